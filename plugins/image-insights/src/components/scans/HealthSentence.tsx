import { Skeleton } from '@backstage/ui';
import type {
  RepositoryAudit,
  ScanList,
} from '@image-insights/backstage-plugin-image-insights-common';
import { isGoingOn, type Data } from '../../data';
import { ProblemMessage, useText, When } from '../common';
import { failureCount } from './progressOf';
import styles from './Scans.module.css';

/** How many services are read, and how many are not. */
export function HealthSentence(props: {
  audit: Data<RepositoryAudit>;
  /** Whether services may be missing because filters leave none. */
  isFiltered: boolean;
}) {
  const { t, locale } = useText();
  const { value, error } = props.audit;
  if (!value) {
    return (
      <div className={styles.sentence}>
        {!error && <Skeleton width={420} height={28} />}
      </div>
    );
  }
  const { services, fresh, old, unreadable, neverScanned } = value.totals;
  if (services === 0) {
    return (
      <h2 className={styles.sentence}>
        {t(props.isFiltered ? 'leaderboard.noMatch' : 'health.noServices')}
      </h2>
    );
  }
  const number = (amount: number) => amount.toLocaleString(locale);
  const parts = [
    t('health.fresh', { fresh: number(fresh), services: number(services) }),
    old > 0 && t('health.old', { amount: number(old) }),
    unreadable > 0 && t('health.unreadable', { amount: number(unreadable) }),
    neverScanned > 0 &&
      t('health.neverScanned', { amount: number(neverScanned) }),
  ];
  return (
    <h2 className={styles.sentence}>{parts.filter(Boolean).join(' · ')}</h2>
  );
}

/** What the last scan came to: for those who may not see the services behind. */
export function ScanSentence(props: { list?: ScanList }) {
  const { list } = props;
  return list ? (
    <h2 className={styles.sentence}>
      <span>
        <LastScanWords list={list} />
      </span>
    </h2>
  ) : (
    <div className={styles.sentence}>
      <Skeleton width={420} height={28} />
    </div>
  );
}

/** When the next scan starts, and what the last one came to. */
export function LastScan(props: {
  list: ScanList;
  /** Whether the last scan belongs to it; else it is told elsewhere. */
  isWhole: boolean;
}) {
  const { t } = useText();
  const { list, isWhole } = props;
  return (
    <span className={styles.next}>
      {isWhole && (
        <>
          <LastScanWords list={list} />{' '}
        </>
      )}
      {list.nextScanAt
        ? t('scans.next', { when: <When time={list.nextScanAt} /> })
        : t('scans.nextUnknown')}
    </span>
  );
}

function LastScanWords(props: { list: ScanList }) {
  const { t } = useText();
  const { items } = props.list;
  const last = items.find(one => !isGoingOn(one));
  if (!last) {
    return <>{t('scans.sentenceNone')}</>;
  }
  if (last.problem) {
    return (
      <>
        {t('scans.sentenceBroken', {
          when: <When time={last.startedAt} />,
          message: <ProblemMessage problem={last.problem} />,
        })}
      </>
    );
  }
  const when = <When time={last.finishedAt ?? last.startedAt} />;
  const count = failureCount(last);
  return (
    <>
      {count > 0
        ? t('scans.sentenceFailed', { when, count })
        : t('scans.sentenceOk', { when })}
    </>
  );
}
