import type { HistoryPoint } from '@image-insights/backstage-plugin-image-insights-common';

const columns: ReadonlyArray<
  [string, (point: HistoryPoint) => string | number | boolean | undefined]
> = [
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

function cell(value: string | number | boolean | undefined): string {
  const text = value === undefined ? '' : String(value);
  // A spreadsheet must not take text from a registry for a formula.
  const safe =
    /^[=+\-@\t\r]/.test(text) && typeof value === 'string' ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/**
 * Releases as CSV (RFC 4180): raw bytes, ISO dates, whole digests; what is not
 * known is empty.
 * @public
 */
export function trendCsv(points: readonly HistoryPoint[]): string {
  const lines = [
    columns.map(([name]) => name).join(','),
    ...points.map(point =>
      columns.map(([, read]) => cell(read(point))).join(','),
    ),
  ];
  return `${lines.join('\r\n')}\r\n`;
}
