import { Skeleton } from '@backstage/ui';
import styles from './Leaderboard.module.css';

const rows = 12;

/** In place of the table, with its geometry. */
export function BoardSkeleton() {
  return (
    <div className={styles.skeleton}>
      <Skeleton width="100%" height={24} />
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} width="100%" height={32} />
      ))}
    </div>
  );
}
