import type { HistoryPoint } from '@image-insights/backstage-plugin-image-insights-common';
import {
  dateOf,
  defaultRange,
  rangeNames,
  resolveRange,
  type RangeName,
} from '../../trend';
import { oneOf, type ImagesView, type UrlChanges } from '../../url';

/**
 * What to change of an address so that it shows the same tomorrow: digests for
 * tags, dates for "90 days", names for what would otherwise be the first or the
 * newest.
 */
export function pinnedChanges(options: {
  view: ImagesView;
  get: (name: string) => string | undefined;
  repository: string;
  platform?: string;
  points: readonly HistoryPoint[];
  /** Digests of the release that is shown, and of the one before it. */
  digest?: string;
  before?: string;
  /** With what the trend begins where the app decided it. */
  usualRange?: RangeName;
  now: number;
}): UrlChanges {
  const { view, get, repository, platform, points, digest, before, now } =
    options;
  const changes: UrlChanges = { repo: repository, platform };
  if (view === 'compare') {
    changes.base = get('base') ?? before;
    changes.head = get('head') ?? digest;
  }
  // Where costs are shown, they are those of the newest, whatever it is then.
  if (digest !== undefined && view !== 'cost') changes.release = digest;
  if (view === 'trend' && points.length > 0) {
    const usual = options.usualRange ?? defaultRange(points, now);
    const { from, until } = resolveRange({
      range: oneOf(
        [usual, ...rangeNames.filter(name => name !== usual)],
        get('range'),
      ).value,
      since: get('since'),
      until: get('until'),
      firstAt: points[0].at,
      now,
    });
    changes.range = undefined;
    changes.since = dateOf(from);
    changes.until = dateOf(until);
  }
  return changes;
}
