import {
  formatBytes,
  type EntitySummary,
  type HistoryPoint,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatRelative } from '../../format';
import {
  Bytes,
  Delta,
  ProblemMessage,
  Spark,
  Spoken,
  useNow,
  useText,
} from '../common';
import { useMoney } from '../cost/useMoney';
import { ScoreText } from '../score/ScoreText';
import { BestFix } from './BestFix';
import { sparkPoints } from './sparkPoints';
import { TabLink } from './TabLink';
import styles from './Card.module.css';

/**
 * Six facts of the first image of an entity: size with its trend, score, change,
 * budget, cost and best fix.
 */
export function CardFacts(props: {
  /** Undefined where it is switched off. */
  tab: string | undefined;
  summary: EntitySummary;
  points?: readonly HistoryPoint[];
}) {
  const { t, locale } = useText();
  const now = useNow();
  const { tab, summary, points } = props;
  const [first] = summary.repositories;
  const { cost } = summary;
  const money = useMoney({ code: cost?.currency ?? 'USD' });
  const { current, changes, budget, problem, state } = first;
  const change = changes.sincePrevious;
  const name = first.repository.split('/').slice(1).join('/');

  if (!current) {
    const why = problem ? (
      <ProblemMessage problem={problem} />
    ) : (
      t(`repositories.state_${state}`)
    );
    return (
      <>
        <p className={`${styles.line} ${styles.name}`}>{name}</p>
        <p className={styles.line}>
          {state === 'never-scanned' && first.nextScanAt
            ? `${t('states.neverScannedTitle')} ${t('scans.next', {
                when: formatRelative(first.nextScanAt, now, locale),
              })}`
            : why}
        </p>
        {problem && tab !== undefined && (
          <TabLink tab={tab}>{t('tags.remedy')}</TabLink>
        )}
      </>
    );
  }
  const bytes = (value: number) => formatBytes(value, { locale });
  return (
    <>
      <p className={styles.line}>
        <span className={styles.name}>
          {name} {current.tag}
        </span>
      </p>
      <p className={`${styles.line} ${styles.close}`}>
        <span>
          {t('portfolio.pull', {
            size: (
              <span className={styles.size}>
                <Bytes bytes={current.compressedBytes} />
              </span>
            ),
          })}
        </span>
        {points && <Spark points={sparkPoints(points, now)} now={now} />}
        {current.score ? (
          <TabLink tab={tab} view="/findings">
            <Spoken>{t('figures.score')} </Spoken>
            <ScoreText score={current.score} />
          </TabLink>
        ) : (
          <span className={styles.quiet}>{t('figures.scoreUnknown')}</span>
        )}
      </p>
      <p className={styles.line}>
        {change ? (
          <span>
            <Delta change={change} />{' '}
            {t('figures.since', { tag: change.from.tag })}{' '}
            {change.bytes !== 0 && tab !== undefined && (
              <TabLink tab={tab} view="/compare">
                {t('card.why')}
              </TabLink>
            )}
          </span>
        ) : (
          t('figures.sinceNothing')
        )}
      </p>
      <p className={styles.line}>
        {budget ? (
          <span className={budget.overBytes > 0 ? styles.over : undefined}>
            {budget.overBytes > 0
              ? t('budget.over', { amount: bytes(budget.overBytes) })
              : t('budget.within', { amount: bytes(-budget.overBytes) })}
          </span>
        ) : (
          <span className={styles.quiet}>{t('budget.none')}</span>
        )}
        {cost && (
          <TabLink tab={tab} view="/cost">
            {t('cost.card', { amount: money.estimate(cost.amountPerMonth) })}
          </TabLink>
        )}
      </p>
      <div className={styles.fix}>
        <BestFix
          digest={current.digest}
          tab={tab}
          count={current.findingCount}
        />
      </div>
    </>
  );
}
