import { Link } from '@backstage/ui';
import type {
  AuditImage,
  AuditService,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useText } from '../../common';
import { labelOfValue } from '../../leaderboard/labelOfValue';
import styles from './Audits.module.css';
import { Name } from './Name';

/** A service, leading to where one sees what is meant, and its owner. */
export function ServiceCell(props: {
  service: AuditService;
  href: string;
  /** Which of its images; said here where that has no column. */
  image?: Pick<AuditImage, 'repository' | 'tag'>;
}) {
  const { t } = useText();
  const { service, href, image } = props;
  return (
    <span className={styles.two}>
      <Link href={href}>{service.title}</Link>
      <span className={styles.quiet}>
        {service.owner ? labelOfValue(service.owner) : t('leaderboard.noOwner')}
      </span>
      {image && (
        <span className={`${styles.quiet} ${styles.narrowOnly}`}>
          <Name>{`${image.repository}:${image.tag}`}</Name>
        </span>
      )}
    </span>
  );
}
