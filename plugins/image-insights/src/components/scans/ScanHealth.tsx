import { Button, Skeleton } from '@backstage/ui';
import { isGoingOn, useRepositoryAudit, useScans } from '../../data';
import { useUrlState } from '../../url';
import {
  ErrorAlert,
  isForbidden,
  Section,
  SlowNotice,
  useText,
} from '../common';
import { ForbiddenAudit } from '../audits/common';
import { CauseSection } from './CauseSection';
import { healthFilters } from './healthFilters';
import { HealthSentence, LastScan, ScanSentence } from './HealthSentence';
import { ScanNowButton } from './ScanNowButton';
import { ScanStrip } from './ScanStrip';
import { ScanTable } from './ScanTable';
import { useFollowedScan } from './useFollowedScan';
import styles from './Scans.module.css';

const pageSize = 20;

/** Rows of trouble whose services are named before a cause is opened. */
const namedRows = 50;

/**
 * Which services are read, why others are not and who can mend that; below it
 * the scans themselves.
 */
export function ScanHealth(props: { href: string }) {
  const { t } = useText();
  const url = useUrlState();
  const cursor = url.get('after');
  const scans = useScans({ limit: pageSize, cursor });
  const { value, error, retry, isSlow, isStale } = scans;
  const running = value?.items.find(isGoingOn);

  const filters = healthFilters(url);
  const [newest] = value?.items ?? [];
  const audit = useRepositoryAudit({
    ...filters.services,
    cause: filters.cause.length > 0 ? filters.cause : undefined,
    limit: namedRows,
  });
  const mayAudit = !(audit.error && isForbidden(audit.error));
  const followed = useFollowedScan({
    covering: running,
    onEnded: () => {
      retry();
      if (mayAudit) audit.retry();
    },
  });

  return (
    <div className={styles.root} aria-busy={!value && !error}>
      <div className={styles.head}>
        <div className={styles.answer}>
          {mayAudit ? (
            <HealthSentence audit={audit} isFiltered={filters.isFiltered} />
          ) : (
            <ScanSentence list={value} />
          )}
          <ScanStrip followed={followed}>
            {value ? (
              <LastScan list={value} isWhole={mayAudit} />
            ) : (
              !error && <Skeleton width={320} height={18} />
            )}
          </ScanStrip>
        </div>
        <div className={styles.actions}>
          <ScanNowButton
            nextScanAt={value?.nextScanAt}
            onStarted={scan => {
              followed.follow(scan);
              retry();
            }}
          />
        </div>
      </div>
      {mayAudit ? (
        <CauseSection audit={audit} filters={filters} url={url} />
      ) : (
        <ForbiddenAudit />
      )}
      <Section title={t('health.past')} aria-busy={!value && !error}>
        {error && <ErrorAlert error={error} onRetry={retry} />}
        {isSlow && <SlowNotice onRetry={retry} />}
        {!value && !error && <Skeleton width="100%" height={320} />}
        {value && newest === undefined && <p>{t('scans.sentenceNone')}</p>}
        {value && newest && (
          <>
            <ScanTable
              scans={value.items}
              isStale={isStale}
              href={props.href}
            />
            <div className={styles.pages}>
              {cursor && (
                <Button
                  size="small"
                  variant="secondary"
                  onPress={() => url.set({ after: undefined })}
                >
                  {t('leaderboard.firstPage')}
                </Button>
              )}
              {value.nextCursor && (
                <Button
                  size="small"
                  variant="secondary"
                  onPress={() => url.set({ after: value.nextCursor })}
                >
                  {t('scans.more')}
                </Button>
              )}
            </div>
          </>
        )}
      </Section>
    </div>
  );
}
