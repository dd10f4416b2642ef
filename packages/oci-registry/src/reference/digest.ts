import { createHash } from 'node:crypto';
import { RegistryError } from '../errors';

const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
const LONGEST_DIGEST = 'sha512:'.length + 128;

/**
 * A hash that can be verified here.
 * @public
 */
export type DigestAlgorithm = 'sha256' | 'sha512';

/**
 * True for `sha256:` + 64 or `sha512:` + 128 lower-case hexadecimal digits.
 * Other algorithms are registered, but cannot be verified here and so are
 * never used.
 * @public
 */
export function isDigest(text: string): boolean {
  return text.length <= LONGEST_DIGEST && DIGEST.test(text);
}

/**
 * Returns the text if it is a digest.
 * @throws RegistryError `invalid-reference` otherwise.
 * @public
 */
export function parseDigest(text: string): string {
  if (!isDigest(text)) {
    throw new RegistryError({
      code: 'invalid-reference',
      message: `'${text.slice(
        0,
        150,
      )}' is not a digest: expected sha256: followed by 64, or sha512: followed by 128, lower-case hexadecimal digits`,
      remedy: 'Give the digest as the registry prints it.',
      reference: text.slice(0, 150),
    });
  }
  return text;
}

/**
 * The algorithm of a valid digest.
 * @public
 */
export function digestAlgorithm(digest: string): DigestAlgorithm {
  return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}

/**
 * The digest of some bytes, e.g. `sha256:44136f…`.
 * @public
 */
export function computeDigest(
  bytes: Uint8Array,
  algorithm: DigestAlgorithm = 'sha256',
): string {
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}
