import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import { isGoingOn } from '../../data';
import { Spoken, useText, When } from '../common';
import { failureCount } from './progressOf';
import { ScanProgress } from './ScanProgress';
import { endWords, spokenWords } from './scanWords';
import type { FollowedScan } from './useFollowedScan';
import { useScanLink } from './useScanLink';
import styles from './Scans.module.css';

/**
 * A line that tells how a scan goes on while there is one, and otherwise what
 * it holds: it is as high either way, so that nothing moves.
 */
export function ScanStrip(props: {
  followed: FollowedScan;
  children: ReactNode;
}) {
  const text = useText();
  const { t } = text;
  const link = useScanLink();
  const { followed, children } = props;
  const { scan, started } = followed;
  const href = scan && link(scan.id);
  const isRunning = scan !== undefined && isGoingOn(scan);
  const isAsked = scan !== undefined && scan.id === started?.id;
  const isAnswered = isAsked && started?.isNew === false;
  const isBad =
    scan !== undefined &&
    !isRunning &&
    (scan.state !== 'finished' || failureCount(scan) > 0);

  let words: ReactNode = children;
  if (scan && isRunning) {
    words = (
      <>
        <span>
          {isAnswered ? t('health.alreadyRunning') : t('health.running')}
        </span>
        <ScanProgress scan={scan} isCompact />
      </>
    );
  } else if (scan && isAnswered && started && !isGoingOn(started)) {
    words = (
      <>
        {children}
        <span>
          {t('health.recent', {
            when: <When time={scan.finishedAt ?? scan.startedAt} />,
          })}
        </span>
      </>
    );
  } else if (scan && isAsked) {
    words = (
      <>
        {children}
        <span className={isBad ? styles.failed : undefined}>
          {endWords(scan, text)}
        </span>
      </>
    );
  }
  let follow: string = t('health.see');
  if (isRunning) follow = t('health.follow');
  else if (isBad) follow = t('health.seeFailures');
  return (
    <div className={styles.strip}>
      {words}
      {href !== undefined && <Link href={href}>{follow}</Link>}
      <Spoken role="status">{scan ? spokenWords(scan, text) : ''}</Spoken>
    </div>
  );
}
