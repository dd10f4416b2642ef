import type {
  HistoryPoint,
  RepositorySummary,
} from '@image-insights/backstage-plugin-image-insights-common';

/**
 * Tags of the newest image that move from image to image, such as `latest`:
 * those that are no release. The one that the page follows is among them.
 *
 * @param points - of the releases, or of the tag that is followed
 */
export function tagsThatMove(options: {
  summary: Pick<RepositorySummary, 'current'>;
  points: readonly HistoryPoint[];
  followed?: string;
}): string[] {
  const { summary, points, followed } = options;
  const { current } = summary;
  const releases = new Set([
    current?.tag,
    ...points.flatMap(({ tags }) => tags),
  ]);
  const moving = (current?.tags ?? []).filter(
    // While a tag is followed, nobody says which of the others are releases.
    tag => !releases.has(tag) && !(followed && /^v?\d/.test(tag)),
  );
  return followed ? [...new Set([...moving, followed])] : moving;
}
