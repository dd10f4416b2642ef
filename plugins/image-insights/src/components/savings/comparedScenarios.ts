import type { CostScenario } from '@image-insights/backstage-plugin-image-insights-common';

/** What is equal on the screen is equal in the order. */
function wholeCoins(amount: number): number {
  return Math.round(amount * 100);
}

/** Whether another path is cheaper from the first byte on. */
function paysAtOnce({ breakEven }: CostScenario): boolean {
  return breakEven?.keptBytesPerMonth === 0;
}

/** Paths are compared in any case; all else only where it changes something. */
function doesSomething(scenario: CostScenario): boolean {
  return (
    scenario.kind === 'path' ||
    scenario.savedAmountPerMonth !== 0 ||
    scenario.savedBytesPerMonth !== 0 ||
    (scenario.savedStorageAmountPerMonth ?? 0) !== 0
  );
}

/**
 * What is worth a row beside today's: by what it saves; of those that save the
 * same, what pays at once and then what costs least by the hour.
 */
export function comparedScenarios(
  scenarios: readonly CostScenario[],
): CostScenario[] {
  return scenarios
    .filter(doesSomething)
    .sort(
      (a, b) =>
        wholeCoins(b.savedAmountPerMonth) - wholeCoins(a.savedAmountPerMonth) ||
        Number(paysAtOnce(b)) - Number(paysAtOnce(a)) ||
        a.fixedPerMonth - b.fixedPerMonth,
    );
}
