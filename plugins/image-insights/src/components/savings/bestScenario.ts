import type { CostScenario } from '@image-insights/backstage-plugin-image-insights-common';

/** The one thing that would change the bill most, and what it takes. */
export interface BestScenario {
  scenario: CostScenario;
  /**
   * `first-byte`: a path that costs no more by the hour, so that it pays at
   * once. `break-even`: one that costs more by the hour, and pays above
   * `bytesPerMonth`. `plain`: nothing by the hour is in question.
   */
  how: 'first-byte' | 'break-even' | 'plain';
  /** What it adds to what is paid by the hour, per month. */
  addedFixed: number;
  bytesPerMonth?: number;
}

/** Half a cent: what is less is not worth a sentence. */
const leastAmount = 0.005;

/**
 * What would save most: the bytes' price less what would be paid by the hour
 * in addition, while everything that is there stays for other traffic.
 *
 * @param scenarios - of all services, amounts per month
 * @param fixedToday - what is paid by the hour today, per month
 * @returns nothing where no scenario saves half a cent
 */
export function bestScenario(
  scenarios: readonly CostScenario[],
  fixedToday: number,
): BestScenario | undefined {
  let best: CostScenario | undefined;
  let bestGain = leastAmount;
  const added = (scenario: CostScenario) =>
    Math.max(0, scenario.fixedPerMonth - fixedToday);
  for (const scenario of scenarios) {
    const gain = scenario.savedAmountPerMonth - added(scenario);
    // Equal gains: the one that asks for less by the hour.
    if (
      gain > bestGain ||
      (best && gain === bestGain && added(scenario) < added(best))
    ) {
      best = scenario;
      bestGain = gain;
    }
  }
  if (!best) return undefined;
  const addedFixed = added(best);
  const bytesPerMonth = best.breakEven?.keptBytesPerMonth;
  if (best.kind !== 'path') return { scenario: best, how: 'plain', addedFixed };
  return bytesPerMonth === 0 || addedFixed === 0
    ? { scenario: best, how: 'first-byte', addedFixed }
    : { scenario: best, how: 'break-even', addedFixed, bytesPerMonth };
}
