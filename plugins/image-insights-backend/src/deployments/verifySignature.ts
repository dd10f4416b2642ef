import { createHmac, timingSafeEqual } from 'node:crypto';

const SIGNATURE = /^(sha256|sha512)=([0-9a-f]{64}|[0-9a-f]{128})$/i;

/**
 * True where `signature`, such as `sha256=<hex>`, is the HMAC of the body by
 * the secret. Takes as long for a wrong signature as for a right one.
 */
export function verifySignature(options: {
  /** As the header has it. */
  signature: string | undefined;
  body: Uint8Array;
  secret: string;
}): boolean {
  const match = SIGNATURE.exec(options.signature?.trim() ?? '');
  if (!match) {
    return false;
  }
  const [, algorithm, hex] = match;
  const expected = createHmac(algorithm.toLowerCase(), options.secret)
    .update(options.body)
    .digest();
  const given = Buffer.from(hex, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
