import { useEffect, useRef, useState } from 'react';
import { Button } from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import type { CsvList } from '@image-insights/backstage-plugin-image-insights-common';
import { imageInsightsApiRef } from '../../api';
import { saveCsv } from '../../csv';
import { useText } from './useText';

/**
 * Saves a list of the backend as CSV: all rows of the visible filter, whatever
 * page is shown. Says beforehand how many there are.
 */
export function DownloadList(props: {
  list: CsvList;
  /** As of the list's own call; the page is left out. */
  query: Record<string, string | number | string[] | undefined>;
  rows: number;
  /** Of the file; the date is added. */
  name: string;
}) {
  const { t, locale } = useText();
  const { list, query, rows, name } = props;
  const api = useApi(imageInsightsApiRef);
  const [isReading, setReading] = useState(false);
  const [failure, setFailure] = useState<string>();
  const controller = useRef<AbortController>(undefined);
  useEffect(() => () => controller.current?.abort(), []);

  async function save() {
    const present = new AbortController();
    controller.current = present;
    setReading(true);
    setFailure(undefined);
    try {
      const text = await api.getCsv(list, query, { signal: present.signal });
      if (present.signal.aborted) return;
      saveCsv(
        `${name}-${new Date(Date.now()).toISOString().slice(0, 10)}`,
        text,
      );
    } catch (error) {
      if (present.signal.aborted) return;
      setFailure(error instanceof Error ? error.message : String(error));
    }
    setReading(false);
  }

  return (
    <>
      {failure !== undefined && (
        <span role="alert">{t('savings.csvFailed', { message: failure })}</span>
      )}
      <Button
        size="small"
        variant="secondary"
        isDisabled={rows === 0}
        isPending={isReading}
        onPress={save}
      >
        {t('audits.csv', {
          count: rows,
          amount: rows.toLocaleString(locale),
        })}
      </Button>
    </>
  );
}
