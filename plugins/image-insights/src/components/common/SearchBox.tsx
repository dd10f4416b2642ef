import { useEffect, useRef, useState } from 'react';
import { SearchField } from '@backstage/ui';
import type { UrlState } from '../../url';

const typingMilliseconds = 300;

/**
 * Finds rows by a part of a name. What is typed stands in the address once
 * typing has paused, and stays out of the history.
 */
export function SearchBox(props: {
  label: string;
  url: UrlState;
  className?: string;
  /** Parameters that hold the place in a list. */
  pages?: readonly string[];
}) {
  const { label, url, className, pages = ['after'] } = props;
  const asked = url.get('q') ?? '';
  const [text, setText] = useState(asked);
  const last = useRef(asked);
  const change = useRef((_: string) => {});
  change.current = value =>
    url.set(
      {
        q: value || undefined,
        ...Object.fromEntries(pages.map(page => [page, undefined])),
      },
      { replace: true },
    );

  // The address may change by itself: back, forward, "clear all".
  useEffect(() => {
    if (asked !== last.current) {
      last.current = asked;
      setText(asked);
    }
  }, [asked]);

  useEffect(() => {
    if (text === last.current) return undefined;
    const timer = setTimeout(() => {
      last.current = text;
      change.current(text);
    }, typingMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <SearchField
      className={className}
      size="small"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={setText}
    />
  );
}
