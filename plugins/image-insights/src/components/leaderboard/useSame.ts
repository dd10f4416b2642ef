import { useRef } from 'react';

/**
 * A value as it was before where nothing in it differs: what is drawn of it
 * need not be drawn again.
 */
export function useSame<T>(value: T): T {
  const text = JSON.stringify(value);
  const last = useRef({ value, text });
  if (last.current.text !== text) {
    last.current = { value, text };
  }
  return last.current.value;
}
