import {
  LeaderboardGroup,
  MeanScore,
  ServiceChange,
  differenceOf,
} from '@image-insights/backstage-plugin-image-insights-common';
import { gradeOf } from '@image-insights/image-analysis';
import { LeaderboardEntry, ServiceImage } from './leaderboardRows';
import { addTrends } from './sizeTrend';

/** What some services' images come to together. */
export type ServiceSum = Pick<
  LeaderboardGroup,
  | 'services'
  | 'notRead'
  | 'images'
  | 'compressedBytes'
  | 'change30Days'
  | 'spark'
  | 'score'
  | 'wastedBytes'
  | 'overBudget'
> & { gainCompressedBytes?: number };

/**
 * Adds services up. An image that several of them name counts once, so that
 * nothing is counted twice but layers that images share.
 *
 * @param times - of the images' trends
 */
export function sumOfServices(
  entries: readonly LeaderboardEntry[],
  times: readonly string[],
): ServiceSum {
  const images = distinctImages(entries);
  const rows = entries.flatMap(({ row }) => row ?? []);
  const change30Days = changeOf(images);
  const score = meanScore(rows.flatMap(row => row.score?.points ?? []));
  const wastedBytes = sumOfKnown(
    images.map(({ current }) => current.wastedBytes),
  );
  const gainCompressedBytes = sumOfKnown(
    images.map(image => image.gainCompressedBytes),
  );
  return {
    services: entries.length,
    notRead: entries.length - rows.length,
    images: images.length,
    compressedBytes: images.reduce(
      (sum, { current }) => sum + current.compressedBytes,
      0,
    ),
    ...(change30Days && { change30Days }),
    spark: addTrends(
      images.map(({ trend }) => trend),
      times,
    ),
    ...(score && { score }),
    ...(wastedBytes !== undefined && { wastedBytes }),
    ...(gainCompressedBytes !== undefined && { gainCompressedBytes }),
    overBudget: rows.filter(({ budget }) => (budget?.overBytes ?? 0) > 0)
      .length,
  };
}

/** The newest images of some services, each once. */
export function distinctImages(
  entries: readonly LeaderboardEntry[],
): ServiceImage[] {
  const images = new Map<string, ServiceImage>();
  for (const entry of entries) {
    for (const image of entry.images) {
      images.set(`${image.repository}@${image.current.digest}`, image);
    }
  }
  return [...images.values()];
}

function changeOf(images: readonly ServiceImage[]): ServiceChange | undefined {
  let earlier = 0;
  let later = 0;
  let isKnown = false;
  for (const { before30Days, current } of images) {
    if (before30Days) {
      earlier += before30Days.compressedBytes;
      later += current.compressedBytes;
      isKnown = true;
    }
  }
  return isKnown ? differenceOf(earlier, later) : undefined;
}

function meanScore(points: readonly number[]): MeanScore | undefined {
  if (points.length === 0) {
    return undefined;
  }
  const mean = Math.round(
    points.reduce((sum, one) => sum + one, 0) / points.length,
  );
  return { points: mean, grade: gradeOf(mean), services: points.length };
}

function sumOfKnown(
  values: readonly (number | undefined)[],
): number | undefined {
  const known = values.filter(value => value !== undefined);
  return known.length === 0
    ? undefined
    : known.reduce((sum, value) => sum + value, 0);
}
