import { useCallback, useMemo, useRef, useState, useTransition } from 'react';
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
 *
 * A whole app hangs on the router: its sidebar, its header, every link. Who
 * asks here is told of a change at once, and the rest of the app follows
 * without holding up what the change is about.
 * @public
 */
export function useUrlState(): UrlState {
  const [search, setSearch] = useSearchParams();
  const [isFollowing, startFollowing] = useTransition();
  const told = search.toString();
  const [asked, setAsked] = useState(told);
  const present = isFollowing ? asked : told;

  // Two changes in a row may come before the first one was drawn.
  const latest = useRef({ present, setSearch });
  latest.current = { present, setSearch };

  const set = useCallback(
    (changes: UrlChanges, options?: { replace?: boolean }) => {
      const next = changedSearch(
        new URLSearchParams(latest.current.present),
        changes,
      );
      latest.current.present = next.toString();
      setAsked(latest.current.present);
      startFollowing(() =>
        latest.current.setSearch(next, { replace: options?.replace ?? false }),
      );
    },
    [],
  );
  return useMemo(() => {
    const parameters = new URLSearchParams(present);
    return {
      get: name => parameters.get(name) ?? undefined,
      getAll: name => parameters.getAll(name),
      set,
      href: changes => `?${changedSearch(parameters, changes)}`,
    };
  }, [present, set]);
}
