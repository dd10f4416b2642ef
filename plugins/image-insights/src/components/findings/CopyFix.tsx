import type { Finding } from '@image-insights/backstage-plugin-image-insights-common';
import { CopyButton, useText } from '../common';

/** Copies the lines that fix a finding, where there are any. */
export function CopyFix(props: { finding: Finding }) {
  const { t } = useText();
  const { finding } = props;
  const { change } = finding.remedy;
  return change ? (
    <CopyButton
      text={change.after}
      label={t('findings.copyFix')}
      name={t('findings.copyFixOf', { title: finding.title })}
      copiedLabel={t('findings.fixCopied')}
    />
  ) : null;
}
