import { Alert, Link } from '@backstage/ui';
import type { Scan } from '@image-insights/backstage-plugin-image-insights-common';
import { isGoingOn } from '../../data';
import { useEntityLink } from '../../entity';
import { formatElapsed } from '../../format';
import {
  ProblemMessage,
  ProblemRemedy,
  Spoken,
  useText,
  When,
} from '../common';
import { labelOfValue } from '../leaderboard/labelOfValue';
import { progressOf } from './progressOf';
import { ScanProgress } from './ScanProgress';
import { endWords, scanTitle, spokenWords } from './scanWords';
import { useSeconds } from './useSeconds';
import styles from './Scans.module.css';

/** What a scan is about, how it goes on or how it ended, and who asked for it. */
export function ScanHead(props: { scan: Scan }) {
  const text = useText();
  const { t, locale } = text;
  const link = useEntityLink();
  const { scan } = props;
  const { entityRef, state, problem, startedAt } = scan;
  const isRunning = isGoingOn(scan);
  const now = useSeconds(state === 'running');
  const begun = Date.parse(startedAt);
  const ended = scan.finishedAt ? Date.parse(scan.finishedAt) : undefined;
  const time = formatElapsed(
    ended === undefined
      ? Math.floor((now - begun) / 1_000) * 1_000
      : ended - begun,
    locale,
  );
  const words = {
    queued: t('health.queued'),
    running: t('health.runningFor', { time }),
    finished: t('health.took', { time }),
    failed: t('health.endedAfter', { time }),
    interrupted: t('health.endedAfter', { time }),
  };
  const when = <When time={startedAt} />;
  return (
    <div className={styles.answer}>
      <h2 className={styles.sentence}>
        {scanTitle(scan, text)}
        <span className={styles.elapsed}>{words[state]}</span>
      </h2>
      <div className={styles.runState}>
        {isRunning ? <ScanProgress scan={scan} /> : <EndOfScan scan={scan} />}
      </div>
      <p className={styles.next}>
        {scan.trigger === 'user'
          ? t('health.askedByUser', { when })
          : t('health.askedBySchedule', { when })}{' '}
        {entityRef !== undefined &&
          t('health.scopeEntity', {
            what: <Link href={link(entityRef)}>{labelOfValue(entityRef)}</Link>,
          })}
        {scan.repository !== undefined && t('health.scopeRepository')}
        {entityRef === undefined &&
          scan.repository === undefined &&
          t('health.scopeEverything')}{' '}
        {scan.counts.repositories > 0 &&
          t('health.repositoriesDone', {
            done: scan.counts.repositoriesDone.toLocaleString(locale),
            repositories: scan.counts.repositories.toLocaleString(locale),
          })}
      </p>
      {problem && (
        <Alert
          status={state === 'failed' ? 'danger' : 'warning'}
          icon
          title={
            state === 'failed'
              ? t('health.failedTitle')
              : t('health.interruptedTitle')
          }
          description={
            <>
              <ProblemMessage problem={problem} />{' '}
              <ProblemRemedy code={problem.code} sent={problem.remedy} />
            </>
          }
        />
      )}
      <Spoken role="status">{spokenWords(scan, text)}</Spoken>
    </div>
  );
}

/** As high as the bar of a running scan, so that its end moves nothing. */
function EndOfScan(props: { scan: Scan }) {
  const text = useText();
  const { scan } = props;
  const { share = 0 } = progressOf(scan);
  return (
    <span className={styles.running}>
      <progress
        className={styles.progress}
        aria-label={text.t('scans.progress')}
        value={share}
        max={1}
      />
      <span className={styles.words}>
        {scan.state === 'finished' ? endWords(scan, text) : ''}
      </span>
    </span>
  );
}
