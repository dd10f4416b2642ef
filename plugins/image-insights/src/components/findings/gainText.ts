import {
  formatBytesChange,
  type Finding,
  type Rule,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { Text } from '../common';

/**
 * What fixing a finding saves of a pull: `−48.0 MB`, with ≈ where it is an
 * estimate; undefined where its rule never names bytes, which is not the same
 * as bytes that nobody knows.
 */
export function gainText(
  finding: Finding,
  rule: Rule | undefined,
  { t, locale }: Text,
): string | undefined {
  const { gain } = finding;
  if (!gain) {
    return rule?.gain === undefined ? undefined : t('findings.bytesUnknown');
  }
  const text = formatBytesChange(-gain.compressedBytes, { locale });
  return gain.isEstimate ? t('findings.estimate', { gain: text }) : text;
}
