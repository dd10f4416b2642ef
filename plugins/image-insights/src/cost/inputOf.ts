import type { CostInput } from '@image-insights/backstage-plugin-image-insights-common';

/** The part of an input that is about one repository; all of it without one. */
export function inputOf(
  input: CostInput,
  repository: string | undefined,
): CostInput {
  if (repository === undefined) return input;
  return {
    ...input,
    streams: input.streams.filter(stream => stream.repository === repository),
  };
}
