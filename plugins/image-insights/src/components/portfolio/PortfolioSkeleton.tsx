import { Skeleton } from '@backstage/ui';
import styles from './Portfolio.module.css';

/** Holds the places of a portfolio's facts. */
export function PortfolioSkeleton() {
  return (
    <>
      <Skeleton width="60%" height={32} />
      <Skeleton width="80%" height={24} />
      <div className={styles.worst}>
        <Skeleton width="30%" height={20} />
        <Skeleton width="100%" height={24} />
        <Skeleton width="100%" height={24} />
        <Skeleton width="100%" height={24} />
      </div>
      <Skeleton width="70%" height={24} />
    </>
  );
}
