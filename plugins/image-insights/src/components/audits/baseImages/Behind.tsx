import type { ReactNode } from 'react';
import type { BaseImageAuditRow } from '@image-insights/backstage-plugin-image-insights-common';
import { formatAge } from '../../../format';
import { useText } from '../../common';
import styles from '../common/Audits.module.css';

/** How far the service behind most is, and how many are behind. */
export function Behind(props: { row: BaseImageAuditRow }) {
  const { t, locale } = useText();
  const { kind, servicesBehind, daysBehind } = props.row;
  if (kind === 'scratch' || kind === 'unknown') {
    return <Quiet>{t('audits.baseImages.doesNotApply')}</Quiet>;
  }
  if (daysBehind === undefined && servicesBehind === 0) {
    return <Quiet>{t('audits.baseImages.ageUnknown')}</Quiet>;
  }
  if (servicesBehind === 0) {
    return <Quiet>{t('audits.baseImages.notBehind')}</Quiet>;
  }
  return (
    <span className={styles.two}>
      <span className={styles.strong}>
        {daysBehind === undefined
          ? t('audits.baseImages.ageUnknown')
          : formatAge(daysBehind, locale)}
      </span>
      <span className={styles.quiet}>
        {t('audits.baseImages.servicesBehind', { count: servicesBehind })}
      </span>
    </span>
  );
}

function Quiet(props: { children: ReactNode }) {
  return <span className={styles.quiet}>{props.children}</span>;
}
