import { RegistryError } from '../errors';

/**
 * What is being read, for errors.
 * @internal
 */
export interface Where {
  host: string;
  repository?: string;
  reference?: string;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const OPEN_ARRAY = 0x5b;
const CLOSE_OBJECT = 0x7d;
const CLOSE_ARRAY = 0x5d;

/**
 * Parses JSON from a registry. Nesting is measured on the bytes first: V8
 * parses millions of nested arrays, and whatever walks them then overflows
 * the stack.
 *
 * @throws RegistryError `invalid-answer` or `too-large`
 * @internal
 */
export function parseJson(
  bytes: Uint8Array,
  options: { what: string; depth: number; where: Where },
): unknown {
  const { what, depth, where } = options;
  if (isDeeperThan(bytes, depth)) {
    throw new RegistryError({
      ...where,
      code: 'too-large',
      message: `The ${what} from ${where.host} nests deeper than ${depth} levels`,
      remedy: 'Look at what pushed it; no image tool nests that deep.',
    });
  }
  try {
    const parsed: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(bytes),
    );
    return parsed;
  } catch {
    // The parser's own message quotes the text, which may hold anything.
    throw new RegistryError({
      ...where,
      code: 'invalid-answer',
      message: `The ${what} from ${where.host} is not JSON`,
      remedy:
        'Check that the host is a registry and that no proxy or login page answers in its place.',
    });
  }
}

/**
 * True where brackets outside of strings nest deeper than `limit`.
 * @internal
 */
export function isDeeperThan(bytes: Uint8Array, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (inString) {
      if (byte === BACKSLASH) {
        index += 1;
      } else if (byte === QUOTE) {
        inString = false;
      }
    } else if (byte === QUOTE) {
      inString = true;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      depth += 1;
      if (depth > limit) {
        return true;
      }
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      depth -= 1;
    }
  }
  return false;
}
