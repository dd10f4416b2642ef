import type { ReactNode } from 'react';
import { useText } from './useText';

/**
 * Words that there are in English only, such as sentences about one image's
 * own files: marked, where the page is not in English, so that they are read
 * aloud as what they are.
 */
export function InEnglish(props: { children: ReactNode }) {
  const { locale } = useText();
  return isEnglish(locale) ? (
    <>{props.children}</>
  ) : (
    <span lang="en">{props.children}</span>
  );
}

/** Of a BCP 47 tag. */
export function isEnglish(locale: string): boolean {
  return locale === 'en' || locale.startsWith('en-');
}
