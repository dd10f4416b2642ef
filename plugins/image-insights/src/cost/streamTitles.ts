import type {
  CostInput,
  CostStream,
} from '@image-insights/backstage-plugin-image-insights-common';

const parts = ['repository', 'environment', 'platform'] as const;

/**
 * What each stream is called, by its id: its repository, and of environment
 * and platform what tells it from the others.
 */
export function streamTitles(input: CostInput): Map<string, string> {
  const named = parts.filter(
    part =>
      part === 'repository' ||
      new Set(input.streams.map(stream => stream[part])).size > 1,
  );
  const title = (stream: CostStream) =>
    named.flatMap(part => stream[part] ?? []).join(', ');
  return new Map(input.streams.map(stream => [stream.id, title(stream)]));
}
