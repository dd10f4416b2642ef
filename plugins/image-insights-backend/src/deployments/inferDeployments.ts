import {
  TagPattern,
  TagVersion,
  compareVersionNumbers,
  environmentOfTag,
  parseTagVersion,
  tagKindOf,
} from '@image-insights/backstage-plugin-image-insights-common';
import { groupedBy } from '../collections/groupedBy';
import {
  BASIS_DAYS,
  DeployedDigest,
  MAX_STREAM_DIGESTS,
} from './DeploymentStreams';
import { monthsOf } from './monthsOf';

/** What a tag pointed to from when on. */
export interface TagMove {
  tag: string;
  documentDigest: string;
  from: string;
}

/** Deployments that a repository's tags tell of. */
export interface InferredStream {
  /** The tag that is named after it; absent where versions tell. */
  environment?: string;
  /** Oldest first, the newest 13. */
  digests: DeployedDigest[];
  /** Absent where there were fewer than three digests. */
  perMonth?: number;
  confidence: 'medium' | 'low';
}

/** From fewer digests nobody can tell how often there are new ones. */
const LEAST_DIGESTS = 3;

const MOVING = ['latest', 'stable', 'main', 'master', 'edge'];

/**
 * What a repository's tags tell of its deployments. A tag named after an
 * environment that moves is a deployment, most likely. Where none is named
 * after production, each new version counts as one, or where there are none,
 * each move of `latest` or its kin: published is not deployed, so that is a
 * weak sign.
 *
 * @param options - `moves` of one repository, oldest first
 */
export function inferDeployments(options: {
  moves: TagMove[];
  pattern?: TagPattern;
  now: Date;
}): InferredStream[] {
  const { moves, pattern, now } = options;
  const byTag = groupedBy(moves, ({ tag }) => tag);
  const environments = [...byTag]
    .filter(([tag]) => environmentOfTag(tag) !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(
      ([tag, own]): InferredStream => ({
        environment: tag,
        ...sequenceOf(own, now),
        confidence: 'medium',
      }),
    );
  const hasProduction = [...byTag.keys()].some(
    tag => environmentOfTag(tag) === 'production',
  );
  if (hasProduction) {
    return environments;
  }
  const releases = releasesOf(moves, pattern);
  const published =
    releases.length > 0
      ? releases
      : MOVING.map(tag => byTag.get(tag)).find(own => own !== undefined) ?? [];
  return published.length === 0
    ? environments
    : [...environments, { ...sequenceOf(published, now), confidence: 'low' }];
}

function sequenceOf(
  moves: TagMove[],
  now: Date,
): Pick<InferredStream, 'digests' | 'perMonth'> {
  const since = new Date(
    now.getTime() - BASIS_DAYS * 24 * 60 * 60_000,
  ).toISOString();
  const recent = new Set(
    moves
      .filter(({ from }) => from >= since)
      .map(({ documentDigest }) => documentDigest),
  );
  const changed = moves.filter(
    ({ documentDigest }, index) =>
      moves[index - 1]?.documentDigest !== documentDigest,
  );
  return {
    digests: changed
      .slice(-MAX_STREAM_DIGESTS)
      .map(({ documentDigest, tag, from }) => ({
        digest: documentDigest,
        tag,
        at: from,
      })),
    perMonth:
      recent.size < LEAST_DIGESTS
        ? undefined
        : recent.size / monthsOf({ first: moves[0].from, now }),
  };
}

/**
 * The releases of the line that people run: neither pre-releases, unless there
 * is nothing else, nor fixes of older versions, nor another flavour (`-alpine`)
 * than the newest one's.
 */
function releasesOf(moves: TagMove[], pattern?: TagPattern): TagMove[] {
  const releases = moves.filter(
    ({ tag }) =>
      tagKindOf(tag, pattern) === 'release' && !environmentOfTag(tag),
  );
  const byDigest = groupedBy(releases, ({ documentDigest }) => documentDigest);
  const named = [...byDigest.values()]
    .map(group => ({ ...mostPrecise(group), from: group[0].from }))
    .map(move => ({ move, version: parseTagVersion(move.tag) }));
  const final = named.filter(({ version }) => version && !version.isPreRelease);
  const versions = final.length > 0 ? final : named;
  const flavour = flavourOf(versions.at(-1)?.version);
  let highest: TagVersion | undefined;
  return versions
    .filter(({ version }) => flavourOf(version) === flavour)
    .filter(({ version }) => {
      if (!version || !highest) {
        highest = version ?? highest;
        return true;
      }
      const isForward = compareVersionNumbers(version, highest) >= 0;
      highest = isForward ? version : highest;
      return isForward;
    })
    .map(({ move }) => move);
}

/** `1.4.2` of `1`, `1.4` and `1.4.2`. */
function mostPrecise(moves: TagMove[]): TagMove {
  const length = ({ tag }: TagMove) =>
    parseTagVersion(tag)?.numbers.length ?? 0;
  return moves.reduce((best, move) =>
    length(move) > length(best) ? move : best,
  );
}

/** A commit's hash within a tag. */
const HASH = /^g?[0-9a-f]{7,40}$/i;

/** What a suffix says but for numbers and hashes: `alpine` of `1.2.3-alpine3.20`. */
function flavourOf(version: TagVersion | undefined): string {
  if (!version || version.isPreRelease) {
    return '';
  }
  return version.suffix
    .split(/[-+_.]/)
    .filter(part => !HASH.test(part))
    .map(part => part.replace(/\d+/g, ''))
    .filter(part => part !== '')
    .join('-');
}
