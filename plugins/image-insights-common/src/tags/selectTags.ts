import { TagPattern } from './compileTagPattern';
import { environmentOfTag } from './environmentTags';
import {
  TagVersion,
  compareNaturally,
  compareVersions,
  parseTagVersion,
} from './version';

/**
 * `release`: one of a row of versions, each a point of the trend. `moving`:
 * a name that is meant to point to something else tomorrow (`latest`, `prod`).
 * @public
 */
export type TagKind = 'release' | 'moving';

/** @public */
export interface SelectedTag {
  tag: string;
  kind: TagKind;
}

/** @public */
export interface TagSelection {
  /** Moving tags first, then releases, newest first. */
  selected: SelectedTag[];
  /** Releases that `limit` left out: the oldest. */
  leftOut: number;
}

const MOVING = new Set(['latest', 'main', 'master', 'stable', 'edge']);

/**
 * What a tag is, `undefined` for what is not followed. By the built-in rule
 * that is commit hashes, branches, anything else; with a pattern, whatever it
 * does not match.
 * @public
 */
export function tagKindOf(
  tag: string,
  pattern?: TagPattern,
): TagKind | undefined {
  if (pattern && !pattern.matches(tag)) {
    return undefined;
  }
  if (MOVING.has(tag)) {
    return 'moving';
  }
  if (pattern) {
    return 'release';
  }
  if (environmentOfTag(tag)) {
    return 'moving';
  }
  const version = parseTagVersion(tag);
  if (!version) {
    return undefined;
  }
  return /snapshot$/i.test(version.suffix) ? 'moving' : 'release';
}

/**
 * Chooses the tags of a repository that are followed: the `limit` newest
 * releases and the moving tags. With a pattern, every tag that it matches
 * counts as a release (but for `latest` and its kin) and no other is followed.
 * Newest is decided by version, among tags without one by natural order.
 * @public
 */
export function selectTags(options: {
  tags: string[];
  limit: number;
  pattern?: TagPattern;
}): TagSelection {
  const moving: string[] = [];
  const releases: { tag: string; version?: TagVersion }[] = [];
  for (const tag of new Set(options.tags)) {
    const kind = tagKindOf(tag, options.pattern);
    if (kind === 'moving') {
      moving.push(tag);
    } else if (kind === 'release') {
      releases.push({ tag, version: parseTagVersion(tag) });
    }
  }
  releases.sort(newestFirst);
  moving.sort();

  const followed = releases.slice(0, options.limit);
  return {
    selected: [
      ...moving
        .slice(0, options.limit)
        .map(tag => ({ tag, kind: 'moving' as const })),
      ...followed.map(({ tag }) => ({ tag, kind: 'release' as const })),
    ],
    leftOut: releases.length - followed.length,
  };
}

function newestFirst(
  left: { tag: string; version?: TagVersion },
  right: { tag: string; version?: TagVersion },
): number {
  if (left.version && right.version) {
    return (
      compareVersions(right.version, left.version) ||
      compareNaturally(right.tag, left.tag)
    );
  }
  if (left.version || right.version) {
    return left.version ? -1 : 1;
  }
  return compareNaturally(right.tag, left.tag);
}
