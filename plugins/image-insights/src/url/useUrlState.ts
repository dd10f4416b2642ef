import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { UrlChanges, changedSearch } from './changedSearch';

/** What the address of the page says, and how to change it. @public */
export interface UrlState {
  get(name: string): string | undefined;
  getAll(name: string): string[];
  /**
   * Changes the address. `replace` keeps the change out of the history.
   */
  set(changes: UrlChanges, options?: { replace?: boolean }): void;
  /** The search part of a link that applies the changes. */
  href(changes: UrlChanges): string;
}

/**
 * The state of a page lives in its address, so that every view is a link. The
 * only place in the plugin that knows the router.
 * @public
 */
export function useUrlState(): UrlState {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (changes: UrlChanges, options?: { replace?: boolean }) =>
      setSearch(present => changedSearch(present, changes), {
        replace: options?.replace ?? false,
      }),
    [setSearch],
  );
  return useMemo(
    () => ({
      get: name => search.get(name) ?? undefined,
      getAll: name => search.getAll(name),
      set,
      href: changes => `?${changedSearch(search, changes)}`,
    }),
    [search, set],
  );
}
