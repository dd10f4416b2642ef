import { TagPattern } from '@image-insights/backstage-plugin-image-insights-common';
import { TagImage } from '../database/TagImage';
import { judgedPoints, pointAt } from '../service/releases';

/**
 * What a repository's tags say was deployed at a time: where a tag has the
 * environment's name, what it pointed to; else the newest release by then.
 *
 * @param options - `images` of one repository, oldest first
 */
export function inferImage(options: {
  images: TagImage[];
  environment?: string;
  at: string;
  pattern?: TagPattern;
}): { tag: string; documentDigest: string } | undefined {
  const { images, environment, at, pattern } = options;
  const before = images.filter(image => image.from <= at);
  const named = before.findLast(
    ({ tag, until }) =>
      tag === environment && (until === undefined || until > at),
  );
  if (named) {
    return named;
  }
  const first = images.at(0)?.platform;
  const point = pointAt(
    judgedPoints(
      before.filter(({ platform }) => platform === first),
      pattern,
    ),
    new Date(at),
  );
  return (
    point &&
    before.findLast(
      ({ tag, digest }) => tag === point.tag && digest === point.digest,
    )
  );
}
