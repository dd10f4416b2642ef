import { RE2JS } from 're2js';
import { Parsed } from '../parsing';

/** Longest regular expression that is accepted for tags. @public */
export const MAX_TAG_PATTERN_LENGTH = 200;

/**
 * Says whether a tag matches a pattern, as a whole.
 * @public
 */
export interface TagPattern {
  /** As it was written. */
  source: string;
  matches(tag: string): boolean;
}

/**
 * Compiles the regular expression of the annotation `image-insights.io/tags`.
 *
 * @remarks
 *
 * Whoever may write a catalog-info.yaml may write such an expression, and it
 * is run in the backend's only thread; so it is run by RE2's algorithm, whose
 * time grows with the length of the tag and never explodes. What that
 * algorithm cannot do (back references, look-around) is refused. It must match
 * the whole tag: `1\..*` does not match `v1.2`.
 * @public
 */
export function compileTagPattern(source: string): Parsed<TagPattern> {
  if (source.trim() === '' || source.length > MAX_TAG_PATTERN_LENGTH) {
    return {
      ok: false,
      message: `The regular expression has ${source.length} characters`,
      remedy: `Write one of 1 to ${MAX_TAG_PATTERN_LENGTH} characters`,
    };
  }
  try {
    const compiled = RE2JS.compile(source);
    return {
      ok: true,
      value: {
        source,
        matches: tag => tag.length <= 128 && compiled.matches(tag),
      },
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      message: `\`${source}\` is no regular expression: ${reason}`,
      remedy:
        'Write a regular expression in RE2 syntax (no look-around, no back ' +
        'references) that matches the whole tag, such as `v\\d+\\.\\d+\\.\\d+`',
    };
  }
}
