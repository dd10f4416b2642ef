const day = 24 * 60 * 60 * 1_000;
const margin = 3;

/** A spark line, ready to be drawn. */
export interface SparkPath {
  path: string;
  end: { x: number; y: number };
  smallest: number;
  largest: number;
}

/**
 * Steps of sizes over the last `days`, the last of which holds until now.
 * Vertical from 0 to the largest value. Undefined where there is nothing.
 */
export function sparkPath(options: {
  points: ReadonlyArray<{ at: string; compressedBytes: number }>;
  days: number;
  now: number;
  width: number;
  height: number;
}): SparkPath | undefined {
  const { points, days, now, width, height } = options;
  const from = now - days * day;
  // Of what is older, only the last was still valid when the days began.
  const older = points.filter(point => Date.parse(point.at) < from);
  const shown = [...older.slice(-1), ...points.slice(older.length)];
  if (shown.length === 0) {
    return undefined;
  }
  const sizes = shown.map(point => point.compressedBytes);
  const largest = Math.max(...sizes);
  const x = (time: number) =>
    margin +
    Math.min(1, Math.max(0, (time - from) / (now - from))) *
      (width - 2 * margin);
  const y = (bytes: number) =>
    height -
    margin -
    (largest > 0 ? bytes / largest : 0) * (height - 2 * margin);
  const round = (value: number) => Math.round(value * 10) / 10;

  let path = '';
  for (const [index, point] of shown.entries()) {
    const left = round(x(Date.parse(point.at)));
    const level = round(y(point.compressedBytes));
    path += index === 0 ? `M${left} ${level}` : `H${left}V${level}`;
  }
  const end = {
    x: round(x(now)),
    y: round(y(sizes[sizes.length - 1])),
  };
  return {
    path: `${path}H${end.x}`,
    end,
    smallest: Math.min(...sizes),
    largest,
  };
}
