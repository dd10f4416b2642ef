import type { AuditImage } from '@image-insights/backstage-plugin-image-insights-common';
import tableStyles from '../../common/table.module.css';
import styles from './Audits.module.css';
import { Name } from './Name';

/** The tag of an image, and the repository that holds it. */
export function ImageCell(props: {
  image: Pick<AuditImage, 'tag' | 'repository' | 'digest'>;
}) {
  const { tag, repository, digest } = props.image;
  return (
    <span className={styles.two} title={digest}>
      <span className={tableStyles.unbroken}>{tag}</span>
      <span className={`${styles.quiet} ${tableStyles.wrap}`}>
        <Name>{repository}</Name>
      </span>
    </span>
  );
}
