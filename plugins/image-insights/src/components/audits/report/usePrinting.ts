import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * Whether the page is being printed: paper is light whatever the theme. While
 * it is, the document has a title that makes a good name of a file.
 */
export function usePrinting(title: string): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    let before: string | undefined;
    function begin() {
      before ??= document.title;
      document.title = title;
      // The browser draws as soon as this returns.
      flushSync(() => setPrinting(true));
    }
    function end() {
      document.title = before ?? document.title;
      before = undefined;
      setPrinting(false);
    }
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, [title]);
  return isPrinting;
}
