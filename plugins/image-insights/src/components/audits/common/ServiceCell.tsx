import { Link } from '@backstage/ui';
import type { AuditService } from '@image-insights/backstage-plugin-image-insights-common';
import { useText } from '../../common';
import { labelOfValue } from '../../leaderboard/labelOfValue';
import styles from './Audits.module.css';

/** A service, leading to where one sees what is meant, and its owner. */
export function ServiceCell(props: { service: AuditService; href: string }) {
  const { t } = useText();
  const { service, href } = props;
  return (
    <span className={styles.two}>
      <Link href={href}>{service.title}</Link>
      <span className={styles.quiet}>
        {service.owner ? labelOfValue(service.owner) : t('leaderboard.noOwner')}
      </span>
    </span>
  );
}
