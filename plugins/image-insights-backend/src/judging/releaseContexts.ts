import {
  HistoryPoint,
  TagPattern,
  compareVersionNumbers,
  parseTagVersion,
} from '@image-insights/backstage-plugin-image-insights-common';
import { TagImage } from '../database/TagImage';
import { groupedBy } from '../collections/groupedBy';
import { currentPoint, judgedPoints, tagPoints } from '../service/releases';

/** Earlier releases that rules look at. */
const MAX_EARLIER = 20;

/** Images that are no release are judged after all that are. */
export const NO_RELEASE_RANK = 500;

/** What the releases of its repository say of one image. */
export interface ReleaseContext {
  digest: string;
  platform: string;
  tag: string;
  /** All tags that point, or pointed last, to the image. */
  tags: string[];
  at: string;
  /** Newest first. */
  earlier: { digest: string; tag: string; at: string }[];
  /** Newest first. */
  movedFrom: { digest: string; until: string }[];
  /** Whether it is what a new deployment would take. */
  isCurrent: boolean;
  /** 0 for the newest release, 1 for the one before, … */
  rank: number;
  baseName?: string;
}

/**
 * Places every image of a repository among its releases, per platform.
 *
 * @param images - all that its tags pointed to, as `TagStore.images` gives it
 */
export function releaseContexts(
  images: TagImage[],
  pattern: TagPattern | undefined,
): Map<string, ReleaseContext> {
  const found = new Map<string, ReleaseContext>();
  for (const platform of new Set(images.map(image => image.platform))) {
    const ofPlatform = images.filter(image => image.platform === platform);
    const points = judgedPoints(ofPlatform, pattern);
    const current = currentPoint(points);
    const order = newestFirst(points, current);
    const ranks = new Map(order.map((digest, rank) => [digest, rank]));
    const judged = new Map(points.map(point => [point.digest, point]));
    const byDigest = groupedBy(ofPlatform, image => image.digest);
    const byTag = groupedBy(ofPlatform, image => image.tag);
    const lines = new Map<string, HistoryPoint[]>();
    const lineOf = (tag: string) => {
      const line = lines.get(tag) ?? tagPoints(byTag.get(tag) ?? [], tag);
      lines.set(tag, line);
      return line;
    };
    for (const image of ofPlatform) {
      if (found.has(image.digest)) {
        continue;
      }
      const release = judged.get(image.digest);
      const line = release ? points : lineOf(image.tag);
      const point =
        release ?? line.findLast(other => other.digest === image.digest);
      if (point) {
        found.set(image.digest, {
          digest: image.digest,
          platform,
          tag: point.tag,
          tags: tagsOf(byDigest.get(image.digest) ?? []),
          at: point.at,
          earlier: earlierThan(point, line),
          movedFrom: movesBefore(point, byTag.get(point.tag) ?? []),
          isCurrent: current?.digest === image.digest,
          rank: release
            ? ranks.get(image.digest) ?? NO_RELEASE_RANK
            : NO_RELEASE_RANK,
          baseName: image.baseName,
        });
      }
    }
  }
  return found;
}

function newestFirst(
  points: HistoryPoint[],
  current: HistoryPoint | undefined,
): string[] {
  return [
    ...new Set([
      ...(current ? [current.digest] : []),
      ...[...points].reverse().map(point => point.digest),
    ]),
  ];
}

/** Of all that is known of one image. */
function tagsOf(all: TagImage[]): string[] {
  const open = all.filter(image => image.until === undefined);
  return [
    ...new Set((open.length > 0 ? open : all).map(image => image.tag)),
  ].sort();
}

/** The main line before it; of a maintenance release, lower versions. */
function earlierThan(
  point: HistoryPoint,
  line: HistoryPoint[],
): ReleaseContext['earlier'] {
  const place = line.findIndex(
    other => other.digest === point.digest && other.at === point.at,
  );
  const version = parseTagVersion(point.tag);
  const seen = new Set([point.digest]);
  const earlier: ReleaseContext['earlier'] = [];
  for (let index = place - 1; index >= 0; index -= 1) {
    const { digest, tag, at, mainline } = line[index];
    // Long histories are not gone through to their beginning for each image.
    if (earlier.length === MAX_EARLIER) {
      break;
    }
    const theirs =
      point.mainline || !version ? undefined : parseTagVersion(tag);
    const isBefore =
      version && theirs
        ? compareVersionNumbers(theirs, version) <= 0
        : mainline;
    if (isBefore && !seen.has(digest)) {
      earlier.push({ digest, tag, at });
    }
    seen.add(digest);
  }
  return earlier;
}

/** @param images - all that the point's tag pointed to */
function movesBefore(
  point: HistoryPoint,
  images: TagImage[],
): ReleaseContext['movedFrom'] {
  return images
    .flatMap(({ digest, until }) =>
      until !== undefined && until <= point.at && digest !== point.digest
        ? [{ digest, until }]
        : [],
    )
    .sort((left, right) => (left.until < right.until ? 1 : -1))
    .slice(0, MAX_EARLIER);
}
