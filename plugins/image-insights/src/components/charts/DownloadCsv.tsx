import { Button } from '@backstage/ui';
import type { HistoryPoint } from '@image-insights/backstage-plugin-image-insights-common';
import { saveCsv } from '../../csv';
import { trendCsv } from '../../trend';
import { useText } from '../common';

/** Saves the releases that are shown as a CSV file. */
export function DownloadCsv(props: {
  repository: string;
  points: readonly HistoryPoint[];
}) {
  const { t } = useText();
  return (
    <Button
      size="small"
      variant="secondary"
      aria-label={t('trend.downloadCsv')}
      onPress={() => saveCsv(props.repository, trendCsv(props.points))}
    >
      {t('trend.csv')}
    </Button>
  );
}
