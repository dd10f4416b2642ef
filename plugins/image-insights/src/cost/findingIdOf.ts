import type { Saving } from '@image-insights/backstage-plugin-image-insights-common';

const prefix = 'finding:';

/**
 * The id that a finding of a plan has in its image: plans name it with
 * `finding:`, and with its repository where a service has several.
 */
export function findingIdOf(row: Pick<Saving, 'id' | 'repository'>): string {
  const id = row.id.startsWith(prefix) ? row.id.slice(prefix.length) : row.id;
  const suffix = ` ${row.repository}`;
  return id.endsWith(suffix) ? id.slice(0, -suffix.length) : id;
}
