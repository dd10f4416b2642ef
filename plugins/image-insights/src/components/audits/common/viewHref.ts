import { changedSearch, type UrlChanges } from '../../../url';

/**
 * The address of a view of a service's Images tab.
 *
 * @param tab - the address of the tab; empty for what comes after it
 */
export function viewHref(
  tab: string,
  view: '' | '/findings',
  changes: UrlChanges,
): string {
  return `${tab}${view}?${changedSearch(new URLSearchParams(), changes)}`;
}
