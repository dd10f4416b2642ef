import { Alert, ButtonLink, Skeleton } from '@backstage/ui';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { useScan } from '../../data';
import {
  CopyButton,
  ErrorAlert,
  isNotFound,
  SlowNotice,
  useText,
} from '../common';
import { FailureSection } from './FailureSection';
import { RequestSection } from './RequestSection';
import { ScanCountList } from './ScanCountList';
import { ScanHead } from './ScanHead';
import { scanTitle } from './scanWords';
import styles from './Scans.module.css';

/** One scan: how far it has come, what it did, and what it could not read. */
export function ScanRun(props: { id: string; overviewHref: string }) {
  const text = useText();
  const { t } = text;
  const { id, overviewHref } = props;
  const { value, error, retry, isSlow } = useScan(id);
  const label = value ? scanTitle(value, text) : t('page.scan');
  return (
    <BreadcrumbEntry
      entry={{ label, href: `${overviewHref}/${encodeURIComponent(id)}` }}
    >
      <div className={styles.root} aria-busy={!value && !error}>
        <div className={styles.runHead}>
          {value ? (
            <ScanHead scan={value} />
          ) : (
            <div className={styles.answer}>
              {!error && (
                <>
                  <Skeleton width={320} height={28} />
                  <Skeleton width="100%" height={28} />
                </>
              )}
            </div>
          )}
          <div className={styles.actions}>
            <CopyButton
              label={t('common.copyLink')}
              copiedLabel={t('common.linkCopied')}
              text={() => window.location.href}
            />
            <ButtonLink size="small" variant="secondary" href={overviewHref}>
              {t('health.back')}
            </ButtonLink>
          </div>
        </div>
        {error && isNotFound(error) && (
          <Alert
            status="info"
            icon
            role="status"
            title={t('health.goneTitle')}
            description={t('health.goneText')}
          />
        )}
        {error && !isNotFound(error) && (
          <ErrorAlert error={error} onRetry={retry} />
        )}
        {isSlow && <SlowNotice onRetry={retry} />}
        {!value && !error && (
          <>
            <Skeleton width="100%" height={84} />
            <Skeleton width="100%" height={240} />
          </>
        )}
        {value && (
          <>
            <ScanCountList scan={value} />
            <FailureSection scan={value} />
            <RequestSection requests={value.counts.requests} />
          </>
        )}
      </div>
    </BreadcrumbEntry>
  );
}
