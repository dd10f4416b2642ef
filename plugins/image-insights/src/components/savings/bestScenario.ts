import type { CostScenario } from '@image-insights/backstage-plugin-image-insights-common';

/** The one thing that would change the bill most, and what it takes. */
export interface BestScenario {
  scenario: CostScenario;
  /**
   * `first-byte`: a path that adds nothing by the hour, so that it pays at
   * once. `break-even`: one that costs something by the hour, beside what
   * today's path goes on to cost for other traffic; it pays above
   * `bytesPerMonth`. `plain`: nothing by the hour is in question.
   */
  how: 'first-byte' | 'break-even' | 'plain';
  /** What it adds to what is paid by the hour, per month. */
  addedFixed: number;
  bytesPerMonth?: number;
}

/** Half a cent: what is less is not worth a sentence. */
const leastAmount = 0.005;

/** What is paid by the hour for it, with all that is there today kept. */
function addedFixedOf(scenario: CostScenario): number {
  const isPath = scenario.kind === 'path';
  const paysAtOnce = scenario.breakEven?.keptBytesPerMonth === 0;
  return isPath && !paysAtOnce ? scenario.fixedPerMonth : 0;
}

/**
 * What would save most: the bytes' price less what would be paid by the hour
 * in addition, while everything that is there stays for other traffic.
 *
 * @param scenarios - of all services, amounts per month
 * @returns nothing where no scenario saves half a cent
 */
export function bestScenario(
  scenarios: readonly CostScenario[],
): BestScenario | undefined {
  const [best] = scenarios
    .map(scenario => {
      const addedFixed = addedFixedOf(scenario);
      const gain = scenario.savedAmountPerMonth - addedFixed;
      return { scenario, addedFixed, gain };
    })
    .filter(({ gain }) => gain >= leastAmount)
    .sort((a, b) => b.gain - a.gain);
  if (!best) return undefined;
  const { scenario, addedFixed } = best;
  if (scenario.kind !== 'path') return { scenario, how: 'plain', addedFixed };
  return addedFixed === 0
    ? { scenario, how: 'first-byte', addedFixed }
    : {
        scenario,
        how: 'break-even',
        addedFixed,
        bytesPerMonth: scenario.breakEven?.keptBytesPerMonth,
      };
}
