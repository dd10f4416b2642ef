import { Alert } from '@backstage/ui';
import type { RepositorySummary } from '@image-insights/backstage-plugin-image-insights-common';
import { ProblemMessage, ProblemRemedy, useText } from '../common';

/**
 * Names the images of a service that could not be read, so that the good ones
 * are not taken for all. The chosen one speaks for itself below.
 */
export function UnreadRepositories(props: {
  repositories: readonly RepositorySummary[];
  chosen?: RepositorySummary;
}) {
  const { t } = useText();
  const { repositories, chosen } = props;
  const failed = repositories.filter(({ state }) => state === 'failed');
  const others = failed.filter(repository => repository !== chosen);
  if (others.length === 0) {
    return null;
  }
  return (
    <Alert
      status="warning"
      icon
      role="status"
      title={t('states.partlyFailed', {
        failed: String(failed.length),
        all: String(repositories.length),
      })}
      description={others.map(({ repository, problem }) => (
        <span key={repository}>
          {t('states.partlyFailedText', {
            repository,
            message: problem ? <ProblemMessage problem={problem} /> : '',
          })}{' '}
          {problem &&
            t('states.remedy', {
              remedy: (
                <ProblemRemedy code={problem.code} sent={problem.remedy} />
              ),
            })}{' '}
        </span>
      ))}
    />
  );
}
