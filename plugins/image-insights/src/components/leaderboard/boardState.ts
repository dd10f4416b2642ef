import { oneOf, type UrlState } from '../../url';
import { facetNames } from './FacetPickers';
import { measures, usualSort, type Measure } from './measures';

/** What can be ranked; the first is what is shown at first. */
export const boards = ['service', 'owner', 'system'] as const;
/** One of {@link boards}. */
export type Board = (typeof boards)[number];

/** Which services are counted. */
export interface BoardFilters {
  owner?: string[];
  system?: string[];
  lifecycle?: string[];
  kind?: string[];
  registry?: string[];
  q?: string;
  budget?: 'over';
}

/** What the address says about the leaderboard. */
export interface BoardState {
  by: Board;
  orderBy: Measure;
  order: 'asc' | 'desc';
  filters: BoardFilters;
  isFiltered: boolean;
  cursor?: string;
  /** What was asked for by the parameter and is not known. */
  unknown: { sort?: string; by?: string };
}

/** Names of the parameters that say which services are counted. */
export const filterNames = [...facetNames, 'q', 'budget'] as const;

/** No filter, and the first page. */
export const withoutFilters: Record<string, undefined> = Object.fromEntries(
  [...filterNames, 'after'].map(name => [name, undefined]),
);

/**
 * Reads what the address says.
 *
 * @param defaultSort - by what is ranked where it says nothing
 */
export function boardState(url: UrlState, defaultSort: Measure): BoardState {
  const sort = oneOf(
    [usualSort(defaultSort), ...measures.flatMap(one => [`-${one}`, one])],
    url.get('sort'),
  );
  const by = oneOf(boards, url.get('by'));
  const list = (name: string) => {
    const values = url.getAll(name);
    return values.length > 0 ? values : undefined;
  };
  const filters = {
    owner: list('owner'),
    system: list('system'),
    lifecycle: list('lifecycle'),
    kind: list('kind'),
    registry: list('registry'),
    q: url.get('q'),
    // Sums of owners and systems know no budgets.
    budget:
      by.value === 'service' && url.get('budget') === 'over'
        ? ('over' as const)
        : undefined,
  };
  return {
    by: by.value,
    orderBy:
      measures.find(one => one === sort.value.replace(/^-/, '')) ?? 'growth',
    order: sort.value.startsWith('-') ? 'desc' : 'asc',
    filters,
    isFiltered: Object.values(filters).some(Boolean),
    cursor: url.get('after'),
    unknown: { sort: sort.unknown, by: by.unknown },
  };
}
