import { Alert, Button } from '@backstage/ui';
import type { HistoryPoint } from '@image-insights/backstage-plugin-image-insights-common';
import { formatDate } from '../../format';
import type { TimeRange } from '../../trend';
import type { UrlState } from '../../url';
import { useText } from '../common';

/** Says that a range holds no release, and which one came before it. */
export function EmptyRange(props: {
  points: readonly HistoryPoint[];
  range: TimeRange;
  url: UrlState;
}) {
  const { t, locale } = useText();
  const { points, range, url } = props;
  const before = points.filter(point => Date.parse(point.at) < range.from);
  const last = before[before.length - 1];
  return (
    <Alert
      status="info"
      icon
      role="status"
      title={t('states.emptyRange', {
        from: formatDate(range.from, locale),
        until: formatDate(range.until, locale),
      })}
      description={
        last &&
        t('states.emptyRangeLast', {
          tag: last.tag,
          when: formatDate(last.at, locale),
        })
      }
      customActions={
        points.length > 0 ? (
          <Button
            size="small"
            variant="secondary"
            onPress={() =>
              url.set({ range: 'all', since: undefined, until: undefined })
            }
          >
            {t('states.showAllTime')}
          </Button>
        ) : undefined
      }
    />
  );
}
