/** Words that people write where a secret would stand. */
const PLACEHOLDER =
  /example|placeholder|change[-_ ]?me|your[-_ ]|dummy|insert|redacted|xxxx|0000000|1234567|abcdef|\*\*\*|\.\.\.|<|>|\$\{|\{\{/i;

/**
 * Whether a text could come from a random generator: no placeholder, and at
 * least so much entropy per character (Shannon's, in bits, over the text's own
 * characters).
 */
export function looksRandom(text: string, leastBits = 3.2): boolean {
  return !PLACEHOLDER.test(text) && entropy(text) >= leastBits;
}

/** True for what stands where a value is to be put, or where there is none. */
export function isPlaceholder(text: string): boolean {
  return text.length < 4 || PLACEHOLDER.test(text) || /^\$/.test(text);
}

function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  let bits = 0;
  for (const count of counts.values()) {
    const share = count / text.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}
