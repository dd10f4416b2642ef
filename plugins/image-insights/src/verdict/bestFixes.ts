import type { Finding } from '@image-insights/backstage-plugin-image-insights-common';

/** So many are summed up in a sentence. @public */
export const mostBestFixes = 3;

/** The text that sums up one, two or three of them. @public */
export const bestFixTexts = [
  'findings.bestOne',
  'findings.bestTwo',
  'findings.bestThree',
] as const;

/** What fixing the most rewarding findings saves. @public */
export interface BestFixes {
  findings: Finding[];
  /** Of a pull, no byte twice. */
  bytes: number;
  /** `bytes` of the whole image, 0 to 1. */
  share: number;
  /** True where the sum of the single gains is more, as two claim the same files. */
  overlap: boolean;
  isEstimate: boolean;
}

/**
 * Sums up the findings that save most; undefined where none saves a byte.
 *
 * @param findings - largest distinct gain first
 * @public
 */
export function bestFixes(options: {
  findings: readonly Finding[];
  most: number;
  compressedBytes: number;
}): BestFixes | undefined {
  const { most, compressedBytes } = options;
  const findings = options.findings
    .filter(({ gain }) => gain && gain.distinctCompressedBytes > 0)
    .slice(0, most);
  if (findings.length === 0) {
    return undefined;
  }
  const sum = (read: (gain: NonNullable<Finding['gain']>) => number) =>
    findings.reduce((total, { gain }) => total + (gain ? read(gain) : 0), 0);
  const bytes = sum(gain => gain.distinctCompressedBytes);
  return {
    findings,
    bytes,
    share: compressedBytes > 0 ? bytes / compressedBytes : 0,
    overlap: bytes < sum(gain => gain.compressedBytes),
    isEstimate: findings.some(({ gain }) => gain?.isEstimate),
  };
}
