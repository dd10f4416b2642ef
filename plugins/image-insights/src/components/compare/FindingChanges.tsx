import { useState } from 'react';
import { Button, Link } from '@backstage/ui';
import type {
  Comparison,
  Finding,
  Rule,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { Views } from '../../url';
import { Section, useText } from '../common';
import { CopyFix, gainText } from '../findings';
import { FindingTitle } from '../rules';
import styles from './Compare.module.css';

/** What to do about the change: findings that are new, and those that are fixed. */
export function FindingChanges(props: {
  comparison: Comparison;
  fromTag: string;
  toTag: string;
  /** Where the findings of the second image are shown. */
  release: string | undefined;
  rules: ReadonlyMap<string, Rule>;
  views: Views;
}) {
  const { t } = useText();
  const { comparison, fromTag, toTag, release, rules, views } = props;
  const { newFindings, fixedFindings } = comparison;
  const [showsAll, setShowsAll] = useState(false);
  // A comparison is about bytes: what saves none waits behind a button.
  const saving = newFindings.filter(({ gain }) => gain);
  const shown = showsAll || saving.length === 0 ? newFindings : saving;
  return (
    <>
      <Section title={t('compare.newFindings')}>
        {newFindings.length === 0 ? (
          <p className={styles.note}>
            {t('compare.noNewFindings', { tag: toTag })}
          </p>
        ) : (
          <>
            <p className={styles.note}>
              {t('compare.newFindingsText', {
                count: newFindings.length,
                tag: toTag,
              })}
            </p>
            <ul className={styles.findings}>
              {shown.map(finding => (
                <li key={finding.id}>
                  <FindingLine
                    finding={finding}
                    rule={rules.get(finding.rule)}
                    href={views.href('findings', {
                      release,
                      finding: finding.id,
                    })}
                  />
                  <CopyFix finding={finding} />
                </li>
              ))}
            </ul>
            {shown.length < newFindings.length && (
              <Button
                size="small"
                variant="tertiary"
                onPress={() => setShowsAll(true)}
              >
                {t('service.newSavingNothing', {
                  count: newFindings.length - shown.length,
                })}
              </Button>
            )}
          </>
        )}
      </Section>
      {fixedFindings.length > 0 && (
        <Section title={t('compare.fixedFindings', { tag: fromTag })}>
          <ul className={styles.findings}>
            {fixedFindings.map(finding => (
              <li key={finding.id}>
                <FindingLine finding={finding} rule={rules.get(finding.rule)} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function FindingLine(props: { finding: Finding; rule?: Rule; href?: string }) {
  const text = useText();
  const { finding, rule, href } = props;
  const title = <FindingTitle finding={finding} />;
  return (
    <>
      <span className={styles.gain}>{gainText(finding, rule, text)}</span>
      <span className={styles.findingTitle}>
        {href ? <Link href={href}>{title}</Link> : title}
      </span>
    </>
  );
}
