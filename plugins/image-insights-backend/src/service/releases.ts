import {
  HistoryPoint,
  Release,
  TagPattern,
  TagVersion,
  compareNaturally,
  compareVersionNumbers,
  compareVersions,
  parseTagVersion,
  tagKindOf,
} from '@image-insights/backstage-plugin-image-insights-common';
import { TagImage } from '../database/TagImage';
import { groupedBy } from '../collections/groupedBy';

/**
 * The releases of one repository for one platform, oldest first: one point
 * per image, named by its most precise release tag.
 */
export function releasePoints(
  images: TagImage[],
  pattern?: TagPattern,
): HistoryPoint[] {
  const groups = new Map<string, TagImage[]>();
  for (const image of images) {
    if (tagKindOf(image.tag, pattern) === 'release') {
      const group = groups.get(image.digest) ?? [];
      group.push(image);
      groups.set(image.digest, group);
    }
  }
  const byTag = groupedBy(images, ({ tag }) => tag);
  const points = [...groups.values()].map(group => {
    const [named] = [...group].sort(morePrecise);
    const isOpen = group.some(({ until }) => until === undefined);
    const ends = group.map(({ until }) => until ?? '').sort();
    return pointOf(named, {
      images: byTag.get(named.tag) ?? [],
      tags: [...new Set(group.map(({ tag }) => tag))],
      until: isOpen ? undefined : ends.at(-1),
    });
  });
  return markMainline(points.sort(byTime));
}

/** Every image that one tag pointed to, oldest first. */
export function tagPoints(images: TagImage[], tag: string): HistoryPoint[] {
  const own = images.filter(image => image.tag === tag);
  return own
    .map(image =>
      pointOf(image, { images: own, tags: [tag], until: image.until }),
    )
    .sort(byTime);
}

/** The release that counts as the newest: what a new deployment would take. */
export function currentPoint(points: HistoryPoint[]): HistoryPoint | undefined {
  const open = points.filter(point => point.until === undefined);
  const candidates = open.filter(point => point.mainline);
  return (
    candidates.findLast(point => !parseTagVersion(point.tag)?.isPreRelease) ??
    candidates.at(-1) ??
    open.at(-1)
  );
}

/**
 * The points by which a repository is judged: its releases, or where nothing
 * counts as one, the movements of `latest` or its kin, or of `production`.
 */
export function judgedPoints(
  images: TagImage[],
  pattern?: TagPattern,
): HistoryPoint[] {
  const releases = releasePoints(images, pattern);
  if (releases.length > 0) {
    return releases;
  }
  const order = [
    ...['latest', 'stable', 'main', 'master', 'edge'],
    ...['production', 'prod', 'prd', 'live'],
  ];
  const [best] = images
    .filter(image => image.until === undefined && order.includes(image.tag))
    .map(image => image.tag)
    .sort((left, right) => order.indexOf(left) - order.indexOf(right));
  return best === undefined ? [] : tagPoints(images, best);
}

/** The main line's release at a time; absent before the first. */
export function pointAt(
  points: HistoryPoint[],
  time: Date,
): HistoryPoint | undefined {
  const instant = time.toISOString();
  return points.findLast(point => point.mainline && point.at <= instant);
}

/** The main line's release before another one, with other content. */
export function pointBefore(
  points: HistoryPoint[],
  point: HistoryPoint,
): HistoryPoint | undefined {
  const place = points.findIndex(other => other.digest === point.digest);
  const earlier =
    place === -1
      ? points.filter(other => other.at < point.at)
      : points.slice(0, place);
  return earlier.findLast(
    other => other.mainline && other.digest !== point.digest,
  );
}

export function toRelease(point: HistoryPoint): Release {
  const { tag, digest, at, dateSource, compressedBytes } = point;
  return { tag, digest, at, dateSource, compressedBytes };
}

function pointOf(
  image: TagImage,
  options: {
    /** All that the image's tag pointed to. */
    images: TagImage[];
    tags: string[];
    until?: string;
  },
): HistoryPoint {
  const before = options.images.find(
    other => other.until === image.from && other.digest !== image.digest,
  );
  return {
    tag: image.tag,
    tags: options.tags,
    digest: image.digest,
    at: image.from,
    until: options.until,
    dateSource: image.dateSource,
    compressedBytes: image.compressedBytes,
    layerCount: image.layerCount,
    baseBytes: image.baseBytes,
    ownBytes: image.ownBytes,
    uncompressedBytes: image.uncompressedBytes,
    baseName: image.baseName,
    revision: image.revision,
    score: image.score,
    wastedBytes: image.wastedBytes,
    mainline: true,
    movedFrom: before?.digest,
  };
}

/**
 * A version below the highest that was there before is a maintenance release.
 * Pre-releases do not raise that mark: 1.9.8 after 2.0.0-rc.1 is the line that
 * people run.
 */
function markMainline(points: HistoryPoint[]): HistoryPoint[] {
  let highest: TagVersion | undefined;
  return points.map(point => {
    const version = parseTagVersion(point.tag);
    if (!version) {
      return point;
    }
    const mainline =
      highest === undefined || compareVersionNumbers(version, highest) >= 0;
    if (mainline && !version.isPreRelease) {
      highest = version;
    }
    return { ...point, mainline };
  });
}

/** `1.4.2` before `1.4` before `1`: the most numbers, then the first seen. */
function morePrecise(left: TagImage, right: TagImage): number {
  const a = parseTagVersion(left.tag);
  const b = parseTagVersion(right.tag);
  return (
    (b?.numbers.length ?? 0) - (a?.numbers.length ?? 0) ||
    compareTexts(left.from, right.from) ||
    compareNaturally(left.tag, right.tag)
  );
}

function byTime(left: HistoryPoint, right: HistoryPoint): number {
  return (
    compareTexts(left.at, right.at) ||
    byVersion(left.tag, right.tag) ||
    compareNaturally(left.tag, right.tag)
  );
}

function byVersion(left: string, right: string): number {
  const a = parseTagVersion(left);
  const b = parseTagVersion(right);
  return a && b ? compareVersions(a, b) : 0;
}

function compareTexts(left: string, right: string): number {
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}
