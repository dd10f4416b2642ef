/** A path of an image, made safe to compare, to store and to show. */
export interface CleanPath {
  /** `usr/bin/curl`; empty for the root itself. */
  path: string;
  /** True where it climbed out of the root; it is kept at the root then. */
  isEscaping: boolean;
  /** True where characters were replaced. */
  isOdd: boolean;
}

/** Everyday paths: printable ASCII, no empty part, none of dots alone. */
const PLAIN = /^[\x20-\x7e]*$/;
const NEEDS_RESOLVING = /(?:^|\/)(?:\.{0,2})(?:\/|$)/;

/**
 * Control characters (NUL among them, which databases refuse) and such as are
 * invisible or turn the direction of writing, so that one path could pass for
 * another on a page.
 */
const UNWANTED =
  /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * Normalises a path of a tar as container runtimes do before they unpack:
 * absolute ones begin at the image's root, `.` and empty parts vanish, `..`
 * climbs, but never out of the root. Unwanted characters become U+FFFD.
 */
export function cleanPath(raw: string): CleanPath {
  const isPlain = PLAIN.test(raw);
  const text = isPlain ? raw : raw.replace(UNWANTED, '\ufffd');
  const isOdd = !isPlain && text !== raw;
  if (!NEEDS_RESOLVING.test(text)) {
    return { path: text, isEscaping: false, isOdd };
  }
  const kept: string[] = [];
  let isEscaping = false;
  for (const part of text.split('/')) {
    if (part === '..') {
      isEscaping = kept.pop() === undefined || isEscaping;
    } else if (part !== '' && part !== '.') {
      kept.push(part);
    }
  }
  return { path: kept.join('/'), isEscaping, isOdd };
}
