import type { AuditCoverage } from '@image-insights/backstage-plugin-image-insights-common';
import { ScanHealthLink, useText } from '../../common';
import styles from './Audits.module.css';

/** On how many services an audit rests, and what is missing. */
export function Coverage(props: {
  coverage: AuditCoverage;
  /** Whether the audit needs verdicts, which take longer than reading. */
  needsVerdicts?: boolean;
}) {
  const { t, locale } = useText();
  const { coverage, needsVerdicts = false } = props;
  const { services, read, judged } = coverage;
  const known = needsVerdicts ? Math.min(read, judged) : read;
  const unread = services - read;
  const unjudged = needsVerdicts ? Math.max(0, read - judged) : 0;
  return (
    <p className={styles.coverage}>
      {t('audits.coverage', {
        read: known.toLocaleString(locale),
        services: services.toLocaleString(locale),
      })}
      {unjudged > 0 && t('audits.coverageUnjudged', { count: unjudged })}
      {unread > 0 && (
        <>
          {t('audits.coverageUnread', { count: unread })} (<ScanHealthLink />)
        </>
      )}
      {'. '}
      {t('audits.visible')}
    </p>
  );
}
