import { useText } from '../../common';
import styles from '../common/Audits.module.css';

/** How many services a finding has come to or left in 30 days, in words. */
export function RuleChange(props: { services?: number }) {
  const { t } = useText();
  const { services } = props;
  if (!services) {
    return (
      <span className={styles.quiet}>
        {t(
          services === 0 ? 'audits.findings.same' : 'audits.findings.noEarlier',
        )}
      </span>
    );
  }
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
