import { Button } from '@backstage/ui';
import type {
  HistoryDeployment,
  HistoryPoint,
} from '@image-insights/backstage-plugin-image-insights-common';
import { saveCsv } from '../../csv';
import { trendCsv } from '../../trend';
import { useText } from '../common';

/** Saves the releases that are shown as a CSV file. */
export function DownloadCsv(props: {
  repository: string;
  points: readonly HistoryPoint[];
  deployments?: readonly HistoryDeployment[];
}) {
  const { t } = useText();
  const { repository, points, deployments } = props;
  return (
    <Button
      size="small"
      variant="secondary"
      aria-label={t('trend.downloadCsv')}
      onPress={() => saveCsv(repository, trendCsv(points, deployments))}
    >
      {t('trend.csv')}
    </Button>
  );
}
