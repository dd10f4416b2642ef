import { Alert } from '@backstage/ui';
import { useEntityCost } from '../../data';
import type { UrlState, Views } from '../../url';
import { ErrorAlert, Section, SlowNotice, useText } from '../common';
import { useRuleTexts } from '../rules';
import { CostFigures } from './CostFigures';
import { CostSkeleton } from './CostSkeleton';
import { MissingImages } from './MissingImages';
import { usePriceTexts } from './usePriceTexts';
import styles from './Cost.module.css';

/**
 * What a service's deployments move and cost, on what that rests, and what
 * would change it.
 */
export function CostView(props: {
  entityRef: string;
  name: string;
  /** The release that the tab shows, if it is not the newest. */
  olderRelease?: { tag: string; digest: string };
  /** A new one reads again. */
  version: string;
  url: UrlState;
  views: Views;
}) {
  const { t } = useText();
  usePriceTexts();
  useRuleTexts();
  const { entityRef, name, olderRelease, version, url, views } = props;
  const cost = useEntityCost(entityRef, version);
  const { value, error, isSlow, retry } = cost;
  const title = t('cost.heading', { name });
  const notices = (
    <>
      {error && <ErrorAlert error={error} onRetry={retry} />}
      {isSlow && <SlowNotice onRetry={retry} />}
      {value && <MissingImages missing={value.missing} />}
    </>
  );
  if (value?.estimate) {
    return (
      <CostFigures
        title={title}
        cost={value}
        estimate={value.estimate}
        olderRelease={olderRelease}
        notices={notices}
        url={url}
        views={views}
      />
    );
  }
  return (
    <Section title={title} aria-busy={!value && !error}>
      <div className={styles.root}>
        <div className={styles.notices}>
          {notices}
          {value && (
            <Alert status="info" icon role="status" title={t('cost.empty')} />
          )}
        </div>
        {!value && !error && <CostSkeleton />}
      </div>
    </Section>
  );
}
