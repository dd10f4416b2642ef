import type { UrlState } from '../../../url';
import { facetNames } from '../../leaderboard/FacetPickers';

/** Values of a repeatable parameter; undefined where the address has none. */
export function valuesOf(url: UrlState, name: string): string[] | undefined {
  const values = url.getAll(name);
  return values.length > 0 ? values : undefined;
}

/** Which services an address asks for, as every audit can be cut. */
export function serviceFilters(url: UrlState) {
  return {
    owner: valuesOf(url, 'owner'),
    system: valuesOf(url, 'system'),
    lifecycle: valuesOf(url, 'lifecycle'),
    kind: valuesOf(url, 'kind'),
    registry: valuesOf(url, 'registry'),
    q: url.get('q'),
  };
}

/** Parameters that {@link serviceFilters} reads. */
export const serviceFilterNames: readonly string[] = [...facetNames, 'q'];

/**
 * Parameters that hold a place: the page of the list, the row that is open,
 * and the page within it. All are dropped when a filter or the order changes.
 */
export const placeNames = ['after', 'open', 'more'] as const;

/** Removes parameters from an address. */
export function without(names: readonly string[]): Record<string, undefined> {
  return Object.fromEntries(names.map(name => [name, undefined]));
}
