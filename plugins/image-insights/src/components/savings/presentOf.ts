import type { OrganisationCost } from '@image-insights/backstage-plugin-image-insights-common';

/** An organisation's sums as a row of a comparison. */
export function presentOf(cost: OrganisationCost) {
  const { amountPerMonth, bytesPerMonth, fixedPerMonth } = cost.totals;
  // Services have no node in common, and thus no time on it.
  return { amountPerMonth, bytesPerMonth, fixedPerMonth, secondsPerNode: 0 };
}
