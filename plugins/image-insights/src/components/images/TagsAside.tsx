import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import type {
  RepositorySummary,
  TagProblem,
} from '@image-insights/backstage-plugin-image-insights-common';
import { capital } from '../../format';
import { DataTable, ProblemMessage, ProblemRemedy, useText } from '../common';
import tableStyles from '../common/table.module.css';
import styles from './EntityImages.module.css';

/** Which tags are followed; those that are no images or unreadable, folded away. */
export function TagsAside(props: { summary: RepositorySummary }) {
  const { t } = useText();
  const { tagCount, selectedTagCount, tagPattern, tagProblems } = props.summary;
  const failed = tagProblems.filter(({ skipped }) => !skipped);
  const skipped = tagProblems.filter(problem => problem.skipped);
  if (tagCount === undefined && tagProblems.length === 0) {
    return null;
  }
  const rule = tagPattern
    ? t('tags.rule', { pattern: tagPattern })
    : t('tags.ruleBuiltIn');
  const subtitle =
    tagCount === undefined || selectedTagCount === undefined
      ? rule
      : t('tags.summary', {
          selected: String(selectedTagCount),
          all: String(tagCount),
          rule,
        });
  if (tagProblems.length === 0) {
    return <p className={styles.name}>{capital(subtitle)}.</p>;
  }
  return (
    <Accordion>
      <AccordionTrigger title={t('tags.heading')} subtitle={subtitle} />
      <AccordionPanel>
        <Problems
          label={t('tags.failed', { tags: String(failed.length) })}
          problems={failed}
        />
        <Problems
          label={t('tags.skipped', { tags: String(skipped.length) })}
          problems={skipped}
        />
      </AccordionPanel>
    </Accordion>
  );
}

function Problems(props: { label: string; problems: readonly TagProblem[] }) {
  const { t } = useText();
  const { label, problems } = props;
  if (problems.length === 0) {
    return null;
  }
  return (
    <>
      <Text as="h4" variant="title-x-small">
        {label}
      </Text>
      <DataTable label={label}>
        <thead>
          <tr>
            <th scope="col">{t('tags.tag')}</th>
            <th scope="col">{t('tags.why')}</th>
            <th scope="col">{t('tags.remedy')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ tag, ...problem }) => (
            <tr key={tag}>
              <th scope="row" className={tableStyles.wrap}>
                {tag}
              </th>
              <td>
                <ProblemMessage problem={problem} />
              </td>
              <td>
                <ProblemRemedy code={problem.code} sent={problem.remedy} />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}
