import { useRef } from 'react';
import type { UrlState } from '../../../url';

/** Which row of a list is open, as the address says. */
export interface OpenRow {
  /** Its key. */
  key?: string;
  /** True for the row that the address named when the page was opened. */
  isWanted: (key: string) => boolean;
  toggle: (key: string) => void;
}

/** At most one row is open; which one stays out of the history. */
export function useOpenRow(url: UrlState): OpenRow {
  const key = url.get('open');
  const wanted = useRef(key);
  return {
    key,
    isWanted: one => one === wanted.current,
    toggle: one =>
      url.set(
        { open: one === key ? undefined : one, more: undefined },
        { replace: true },
      ),
  };
}
