import { parseTagVersion } from '@image-insights/backstage-plugin-image-insights-common';
import { releaseLinesOfBase } from '@image-insights/image-analysis';

/**
 * Whether what is built on one tag of a base image can as well be built on
 * another: the same flavour, and the same line of releases as the makers of its
 * system and runtime count them, `12-slim` and `12.8-slim` of Debian, but not
 * `3.11` and `3.12` of Python. Of other images all numbers but the last must
 * agree, of which there must be three.
 *
 * @param repository - of both tags, as people write it
 */
export function isSameLine(
  repository: string,
  left: string,
  right: string,
): boolean {
  if (left === right) {
    return true;
  }
  const a = parseTagVersion(left);
  const b = parseTagVersion(right);
  if (!a || !b || a.suffix !== b.suffix || a.isPreRelease || b.isPreRelease) {
    return false;
  }
  const lines = linesOf(repository, left);
  if (lines !== '') {
    return lines === linesOf(repository, right);
  }
  return (
    a.numbers.length > 2 &&
    a.numbers.length === b.numbers.length &&
    a.numbers.slice(0, -1).every((number, index) => number === b.numbers[index])
  );
}

function linesOf(repository: string, tag: string): string {
  return releaseLinesOfBase(`${repository}:${tag}`)
    .map(({ of }) => of)
    .join(', ');
}
