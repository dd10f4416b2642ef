import { Link } from '@backstage/ui';
import {
  formatBytes,
  type EntitySummary,
  type HistoryPoint,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatRelative } from '../../format';
import { Bytes, Delta, Spark, useNow, useText, When } from '../common';
import { useMoney } from '../cost/useMoney';
import { sparkPoints } from './sparkPoints';
import styles from './Card.module.css';

/** The facts of the first image of an entity, and how many others there are. */
export function CardFacts(props: {
  tab: string;
  summary: EntitySummary;
  points?: readonly HistoryPoint[];
}) {
  const { t, locale } = useText();
  const now = useNow();
  const { tab, summary, points } = props;
  const [first, ...others] = summary.repositories;
  const { cost } = summary;
  const money = useMoney({ code: cost?.currency ?? 'USD' });
  const { current, changes, budget, problem, state } = first;
  const change = changes.sincePrevious;
  const name = first.repository.split('/').slice(1).join('/');

  if (!current) {
    return (
      <>
        <p className={`${styles.line} ${styles.name}`}>{name}</p>
        <p className={styles.line}>
          {state === 'never-scanned' && first.nextScanAt
            ? `${t('states.neverScannedTitle')} ${t('scans.next', {
                when: formatRelative(first.nextScanAt, now, locale),
              })}`
            : problem?.message ?? t(`repositories.state_${state}`)}
        </p>
        {problem && <Link href={tab}>{t('card.why')}</Link>}
      </>
    );
  }
  const bytes = (value: number) => formatBytes(value, { locale });
  return (
    <>
      <p className={`${styles.line} ${styles.name}`}>
        {name} {current.tag}
      </p>
      <p className={styles.line}>
        <span className={styles.size}>
          <Bytes bytes={current.compressedBytes} />
        </span>
        {points && <Spark points={sparkPoints(points, now)} now={now} />}
        {cost && (
          <Link href={`${tab}/cost`}>
            {t('cost.card', { amount: money.estimate(cost.amountPerMonth) })}
          </Link>
        )}
      </p>
      <p className={styles.line}>
        {change ? (
          <span>
            <Delta change={change} />{' '}
            {t('figures.since', { tag: change.from.tag })}{' '}
            {change.bytes !== 0 && (
              <Link href={`${tab}/compare`}>{t('card.why')}</Link>
            )}
          </span>
        ) : (
          t('figures.sinceNothing')
        )}
      </p>
      {budget && (
        <p
          className={`${styles.line} ${
            budget.overBytes > 0 ? styles.over : ''
          }`}
        >
          {budget.overBytes > 0
            ? t('budget.over', { amount: bytes(budget.overBytes) })
            : t('budget.within', { amount: bytes(-budget.overBytes) })}
        </p>
      )}
      {others.length > 0 && (
        <p className={styles.line}>
          {t('card.more', { count: others.length })}
        </p>
      )}
      <p className={`${styles.line} ${styles.quiet}`}>
        {first.lastSuccessAt ? (
          <span>
            {t('tab.readWhen', { when: <When time={first.lastSuccessAt} /> })}
          </span>
        ) : (
          t('tab.readNever')
        )}
      </p>
    </>
  );
}
