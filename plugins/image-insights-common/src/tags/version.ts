/**
 * What can be read from a tag that looks like a version.
 * @public
 */
export interface TagVersion {
  /** One to four numbers, most significant first: `1.4.0` is [1, 4, 0]. */
  numbers: number[];
  /** What follows the numbers, without its separator: `alpine`, `rc.1`. */
  suffix: string;
  /** True for `1.2.3-rc.1`, `2.0.0-beta2`, `1.0.0.dev3` and their kin. */
  isPreRelease: boolean;
}

const PREFIX = /^(?:(?:release|rel|version|ver|build|r|v)[-_.]?)?(?=\d)/i;
const NUMBERS = /^\d{1,15}(?:\.\d{1,15}){0,3}/;
const SUFFIX = /^[-+_.]?[0-9A-Za-z][0-9A-Za-z._+-]*$/;
const PRE_RELEASE =
  /^(?:alpha|beta|a|b|rc|cr|pre|preview|dev|m|milestone|snapshot|nightly|canary)(?![a-z])/i;
const HASH = /^[0-9a-f]{7,64}$/i;

/**
 * Reads a tag as a version: an optional `v` or `release-`, one to four
 * numbers joined by dots, and an optional suffix (`1.4.0`, `v2.3`,
 * `2026.11.1`, `20261121-1530`, `1.2.3-alpine`, `release-12`). `undefined`
 * for everything else, commit hashes among it.
 * @public
 */
export function parseTagVersion(tag: string): TagVersion | undefined {
  if (tag.length > 128 || (HASH.test(tag) && /[a-f]/i.test(tag))) {
    return undefined;
  }
  const withoutPrefix = tag.replace(PREFIX, '');
  const found = NUMBERS.exec(withoutPrefix)?.[0];
  if (found === undefined) {
    return undefined;
  }
  const numbers = found.split('.').map(Number);
  const rest = withoutPrefix.slice(found.length);
  if (rest === '') {
    return { numbers, suffix: '', isPreRelease: false };
  }
  // Without a separator only versions with a dot count: `1.0.0rc1` does,
  // `3rd-party` does not.
  const hasSeparator = /^[-+_.]/.test(rest);
  if (!SUFFIX.test(rest) || (!hasSeparator && numbers.length === 1)) {
    return undefined;
  }
  const suffix = hasSeparator ? rest.slice(1) : rest;
  return {
    numbers,
    suffix,
    isPreRelease: !rest.startsWith('+') && PRE_RELEASE.test(suffix),
  };
}

/**
 * Orders versions: by numbers (missing ones are 0), then pre-releases before
 * the release, then suffixes with the numbers in them read as numbers.
 * Negative where `left` is lower. Two flavours of one release (`1.2.3`,
 * `1.2.3-alpine`) differ here; use {@link compareVersionNumbers} to ask which
 * release is newer.
 * @public
 */
export function compareVersions(left: TagVersion, right: TagVersion): number {
  return (
    compareVersionNumbers(left, right) ||
    compareNaturally(left.suffix, right.suffix)
  );
}

/**
 * Orders by numbers and pre-release only: flavours of one release are equal.
 * @public
 */
export function compareVersionNumbers(
  left: TagVersion,
  right: TagVersion,
): number {
  for (let index = 0; index < 4; index++) {
    const difference = (left.numbers[index] ?? 0) - (right.numbers[index] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  if (left.isPreRelease !== right.isPreRelease) {
    return left.isPreRelease ? -1 : 1;
  }
  return left.isPreRelease ? compareNaturally(left.suffix, right.suffix) : 0;
}

/**
 * Orders texts with the numbers in them read as numbers: `rc.2` comes before
 * `rc.10`.
 * @public
 */
export function compareNaturally(left: string, right: string): number {
  const leftParts = left.match(/\d+|\D+/g) ?? [];
  const rightParts = right.match(/\d+|\D+/g) ?? [];
  const shared = Math.min(leftParts.length, rightParts.length);
  for (let index = 0; index < shared; index++) {
    const a = leftParts[index];
    const b = rightParts[index];
    if (a !== b) {
      const difference =
        /^\d/.test(a) && /^\d/.test(b) ? Number(a) - Number(b) : 0;
      return difference || (a < b ? -1 : 1);
    }
  }
  return leftParts.length - rightParts.length;
}
