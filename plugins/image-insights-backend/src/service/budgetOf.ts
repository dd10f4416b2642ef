import {
  Budget,
  HistoryPoint,
  Release,
} from '@image-insights/backstage-plugin-image-insights-common';
import { toRelease } from './releases';

/**
 * The budget of an image: the entity's own, else the configuration's. Where it
 * is broken, with the release since which it is.
 */
export function budgetOf(options: {
  current: HistoryPoint;
  /** Every release of its repository, oldest first. */
  points: HistoryPoint[];
  own: { budgetBytes?: number };
  config: { defaultBudgetBytes?: number };
}): Budget | undefined {
  const { current, points, own, config } = options;
  const limitBytes = own.budgetBytes ?? config.defaultBudgetBytes;
  if (limitBytes === undefined) {
    return undefined;
  }
  const since = brokenSince({ current, points, limitBytes });
  return {
    limitBytes,
    source: own.budgetBytes === undefined ? 'config' : 'annotation',
    overBytes: current.compressedBytes - limitBytes,
    ...(since && { since }),
  };
}

/** The first of the newest releases in a row that are larger than the limit. */
function brokenSince(options: {
  current: HistoryPoint;
  points: HistoryPoint[];
  limitBytes: number;
}): Release | undefined {
  const { current, points, limitBytes } = options;
  const place = points.indexOf(current);
  const line = [
    ...points.slice(0, Math.max(0, place)).filter(({ mainline }) => mainline),
    current,
  ];
  const kept = line.findLastIndex(
    ({ compressedBytes }) => compressedBytes <= limitBytes,
  );
  const first = line.at(kept + 1);
  return kept === line.length - 1 || first === undefined
    ? undefined
    : toRelease(first);
}
