import { Budget } from '@image-insights/backstage-plugin-image-insights-common';

/** The budget of an image: the entity's own, else the configuration's. */
export function budgetOf(
  compressedBytes: number,
  own: { budgetBytes?: number },
  config: { defaultBudgetBytes?: number },
): Budget | undefined {
  const limitBytes = own.budgetBytes ?? config.defaultBudgetBytes;
  return limitBytes === undefined
    ? undefined
    : {
        limitBytes,
        source: own.budgetBytes === undefined ? 'config' : 'annotation',
        overBytes: compressedBytes - limitBytes,
      };
}
