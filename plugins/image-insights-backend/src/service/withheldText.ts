/** What stands where the name of a base image stood that is not to be told. */
const WITHHELD = '(a base image that you may not see)';

/**
 * Takes names and digests that the caller may not be told out of every text of
 * a value: findings speak of base images in words, too.
 *
 * @param secrets - longest first wins, so that no part of a name stays
 */
export function withheldText<T>(value: T, secrets: readonly string[]): T {
  const words = [...new Set(secrets)]
    .filter(secret => secret !== '')
    .sort((left, right) => right.length - left.length);
  return words.length === 0 ? value : walk(value, words);
}

function walk<T>(value: T, words: string[]): T;
function walk(value: unknown, words: string[]): unknown {
  if (typeof value === 'string') {
    return words.reduce((text, word) => text.split(word).join(WITHHELD), value);
  }
  if (Array.isArray(value)) {
    return value.map(item => walk(item, words));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, walk(item, words)]),
    );
  }
  return value;
}
