import { Skeleton } from '@backstage/ui';
import styles from './Cost.module.css';

/** The shape of the view while its answer is on its way. */
export function CostSkeleton() {
  return (
    <div className={styles.skeleton}>
      <Skeleton width="80%" height={60} />
      <Skeleton width="100%" height={100} />
      <div className={styles.facts}>
        {['deployment', 'month', 'time', 'storage', 'fixed'].map(name => (
          <Skeleton key={name} width="100%" height={108} />
        ))}
      </div>
      <Skeleton width="100%" height={320} />
    </div>
  );
}
