import type { TrendRow } from './trendRows';

/** A place on a picture. */
interface Place {
  x: (row: TrendRow) => number;
  y: (bytes: number) => number;
}

/** Tenths of a pixel; more is not seen and makes paths twice as long. */
function pixel(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Rows that follow each other and are all known, in their order. */
function stretches<Value>(
  rows: readonly TrendRow[],
  read: (row: TrendRow) => Value | undefined,
): Array<Array<{ row: TrendRow; value: Value }>> {
  const found: Array<Array<{ row: TrendRow; value: Value }>> = [];
  let open: Array<{ row: TrendRow; value: Value }> | undefined;
  for (const row of rows) {
    const value = read(row);
    if (value === undefined) {
      open = undefined;
    } else if (open) {
      open.push({ row, value });
    } else {
      open = [{ row, value }];
      found.push(open);
    }
  }
  return found;
}

/**
 * A size over time as the path of an SVG: each holds until the next row, and
 * where one is not known the line breaks.
 * @public
 */
export function stepLine(
  rows: readonly TrendRow[],
  read: (row: TrendRow) => number | undefined,
  { x, y }: Place,
): string {
  let path = '';
  for (const [first, ...others] of stretches(rows, read)) {
    let level = pixel(y(first.value));
    path += `M${pixel(x(first.row))} ${level}`;
    for (const { row, value } of others) {
      path += `H${pixel(x(row))}`;
      const next = pixel(y(value));
      if (next !== level) path += `V${next}`;
      level = next;
    }
  }
  return path;
}

/**
 * The area between two sizes over time, in the same steps as
 * {@link stepLine}.
 * @public
 */
export function stepArea(
  rows: readonly TrendRow[],
  read: (row: TrendRow) => readonly [number, number] | undefined,
  { x, y }: Place,
): string {
  let path = '';
  for (const stretch of stretches(rows, read)) {
    const steps = stretch.map(({ row, value: [low, high] }) => ({
      at: pixel(x(row)),
      low: pixel(y(low)),
      high: pixel(y(high)),
    }));
    const [first, ...others] = steps;
    path += `M${first.at} ${first.high}`;
    for (const { at, high } of others) {
      path += `H${at}V${high}`;
    }
    // Back on the other side: a step's level reaches from its end to its begin.
    for (const { at, low } of steps.slice(0, -1).reverse()) {
      path += `V${low}H${at}`;
    }
    path += 'Z';
  }
  return path;
}
