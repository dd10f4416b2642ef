import {
  csvText,
  type CsvColumns,
  type HistoryDeployment,
  type HistoryPoint,
} from '@image-insights/backstage-plugin-image-insights-common';

const columns: CsvColumns<HistoryPoint> = [
  ['tag', point => point.tag],
  ['at', point => point.at],
  ['dateSource', point => point.dateSource],
  ['until', point => point.until],
  ['digest', point => point.digest],
  ['compressedBytes', point => point.compressedBytes],
  ['baseBytes', point => point.baseBytes],
  ['ownBytes', point => point.ownBytes],
  ['uncompressedBytes', point => point.uncompressedBytes],
  ['layerCount', point => point.layerCount],
  ['score', point => point.score?.points],
  ['grade', point => point.score?.grade],
  ['scoreUpTo', point => point.score?.upTo],
  ['scoreEvidence', point => point.score?.evidence],
  ['wastedBytes', point => point.wastedBytes],
  ['mainline', point => point.mainline],
  ['revision', point => point.revision],
];

/**
 * Releases as CSV (RFC 4180): raw bytes, ISO dates, whole digests; what is not
 * known is empty. Deployments of one release stand in one field, oldest first.
 * @public
 */
export function trendCsv(
  points: readonly HistoryPoint[],
  deployments: readonly HistoryDeployment[] = [],
): string {
  const deployed = new Map<string, string[]>();
  for (const { digest, environment, at } of deployments) {
    const text = [environment, at].filter(Boolean).join(' ');
    const known = deployed.get(digest);
    if (known) known.push(text);
    else deployed.set(digest, [text]);
  }
  return csvText(
    [
      ...columns,
      ['deployments', point => deployed.get(point.digest)?.join('; ')],
    ],
    points,
  );
}
