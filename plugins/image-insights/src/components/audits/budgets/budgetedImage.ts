import type {
  Budget,
  LeaderboardRow,
} from '@image-insights/backstage-plugin-image-insights-common';

/** A service with the image that its budget is measured by. */
export interface BudgetedImage {
  row: LeaderboardRow;
  budget: Budget;
  /** The largest; absent only where the service has none. */
  image?: LeaderboardRow['repositories'][number];
  /** Of that image. */
  bytes: number;
}

/**
 * A budget is for each image of a service, so the largest decides; undefined
 * without a budget.
 */
export function budgetedImage(row: LeaderboardRow): BudgetedImage | undefined {
  const { budget, repositories } = row;
  if (!budget) return undefined;
  const image = repositories.reduce<BudgetedImage['image']>(
    (largest, one) =>
      largest && largest.compressedBytes >= one.compressedBytes ? largest : one,
    undefined,
  );
  return { row, budget, image, bytes: budget.limitBytes + budget.overBytes };
}
