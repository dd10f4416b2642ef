import { Alert, Button } from '@backstage/ui';
import type { HistoryPoint } from '@image-insights/backstage-plugin-image-insights-common';
import { formatDate } from '../../format';
import { dateOf, releaseId, type TimeRange } from '../../trend';
import type { UrlState } from '../../url';
import { useText } from '../common';

const day = 24 * 60 * 60 * 1_000;

/** Says that a range holds no release, and which ones are nearest to it. */
export function EmptyRange(props: {
  points: readonly HistoryPoint[];
  range: TimeRange;
  url: UrlState;
}) {
  const { t, locale } = useText();
  const { points, range, url } = props;
  const last = points.findLast(point => Date.parse(point.at) < range.from);
  const next = points.find(point => Date.parse(point.at) > range.until);
  const nearest = last ?? next;
  const text = last ? 'states.emptyRangeLast' : 'service.emptyRangeNext';
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
        nearest &&
        t(text, { tag: nearest.tag, when: formatDate(nearest.at, locale) })
      }
      customActions={
        nearest && (
          <>
            <Button
              size="small"
              variant="secondary"
              onPress={() => {
                const at = Date.parse(nearest.at);
                url.set({
                  release: releaseId(nearest, points),
                  range: undefined,
                  since: dateOf(Math.min(at - day, range.from)),
                  until: dateOf(Math.max(at + day, range.until)),
                });
              }}
            >
              {t('service.showIt')}
            </Button>
            <Button
              size="small"
              variant="secondary"
              onPress={() =>
                url.set({ range: 'all', since: undefined, until: undefined })
              }
            >
              {t('states.showAllTime')}
            </Button>
          </>
        )
      }
    />
  );
}
