import { ANNOTATION_EDIT_URL, type Entity } from '@backstage/catalog-model';
import { Alert, ButtonLink } from '@backstage/ui';
import type { AnnotationProblem } from '@image-insights/backstage-plugin-image-insights-common';
import { ProblemMessage, ProblemRemedy, useText } from '../common';
import styles from './EntityImages.module.css';

/** What is wrong with an entity's annotations, word for word, and the remedy. */
export function AnnotationProblems(props: {
  problems: readonly AnnotationProblem[];
  entity: Entity;
}) {
  const { t } = useText();
  const { problems, entity } = props;
  const editUrl = entity.metadata.annotations?.[ANNOTATION_EDIT_URL];
  return (
    <>
      {problems.map(problem => (
        <Alert
          key={`${problem.annotation} ${problem.value} ${problem.code}`}
          status="warning"
          icon
          role="alert"
          title={t('states.annotationWrong')}
          description={
            <>
              <code className={styles.mono}>
                {t('states.annotationValue', {
                  annotation: problem.annotation,
                  value: problem.value,
                })}
              </code>
              <br />
              <ProblemMessage problem={problem} />
              <br />
              {t('states.remedy', {
                remedy: (
                  <ProblemRemedy code={problem.code} sent={problem.remedy} />
                ),
              })}
            </>
          }
          customActions={
            editUrl ? (
              <ButtonLink href={editUrl} size="small" variant="secondary">
                {t('states.editEntity')}
              </ButtonLink>
            ) : undefined
          }
        />
      ))}
    </>
  );
}
