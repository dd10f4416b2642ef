import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useEntitySummary } from '../../data';
import { useUrlState } from '../../url';
import { ErrorAlert, Root, SlowNotice } from '../common';
import { AnnotationProblems } from './AnnotationProblems';
import { ImagesSkeleton } from './ImagesSkeleton';
import { NotAnnotated } from './NotAnnotated';
import { RepositoryList } from './RepositoryList';
import { RepositoryView } from './RepositoryView';
import { UnreadRepositories } from './UnreadRepositories';
import styles from './EntityImages.module.css';

/**
 * Everything about the container images of the entity in context: did the last
 * release make them worse, which release did, and what is in them.
 */
export function EntityImages() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const url = useUrlState();
  const summary = useEntitySummary(entityRef);
  const { value, error, isSlow, retry } = summary;

  if (!value) {
    return (
      <Root>
        <div className={styles.root}>
          {error ? (
            <ErrorAlert error={error} onRetry={retry} />
          ) : (
            <>
              {isSlow && <SlowNotice onRetry={retry} />}
              <ImagesSkeleton />
            </>
          )}
        </div>
      </Root>
    );
  }

  const { repositories, annotationProblems } = value;
  const asked = url.get('repo');
  const chosen =
    repositories.find(({ repository }) => repository === asked) ??
    repositories[0];

  return (
    <Root>
      <div className={styles.root}>
        <div className={styles.alerts}>
          {error && <ErrorAlert error={error} onRetry={retry} />}
          <AnnotationProblems problems={annotationProblems} entity={entity} />
          <UnreadRepositories repositories={repositories} chosen={chosen} />
        </div>
        {repositories.length === 0 && annotationProblems.length === 0 && (
          <NotAnnotated entity={entity} />
        )}
        {repositories.length > 1 && (
          <RepositoryList
            repositories={repositories}
            chosen={chosen.repository}
            url={url}
          />
        )}
        {chosen && (
          <RepositoryView
            key={chosen.repository}
            entityRef={entityRef}
            name={entity.metadata.title ?? entity.metadata.name}
            repositories={repositories}
            summary={chosen}
            unknownRepository={
              asked && asked !== chosen.repository ? asked : undefined
            }
            cost={value.cost}
            url={url}
            onChanged={retry}
          />
        )}
      </div>
    </Root>
  );
}
