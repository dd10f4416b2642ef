import { Link } from '@backstage/ui';
import type { Rule } from '@image-insights/backstage-plugin-image-insights-common';
import { sentence } from '../../../format';
import { useText } from '../../common';
import { RuleText } from '../../rules';
import styles from '../common/Audits.module.css';

/** Why a rule is one, what to do about its findings, and who says so. */
export function RuleFacts(props: { rule: Rule }) {
  const { t } = useText();
  const { id, why, remedy, sources } = props.rule;
  return (
    <dl className={styles.facts}>
      <dt>{t('findings.why')}</dt>
      <dd>
        <RuleText rule={id} field="why" sent={sentence(why)} />
      </dd>
      <dt>{t('audits.findings.remedy')}</dt>
      <dd>
        <RuleText rule={id} field="remedy" sent={sentence(remedy)} />
      </dd>
      {sources.length > 0 && (
        <>
          <dt>{t('audits.findings.sources')}</dt>
          <dd>
            <ul className={styles.list}>
              {sources.map(({ name, url }) => (
                <li key={name}>
                  {url ? <Link href={url}>{name}</Link> : name}
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  );
}
