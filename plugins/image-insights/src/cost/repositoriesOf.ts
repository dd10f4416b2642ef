import type { CostInput } from '@image-insights/backstage-plugin-image-insights-common';

/** The repositories that an input is about, in their order, once each. */
export function repositoriesOf(input: CostInput): string[] {
  return [...new Set(input.streams.map(({ repository }) => repository))];
}
