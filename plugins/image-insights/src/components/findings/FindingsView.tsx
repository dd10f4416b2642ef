import { useMemo } from 'react';
import { Alert, Button, Skeleton } from '@backstage/ui';
import type { Image } from '@image-insights/backstage-plugin-image-insights-common';
import { useRules, type Data } from '../../data';
import type { UrlState, Views } from '../../url';
import { filterFindings } from '../../verdict';
import { ErrorAlert, isNotFound, Section, useText } from '../common';
import { ContentsNotice } from '../contents';
import { useRuleTexts } from '../rules';
import { ScoreSection } from '../score';
import { FindingFilters, otherOutcomes } from './FindingFilters';
import { FindingList } from './FindingList';
import { FindingsSaving } from './FindingsSaving';
import { FindingsSentence } from './FindingsSentence';
import { OutcomeTable } from './OutcomeTable';
import styles from './Findings.module.css';

/** What is wrong with one image, what to change, and what that is worth. */
export function FindingsView(props: {
  tag: string;
  data: Data<Image>;
  /** Whose costs to ask for; absent for a release that is not the newest. */
  costOf?: { entityRef: string; repository: string; version: string };
  url: UrlState;
  views: Views;
}) {
  const { t } = useText();
  const { tag, data, costOf, url, views } = props;
  const { value: image, error, retry, isStale } = data;
  useRuleTexts();
  const catalogue = useRules();
  const rules = useMemo(
    () => new Map(catalogue.value?.items.map(rule => [rule.id, rule])),
    [catalogue.value],
  );
  const title = t('findings.heading', { tag });

  if (error || !image) {
    return (
      <Section title={title} aria-busy={!error}>
        {error && isNotFound(error) && (
          <Alert
            status="info"
            icon
            role="status"
            title={t('states.imageGone')}
          />
        )}
        {error && !isNotFound(error) && (
          <ErrorAlert error={error} onRetry={retry} />
        )}
        {!error && (
          <div className={styles.skeleton}>
            <Skeleton width="60%" height={28} />
            <Skeleton width="100%" height={320} />
          </div>
        )}
      </Section>
    );
  }
  const { judgement } = image;
  if (!judgement) {
    return (
      <Section title={title}>
        <div className={styles.notices}>
          <Alert
            status="info"
            icon
            role="status"
            title={t('findings.notJudgedTitle')}
            description={t('findings.notJudgedText')}
          />
          <ContentsNotice state={image.contentsState} />
        </div>
      </Section>
    );
  }
  const { findings, outcomes } = judgement;
  const wanted = url.get('finding');
  const shown = filterFindings({
    findings,
    rules,
    severity: url.getAll('severity'),
    // Without the catalogue nobody knows on what a finding rests.
    source: rules.size > 0 ? url.getAll('source') : [],
  });
  const isUnknown =
    wanted !== undefined && findings.every(({ id }) => id !== wanted);
  return (
    <>
      <Section title={title} aria-busy={isStale}>
        <div className={isStale ? styles.stale : undefined}>
          <FindingsSentence
            image={image}
            judgement={judgement}
            url={url}
            saving={
              costOf &&
              (best => (
                <FindingsSaving {...costOf} findings={best} views={views} />
              ))
            }
          />
          <div className={styles.notices}>
            <ContentsNotice state={image.contentsState} />
            {isUnknown && (
              <Alert
                status="info"
                icon
                role="status"
                title={t('findings.unknownFinding', { finding: wanted })}
              />
            )}
            {catalogue.error && (
              <Alert
                status="warning"
                icon
                role="status"
                title={t('findings.rulesFailed')}
                customActions={
                  <Button
                    size="small"
                    variant="secondary"
                    onPress={catalogue.retry}
                  >
                    {t('common.tryAgain')}
                  </Button>
                }
              />
            )}
          </div>
          <FindingFilters
            findings={findings}
            outcomes={outcomes}
            rules={rules}
            url={url}
          />
          {shown.length === 0 && findings.length > 0 && (
            <Alert
              status="info"
              icon
              role="status"
              title={t('findings.noMatch')}
              customActions={
                <Button
                  size="small"
                  variant="secondary"
                  onPress={() =>
                    url.set({ severity: undefined, source: undefined })
                  }
                >
                  {t('common.clearAll')}
                </Button>
              }
            />
          )}
          <FindingList
            key={image.digest}
            findings={shown}
            rules={rules}
            layers={image.layers}
            url={url}
            views={views}
          />
          {otherOutcomes
            .filter(state => url.getAll('outcome').includes(state))
            .map(state => (
              <OutcomeTable
                key={state}
                state={state}
                outcomes={outcomes}
                rules={rules}
              />
            ))}
        </div>
      </Section>
      <ScoreSection
        tag={tag}
        judgement={judgement}
        presentRuleSet={catalogue.value?.ruleSet}
        rules={rules}
        views={views}
      />
    </>
  );
}
