/**
 * Control characters (but tab and newline), and characters that are invisible
 * or reverse the direction of text and so let a text look like another.
 */
const UNWANTED =
  /(?![\n\t])[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Ends a text that was cut; the number is that of the characters left out. */
const CUT = /… \(\d+ more characters\)$/;

/**
 * Makes a text of unknown origin safe to store and to show: no control, bidi
 * or invisible characters, line ends as newlines, at most `maximum` characters
 * and a note of how many more there were.
 */
export function cleanText(text: string, maximum: number): string {
  const cleaned = text.replace(/\r\n?/g, '\n').replace(UNWANTED, '');
  if (cleaned.length <= maximum || isCut(cleaned, maximum)) {
    return cleaned;
  }
  let kept = cleaned.slice(0, maximum);
  if (/[\ud800-\udbff]$/.test(kept)) {
    kept = kept.slice(0, -1);
  }
  return `${kept}… (${cleaned.length - kept.length} more characters)`;
}

function isCut(text: string, maximum: number): boolean {
  return text.length <= maximum + 40 && CUT.test(text.slice(-40));
}
