import { Button, Skeleton } from '@backstage/ui';
import type { ScanList } from '@image-insights/backstage-plugin-image-insights-common';
import { useScans } from '../../data';
import { sentence as asSentence } from '../../format';
import { useUrlState } from '../../url';
import { ErrorAlert, SlowNotice, useText, When } from '../common';
import { ScanFailures } from './ScanFailures';
import { ScanNowButton } from './ScanNowButton';
import { ScanProgress } from './ScanProgress';
import { ScanTable } from './ScanTable';
import styles from './Scans.module.css';

const pageSize = 20;

/** Were all images read? Past scans, what failed in them, and the running one. */
export function Scans() {
  const { t } = useText();
  const url = useUrlState();
  const cursor = url.get('after');
  const scans = useScans({ limit: pageSize, cursor });
  const { value, error, retry, isSlow, isStale } = scans;
  const [newest] = value?.items ?? [];
  const running = value?.items.find(({ state }) => state === 'running');
  const withFailures = value?.items.find(
    ({ state, failures }) => state !== 'running' && failures.length > 0,
  );
  return (
    <div className={styles.root} aria-busy={!value && !error}>
      <div className={styles.head}>
        <div>
          {value && <Sentence list={value} />}
          {!value && !error && <Skeleton width={420} height={28} />}
        </div>
        <ScanNowButton onStarted={retry} />
      </div>
      {running && <ScanProgress scan={running} />}
      {error && <ErrorAlert error={error} onRetry={retry} />}
      {isSlow && <SlowNotice onRetry={retry} />}
      {!value && !error && <Skeleton width="100%" height={320} />}
      {newest && value && (
        <>
          {withFailures && <ScanFailures scan={withFailures} />}
          <ScanTable scans={value.items} isStale={isStale} />
          {value.nextCursor && (
            <div>
              <Button
                size="small"
                variant="secondary"
                onPress={() => url.set({ after: value.nextCursor })}
              >
                {t('scans.more')}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}

function Sentence(props: { list: ScanList }) {
  const { t } = useText();
  const { items, nextScanAt } = props.list;
  const running = items.find(({ state }) => state === 'running');
  const last = items.find(
    ({ state }) => state !== 'running' && state !== 'queued',
  );
  let sentence = <>{t('scans.sentenceNone')}</>;
  if (running) {
    const { found, remaining } = running.counts;
    sentence = (
      <>
        {t('scans.sentenceRunning', {
          done: String(found - remaining),
          found: String(found),
        })}
      </>
    );
  } else if (last?.problem) {
    sentence = (
      <>
        {t('scans.sentenceBroken', {
          when: <When time={last.startedAt} />,
          message: asSentence(last.problem.message),
        })}
      </>
    );
  } else if (last) {
    const when = <When time={last.finishedAt ?? last.startedAt} />;
    const count = Math.max(last.counts.failed, last.failures.length);
    sentence =
      count > 0
        ? t('scans.sentenceFailed', { when, count })
        : t('scans.sentenceOk', { when });
  }
  return (
    <>
      <h2 className={styles.sentence}>
        <span role="status">{sentence}</span>
      </h2>
      <p className={styles.next}>
        {nextScanAt
          ? t('scans.next', { when: <When time={nextScanAt} /> })
          : t('scans.nextUnknown')}
      </p>
    </>
  );
}
