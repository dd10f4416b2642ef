import { Skeleton } from '@backstage/ui';
import styles from './Audits.module.css';

/** In place of the sentence and of what it rests on, as high as they are. */
export function AnswerSkeleton() {
  return (
    <>
      <Skeleton width="70%" height={26} />
      <Skeleton width="50%" height={20} />
      <Skeleton width="60%" height={18} />
    </>
  );
}

/** In place of pickers whose values are not known yet. */
export function PickerSkeletons(props: { count: number }) {
  return (
    <>
      {Array.from({ length: props.count }, (_, index) => (
        <div key={index} className={styles.picker}>
          <Skeleton width={60} height={18} />
          <Skeleton width="100%" height={32} />
        </div>
      ))}
    </>
  );
}

/** In place of a table: its head and some of its rows. */
export function TableSkeleton(props: { rows?: number }) {
  return (
    <div className={styles.tableSkeleton}>
      <Skeleton width="100%" height={24} />
      {Array.from({ length: props.rows ?? 8 }, (_, index) => (
        <Skeleton key={index} width="100%" height={44} />
      ))}
    </div>
  );
}
