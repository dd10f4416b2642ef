import type { Finding } from '@image-insights/backstage-plugin-image-insights-common';

/** The findings that name a layer among their places, by its index. @public */
export function findingsOfLayer(
  findings: readonly Finding[],
  index: number,
): Finding[] {
  return findings.filter(({ places }) =>
    places.some(({ layer }) => layer === index),
  );
}
