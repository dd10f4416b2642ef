import type { Finding } from '@image-insights/backstage-plugin-image-insights-common';
import { CopyButton, useText } from '../common';
import { useRuleTexts } from '../rules';

/** Copies the lines that fix a finding, where there are any. */
export function CopyFix(props: { finding: Finding }) {
  const { t } = useText();
  const texts = useRuleTexts();
  const { finding } = props;
  const { change } = finding.remedy;
  return change ? (
    <CopyButton
      text={change.after}
      label={t('findings.copyFix')}
      name={t('findings.copyFixOf', { title: texts.ofFinding(finding).words })}
      copiedLabel={t('findings.fixCopied')}
    />
  ) : null;
}
