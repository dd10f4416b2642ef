import {
  networkPathIdSchema,
  type CostScenario,
  type NetworkPathId,
} from '@image-insights/backstage-plugin-image-insights-common';

/** Paths that all services can be calculated with, and the one that is chosen. */
export function pathsOf(
  scenarios: readonly CostScenario[],
  chosen?: string,
): NetworkPathId[] {
  const wanted = [
    ...scenarios.flatMap(({ kind, subject }) =>
      kind === 'path' ? [subject] : [],
    ),
    chosen,
  ];
  return networkPathIdSchema.options.filter(path => wanted.includes(path));
}
