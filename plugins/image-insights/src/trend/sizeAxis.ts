import { linearTicks, logarithmicTicks } from './ticks';
import type { TrendRow } from './trendRows';

/** How the vertical axis of a trend runs. @public */
export type TrendScale = 'linear' | 'log';

/** The vertical axis of a trend. @public */
export interface SizeAxis {
  /** From the bottom to the top of the picture. */
  ticks: number[];
  largestBytes: number;
  /** False where the budget would press everything else flat: then it is words. */
  isBudgetNear: boolean;
}

/** Above the largest value: what stands at it needs room. */
const headroom = 1.08;

/**
 * The vertical axis that shows all rows: from 0, or in whole decades around
 * them. A budget above twice the largest size is left out.
 * @public
 */
export function sizeAxis(options: {
  rows: readonly TrendRow[];
  scale: TrendScale;
  limitBytes?: number;
}): SizeAxis {
  const { rows, scale, limitBytes } = options;
  let largestBytes = 0;
  let smallest = Infinity;
  for (const { total, placed, maintenance, baseLine } of rows) {
    for (const size of [total, placed, maintenance]) {
      if (size === undefined) continue;
      largestBytes = Math.max(largestBytes, size);
      smallest = Math.min(smallest, size);
    }
    if (scale === 'log' && baseLine !== undefined) {
      smallest = Math.min(smallest, baseLine);
    }
  }
  const isBudgetNear =
    limitBytes !== undefined && limitBytes <= largestBytes * 2;
  const top = isBudgetNear ? Math.max(largestBytes, limitBytes) : largestBytes;
  return {
    ticks:
      scale === 'log'
        ? logarithmicTicks(smallest, top)
        : linearTicks(top * headroom),
    largestBytes,
    isBudgetNear,
  };
}
