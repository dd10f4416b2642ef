import type {
  HistoryPoint,
  ScoreSummary,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { TimeRange } from './trendRange';
import type { TrendAxis, TrendRow } from './trendRows';

/** A stretch over which a release and its score were valid. @public */
export interface ScoreStep {
  /** Where it begins and ends, as the rows of the trend are placed. */
  from: number;
  until: number;
  score: ScoreSummary;
  release: HistoryPoint;
}

/**
 * The scores of the releases that carry the line of the trend, each from its
 * release to the next. A release that was not judged leaves a hole: unknown is
 * not drawn, neither is what was not scanned.
 *
 * @param rows - of the size trend, whose horizontal places the scores share
 * @param before - the release that was valid when the range begins
 * @public
 */
export function scoreSteps(options: {
  rows: readonly TrendRow[];
  range: TimeRange;
  axis: TrendAxis;
  before?: HistoryPoint;
}): ScoreStep[] {
  const { rows, range, axis } = options;
  const steps: ScoreStep[] = [];
  let release = axis === 'time' ? options.before : undefined;
  let from = range.from;
  function close(until: number) {
    if (release?.score && until > from) {
      steps.push({ from, until, score: release.score, release });
    }
    from = until;
  }
  for (const row of rows) {
    const isDrawn = row.total !== undefined || row.placed !== undefined;
    if (row.release?.mainline) {
      close(row.x);
      release = row.release;
      from = row.x;
    } else if (!isDrawn) {
      // A gap begins; what was valid goes on where it ends.
      close(row.x);
      from = Infinity;
    } else if (from === Infinity) {
      from = row.x;
    }
  }
  const last = rows[rows.length - 1]?.x;
  if (last !== undefined) close(last);
  return steps;
}
