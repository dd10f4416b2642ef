import { useText } from '../../common';
import styles from '../common/Audits.module.css';

/** How many services a finding has come to or left in 30 days, in words. */
export function RuleChange(props: { services?: number }) {
  const { t } = useText();
  const { services } = props;
  if (services === undefined) return <>{t('audits.findings.noEarlier')}</>;
  if (services === 0) return <>{t('audits.findings.same')}</>;
  const isMore = services > 0;
  return (
    <span className={isMore ? styles.more : styles.fewer}>
      <span aria-hidden>{isMore ? '▲ ' : '▼ '}</span>
      {isMore
        ? t('audits.findings.more', { count: services })
        : t('audits.findings.fewer', { count: -services })}
    </span>
  );
}
