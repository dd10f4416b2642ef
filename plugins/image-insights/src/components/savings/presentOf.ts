import type { OrganisationCost } from '@image-insights/backstage-plugin-image-insights-common';

/** An organisation's sums as a row of a comparison. */
export function presentOf(cost: OrganisationCost) {
  const { amountPerMonth, bytesPerMonth, fixedPerMonth } = cost.totals;
  // Every scenario says what a node's download takes, and how much less it is.
  const [scenario] = cost.scenarios;
  const secondsPerNode = scenario
    ? scenario.secondsPerNode + scenario.savedSecondsPerNode
    : 0;
  return { amountPerMonth, bytesPerMonth, fixedPerMonth, secondsPerNode };
}
