import { Button } from '@backstage/ui';
import type { HistoryPoint } from '@image-insights/backstage-plugin-image-insights-common';
import { trendCsv } from '../../trend';
import { useText } from '../common';

/** Saves the releases that are shown as a CSV file. */
export function DownloadCsv(props: {
  repository: string;
  points: readonly HistoryPoint[];
}) {
  const { t } = useText();
  function save() {
    const file = new Blob([trendCsv(props.points)], { type: 'text/csv' });
    const address = URL.createObjectURL(file);
    const link = document.createElement('a');
    link.href = address;
    link.download = `${props.repository.replace(/[^a-z0-9.-]+/gi, '-')}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  }
  return (
    <Button
      size="small"
      variant="secondary"
      aria-label={t('trend.downloadCsv')}
      onPress={save}
    >
      {t('trend.csv')}
    </Button>
  );
}
