import type { SavingRow } from '@image-insights/backstage-plugin-image-insights-common';
import { findingIdOf } from '../../cost';
import type { EntityLink } from '../../entity';
import { changedSearch } from '../../url';

/**
 * Where one sees what a row of the plan means: a finding on its service's
 * page, opened; else the service's cost, with what is proposed chosen there.
 *
 * @param images - the address of a service's Images tab
 * @returns nothing for what concerns all services
 */
export function savingHref(
  row: SavingRow,
  images: EntityLink,
): string | undefined {
  if (row.entityRef === undefined) return undefined;
  const finding = row.kind === 'finding' ? findingIdOf(row) : undefined;
  const search = changedSearch(new URLSearchParams(), {
    repo: finding === undefined ? undefined : row.repository,
    of: finding === undefined ? row.repository : undefined,
    finding,
  }).toString();
  const view = finding === undefined ? 'cost' : 'findings';
  return images(row.entityRef, `/${view}${search && `?${search}`}`);
}
