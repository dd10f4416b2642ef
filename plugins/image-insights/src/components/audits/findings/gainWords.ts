import type { Text } from '../../common';

/**
 * Bytes to gain, with ≈ where a part is estimated; words where none are known.
 */
export function gainWords(
  options: {
    bytes: number;
    isEstimate: boolean;
    format: (bytes: number) => string;
    /** False for rules that never name bytes. */
    namesBytes: boolean;
  },
  { t }: Text,
): string {
  const { bytes, isEstimate, format, namesBytes } = options;
  if (bytes === 0) {
    return namesBytes
      ? t('audits.findings.noBytesKnown')
      : t('findings.noBytes');
  }
  const gain = format(bytes);
  return isEstimate ? t('findings.estimate', { gain }) : gain;
}
