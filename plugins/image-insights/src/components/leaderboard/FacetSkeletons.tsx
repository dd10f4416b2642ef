import { Skeleton } from '@backstage/ui';
import styles from './Leaderboard.module.css';

/** In place of the pickers of facets that most organisations have. */
export function FacetSkeletons() {
  return ['owner', 'system', 'lifecycle'].map(name => (
    <div key={name} className={`${styles.picker} ${styles.labelled}`}>
      <Skeleton width={60} height={18} />
      <Skeleton width="100%" height={32} />
    </div>
  ));
}
