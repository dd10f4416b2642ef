import { Skeleton } from '@backstage/ui';
import { Spoken, useText } from '../common';
import styles from './EntityImages.module.css';

/** The shape of the tab while its first answer is on its way. */
export function ImagesSkeleton() {
  const { t } = useText();
  return (
    <div aria-busy className={styles.root}>
      <Spoken role="status">{t('common.loading')}</Spoken>
      <Skeleton width="100%" height={154} />
      <Skeleton width="100%" height={62} />
      <div className={styles.figures}>
        {['pull', 'score', 'cost', 'wasted', 'parts', 'budget'].map(name => (
          <Skeleton key={name} width="100%" height={164} />
        ))}
      </div>
      <Skeleton width="100%" height={460} />
      <Skeleton width="100%" height={240} />
    </div>
  );
}
