import { z } from 'zod';

/** A text, or absent where the document holds anything else there. */
export const lenientText = z.string().optional().catch(undefined);

/** A list of texts; a lone text counts as a list of one, anything else as none. */
export const lenientTexts = z
  .union([z.array(z.string()), z.string().transform(text => [text])])
  .optional()
  .catch(undefined);

/** The keys of an object such as ExposedPorts; anything else counts as none. */
export const lenientKeys = z
  .record(z.string(), z.unknown())
  .transform(value => Object.keys(value))
  .optional()
  .catch(undefined);

/** A map of texts, entries that are none left out. */
export const lenientTextMap = z
  .record(z.string(), z.unknown())
  .optional()
  .catch(undefined);

/**
 * Bounds a map of labels or annotations, which anybody who can push may fill:
 * at most `entries` of them, each cut at `characters`.
 */
export function boundMap(
  map: Record<string, unknown> | undefined,
  bounds: { labels: number; labelCharacters: number },
): Record<string, string> {
  const entries = Object.entries(map ?? {})
    .flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' && key.length <= bounds.labelCharacters
        ? [[key, value.slice(0, bounds.labelCharacters)]]
        : [],
    )
    .slice(0, bounds.labels);
  // fromEntries defines, so that a label named __proto__ stays a label.
  return Object.fromEntries(entries);
}
