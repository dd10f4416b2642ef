import { useEffect, useRef, useState } from 'react';
import { Button } from '@backstage/ui';
import {
  csvText,
  type CsvColumns,
} from '@image-insights/backstage-plugin-image-insights-common';
import { allPages, saveCsv, type CursorPage } from '../../csv';
import { Spoken, useText } from '../common';
import styles from './Savings.module.css';

/**
 * Saves a whole list as a CSV file: all pages of what is filtered, not only
 * the one that is shown.
 */
export function DownloadAll<Row>(props: {
  rows: number;
  /** Of the file. */
  name: string;
  columns: CsvColumns<Row>;
  read: (
    cursor: string | undefined,
    signal: AbortSignal,
  ) => Promise<CursorPage<Row>>;
}) {
  const { t, locale } = useText();
  const { rows: count, name, columns, read } = props;
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
      const rows = await allPages(cursor => read(cursor, present.signal));
      if (present.signal.aborted) return;
      saveCsv(name, csvText(columns, rows));
    } catch (error) {
      if (present.signal.aborted) return;
      setFailure(error instanceof Error ? error.message : String(error));
    }
    setReading(false);
  }

  return (
    <>
      <Button
        size="small"
        variant="secondary"
        isDisabled={isReading}
        onPress={save}
      >
        {t('audits.csv', { count, amount: count.toLocaleString(locale) })}
      </Button>
      <Spoken role="status">{isReading ? t('savings.csvReading') : ''}</Spoken>
      {failure !== undefined && (
        <p role="alert" className={styles.text}>
          {t('savings.csvFailed', { message: failure })}
        </p>
      )}
    </>
  );
}
