import { Alert, Text } from '@backstage/ui';
import type { RepositorySummary } from '@image-insights/backstage-plugin-image-insights-common';
import { formatRelative } from '../../format';
import {
  ProblemMessage,
  ProblemRemedy,
  ScanHealthLink,
  useNow,
  useText,
  When,
} from '../common';
import { FirstScan } from './FirstScan';

/**
 * The state of one repository where it is more than "read just now": not
 * scanned yet, being scanned, unreadable, out of date, partly read.
 */
export function RepositoryAlerts(props: { summary: RepositorySummary }) {
  const { t, locale } = useText();
  const now = useNow();
  const { summary } = props;
  const { repository, state, problem, current } = summary;
  const failedTags = summary.tagProblems.filter(({ skipped }) => !skipped);

  if (state === 'never-scanned') {
    return (
      <Alert
        status="info"
        icon
        role="status"
        title={t('states.neverScannedTitle')}
        description={
          summary.nextScanAt
            ? t('states.neverScannedText', {
                when: formatRelative(summary.nextScanAt, now, locale),
              })
            : t('states.neverScannedSoon')
        }
      />
    );
  }
  if (state === 'scanning') {
    return <FirstScan />;
  }
  const details = problem && (
    <>
      {problem.since ? (
        <>
          <ProblemMessage problem={problem} as="clause" />,{' '}
          {t('states.since', { when: <When time={problem.since} /> })}.
        </>
      ) : (
        <ProblemMessage problem={problem} />
      )}{' '}
      {t('states.remedy', {
        remedy: <ProblemRemedy code={problem.code} sent={problem.remedy} />,
      })}
      {problem.retryAt && (
        <> {t('states.retryAt', { when: <When time={problem.retryAt} /> })}</>
      )}
    </>
  );
  if (state === 'failed') {
    return (
      <Alert
        status={current ? 'warning' : 'danger'}
        icon
        role="alert"
        title={
          current && summary.lastSuccessAt
            ? t('states.staleTitle', {
                when: formatRelative(summary.lastSuccessAt, now, locale),
              })
            : t('states.failedTitle', { repository })
        }
        description={details}
        customActions={<ScanHealthLink />}
      />
    );
  }
  if (state === 'partial') {
    return (
      <Alert
        status="warning"
        icon
        role="status"
        title={t('states.partialTitle', {
          count: failedTags.length,
          repository,
        })}
        description={
          <>
            {details} {t('states.partialText')}
          </>
        }
        customActions={<ScanHealthLink />}
      />
    );
  }
  if (!current) {
    return <NoReleases summary={summary} />;
  }
  return null;
}

function NoReleases(props: { summary: RepositorySummary }) {
  const { t } = useText();
  const { tagCount, tagPattern } = props.summary;
  let title: string = t('states.noTags');
  if (tagCount) {
    const tags = String(tagCount);
    title = tagPattern
      ? t('states.noReleasesPattern', { tags, pattern: tagPattern })
      : t('states.noReleases', { tags });
  }
  return (
    <Alert
      status="info"
      icon
      role="status"
      title={title}
      description={
        <Text>
          {t('states.noReleasesHint', {
            annotation: 'image-insights.io/tags',
          })}
        </Text>
      }
    />
  );
}
