import {
  formatBytesChange,
  type Finding,
  type Rule,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { Text } from '../common';

/**
 * What fixing a finding saves of a pull: `−48.0 MB`, with ≈ where it is an
 * estimate. Tells bytes that nobody knows from those that there are not.
 */
export function gainText(
  finding: Finding,
  rule: Rule | undefined,
  { t, locale }: Text,
): string {
  const { gain } = finding;
  if (!gain) {
    return rule?.gain === undefined
      ? t('findings.noBytes')
      : t('findings.bytesUnknown');
  }
  const text = formatBytesChange(-gain.compressedBytes, { locale });
  return gain.isEstimate ? t('findings.estimate', { gain: text }) : text;
}
