import { lazy, Suspense, useId, useMemo } from 'react';
import { Button, DialogTrigger, Popover, Skeleton } from '@backstage/ui';
import type { Judgement } from '@image-insights/backstage-plugin-image-insights-common';
import { useRules } from '../../data';
import { formatScore } from '../../format';
import type { Views } from '../../url';
import { Root, useText } from '../common';
import styles from './Score.module.css';

// With what all rules say: only who opens it waits for that.
const ScoreParts = lazy(() =>
  import('./ScoreParts').then(m => ({ default: m.ScoreParts })),
);

/** A button that opens the parts of a score over the page. */
export function ScorePopover(props: {
  tag: string;
  judgement: Judgement;
  views: Views;
}) {
  const { t } = useText();
  const { tag, judgement, views } = props;
  const headingId = useId();
  return (
    <DialogTrigger>
      <Button size="small" variant="tertiary" className={styles.open}>
        {t('figures.scoreParts')}
      </Button>
      <Popover aria-labelledby={headingId} placement="bottom start">
        <div className={styles.popover}>
          <Root>
            <h3 className={styles.title} id={headingId}>
              {t('score.heading', {
                tag,
                score: formatScore(judgement.score),
              })}
            </h3>
            <Parts judgement={judgement} views={views} />
          </Root>
        </div>
      </Popover>
    </DialogTrigger>
  );
}

/** Asks for the rules only once it is open. */
function Parts(props: { judgement: Judgement; views: Views }) {
  const rules = useRules();
  const byId = useMemo(
    () => new Map(rules.value?.items.map(rule => [rule.id, rule])),
    [rules.value],
  );
  return (
    <Suspense fallback={<Skeleton width="100%" height={320} />}>
      <ScoreParts
        judgement={props.judgement}
        rules={byId}
        views={props.views}
      />
    </Suspense>
  );
}
