import type {
  HistoryGap,
  HistoryPoint,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { TimeRange } from './trendRange';

/**
 * One place on the horizontal axis. The size holds from here until the next
 * row. `undefined` breaks the line: unknown is not drawn.
 * @public
 */
export interface TrendRow {
  /** Milliseconds since 1970, or the number of the release in its order. */
  x: number;
  /** Size of the mainline from here on, where scans watched it. */
  total?: number;
  /** The same, before the first scan: placed by the images' own dates. */
  placed?: number;
  /** `[0, base]`, where the base image is known. */
  base?: [number, number];
  /** `[base, total]`, where the base image is known. */
  own?: [number, number];
  /** `[0, total]`, where base and own part cannot be told apart. */
  whole?: [number, number];
  /** The base part alone, for the logarithmic scale. */
  baseLine?: number;
  /** Size of a maintenance release: a dot beside the line. */
  maintenance?: number;
  /** The release that begins here, where one does. */
  release?: HistoryPoint;
}

/** How the horizontal axis runs. @public */
export type TrendAxis = 'time' | 'order';

function held(point: HistoryPoint, before: boolean): Omit<TrendRow, 'x'> {
  const { compressedBytes: total, baseBytes } = point;
  const size = before ? { placed: total } : { total };
  return baseBytes === undefined
    ? { ...size, whole: [0, total] }
    : {
        ...size,
        base: [0, baseBytes],
        own: [baseBytes, total],
        // A logarithmic scale has no place for nothing.
        baseLine: baseBytes > 0 ? baseBytes : undefined,
      };
}

/**
 * A series that ends where the next release begins still holds until there:
 * that takes a row of its own.
 */
function closing(
  x: number,
  earlier: HistoryPoint | undefined,
  later: HistoryPoint,
  before: boolean,
): TrendRow[] {
  if (!earlier) return [];
  const old = held(earlier, before);
  const next = held(later, before);
  const ends =
    (old.base && !next.base) ||
    (old.whole && !next.whole) ||
    (old.baseLine && !next.baseLine);
  return ends ? [{ x, ...old }] : [];
}

function timeOf(point: HistoryPoint): number {
  return Date.parse(point.at);
}

/** The releases between two times, both included. @public */
export function pointsInRange(
  points: readonly HistoryPoint[],
  range: TimeRange,
): HistoryPoint[] {
  return points.filter(point => {
    const at = timeOf(point);
    return at >= range.from && at <= range.until;
  });
}

function orderedRows(
  points: readonly HistoryPoint[],
  all: readonly HistoryPoint[],
): TrendRow[] {
  const places = new Map(all.map((point, place) => [point, place]));
  let current: HistoryPoint | undefined;
  const rows: TrendRow[] = [];
  for (const [index, point] of points.entries()) {
    const x = places.get(point) ?? index;
    if (point.mainline) {
      rows.push(...closing(x, current, point, false));
      current = point;
    }
    rows.push({
      x,
      ...(current ? held(current, false) : {}),
      ...(point.mainline ? {} : { maintenance: point.compressedBytes }),
      release: point,
    });
  }
  // The last release is as wide as the others.
  return current ? [...rows, { x: all.length, ...held(current, false) }] : rows;
}

/**
 * Makes the rows of the trend chart from the releases of one repository.
 *
 * A release holds until the next one. Only the highest version so far carries
 * the line; maintenance releases stand beside it. The line breaks at gaps and
 * begins with the release that was valid when the range begins.
 *
 * @param options - `points` oldest first; `all` of the range where `points` are
 * only some of them, so that each has its place in the order of all;
 * `observedSince` is the first scan
 * @public
 */
export function trendRows(options: {
  points: readonly HistoryPoint[];
  all?: readonly HistoryPoint[];
  gaps: readonly HistoryGap[];
  range: TimeRange;
  axis: TrendAxis;
  observedSince?: string;
}): TrendRow[] {
  const { points, gaps, range, axis } = options;
  const inside = pointsInRange(points, range);
  if (axis === 'order') {
    return orderedRows(inside, options.all ?? inside);
  }
  const observed = options.observedSince
    ? Date.parse(options.observedSince)
    : -Infinity;

  // Everything that can change what is drawn, in the order of time.
  type Event = {
    at: number;
    kind: 'release' | 'stop' | 'resume' | 'observed' | 'edge';
    point?: HistoryPoint;
  };
  const events: Event[] = inside.map(point => ({
    at: timeOf(point),
    kind: 'release',
    point,
  }));
  for (const gap of gaps) {
    const from = Math.max(Date.parse(gap.from), range.from);
    const until = Math.min(Date.parse(gap.until), range.until);
    if (from < until) {
      events.push({ at: from, kind: 'stop' }, { at: until, kind: 'resume' });
    }
  }
  if (observed > range.from && observed < range.until) {
    events.push({ at: observed, kind: 'observed' });
  }
  events.push({ at: range.until, kind: 'edge' });
  events.sort((a, b) => a.at - b.at);

  const beforeRange = points.filter(
    point => point.mainline && timeOf(point) < range.from,
  );
  let current = beforeRange[beforeRange.length - 1];
  let stopped = 0;
  const rows: TrendRow[] = current
    ? [{ x: range.from, ...held(current, range.from < observed) }]
    : [];

  for (const event of events) {
    const before = event.at < observed;
    if (event.kind === 'stop') {
      // One row ends the line, the next one is empty.
      if (current && stopped === 0) {
        rows.push({ x: event.at, ...held(current, before) });
      }
      stopped += 1;
      rows.push({ x: event.at });
      continue;
    }
    if (event.kind === 'resume') {
      stopped -= 1;
    }
    if (event.kind === 'observed' && current && stopped === 0) {
      // Both lines meet here.
      rows.push({
        x: event.at,
        ...held(current, false),
        placed: current.compressedBytes,
      });
      continue;
    }
    if (event.point?.mainline) {
      if (stopped === 0) {
        rows.push(...closing(event.at, current, event.point, before));
      }
      current = event.point;
    }
    const visible = current && (stopped === 0 || event.kind === 'release');
    rows.push({
      x: event.at,
      ...(visible ? held(current, before) : {}),
      ...(event.point && !event.point.mainline
        ? { maintenance: event.point.compressedBytes }
        : {}),
      release: event.point,
    });
  }
  return rows;
}
