import { Skeleton } from '@backstage/ui';
import styles from './Portfolio.module.css';

/** Holds the places of a portfolio's facts. */
export function PortfolioSkeleton() {
  return (
    <>
      <Skeleton width="60%" height={32} />
      <div className={`${styles.line} ${styles.wide}`}>
        <Skeleton width="80%" height={24} />
      </div>
      <div className={styles.worst}>
        <Skeleton width="30%" height={20} />
        <Skeleton className={styles.place} width="100%" height={24} />
        <Skeleton className={styles.place} width="100%" height={24} />
        <Skeleton className={styles.place} width="100%" height={24} />
      </div>
      <div className={`${styles.line} ${styles.foot}`}>
        <Skeleton width="70%" height={24} />
      </div>
    </>
  );
}
