import { useMemo, type ReactNode } from 'react';
import { Alert } from '@backstage/ui';
import {
  estimateCost,
  type CostEstimate,
  type EntityCost,
} from '@image-insights/backstage-plugin-image-insights-common';
import {
  askedChoices,
  choicesPart,
  commonSetting,
  commonSource,
  currentReleases,
  inputAtRelease,
  repositoriesOf,
  useCalculation,
} from '../../cost';
import { sentence } from '../../format';
import type { UrlState, Views } from '../../url';
import { InEnglish, Section, Spoken, useText } from '../common';
import { BasisSection } from './BasisSection';
import { CostChoices } from './CostChoices';
import { CostFacts } from './CostFacts';
import { CostSentence } from './CostSentence';
import { PlanSection } from './PlanSection';
import { ScenarioSection } from './ScenarioSection';
import { StreamTable } from './StreamTable';
import { useMoney } from './useMoney';
import styles from './Cost.module.css';

/** The figures of a service, with what was chosen to calculate with. */
export function CostFigures(props: {
  title: string;
  cost: EntityCost;
  estimate: CostEstimate;
  /** The release that the tab shows, if it is not the newest. */
  olderRelease?: { tag: string; digest: string };
  notices: ReactNode;
  url: UrlState;
  views: Views;
}) {
  const { t } = useText();
  const { title, cost, estimate: answered, olderRelease, notices } = props;
  const { url, views } = props;
  const repositories = useMemo(() => repositoriesOf(cost.input), [cost.input]);
  const askedOf = url.get('of');
  const repository =
    repositories.length > 1
      ? repositories.find(one => one === askedOf)
      : undefined;
  // Opening a row changes the address too, but nothing that is calculated.
  const part = choicesPart(url.get);
  const asked = useMemo(() => {
    const names = new URLSearchParams(part);
    return askedChoices(name => names.get(name) ?? undefined);
  }, [part]);
  const { today, calculation, isChosen, error } = useCalculation({
    cost,
    estimate: answered,
    repository,
    choices: asked.choices,
  });
  const { input, estimate, scenarios, plan } = calculation;
  const money = useMoney(estimate.currency);
  const older = useMemo(() => {
    const before = olderRelease && inputAtRelease(input, olderRelease.digest);
    return before && estimateCost(before);
  }, [input, olderRelease]);
  const releases = currentReleases(input);
  return (
    <>
      <Section title={title}>
        <div className={styles.root}>
          <div className={styles.notices}>
            {notices}
            {asked.unknown.map(({ name, value }) => (
              <Alert
                key={name}
                status="info"
                icon
                role="status"
                title={t('cost.unknownChoice', {
                  name,
                  value,
                  allowed: t(`cost.allowed_${name}`),
                })}
              />
            ))}
            {askedOf !== undefined && repository === undefined && (
              <Alert
                status="info"
                icon
                role="status"
                title={t('cost.unknownImage', { value: askedOf })}
              />
            )}
            {error && (
              <Alert
                status="warning"
                icon
                role="status"
                title={t('cost.cannotCalculate')}
                description={<InEnglish>{sentence(error.message)}</InEnglish>}
              />
            )}
          </div>
          <CostSentence
            estimate={estimate}
            ofRelease={older ?? estimate}
            releases={older && olderRelease ? [olderRelease.tag] : releases}
            imageCount={repository ? 1 : repositories.length}
            basis={cost.deployments}
            perMonthSource={
              commonSource(input, 'deploymentsPerMonth') ??
              cost.deployments.source
            }
            newest={olderRelease ? releases.join(', ') : undefined}
            today={isChosen ? today.estimate : undefined}
            money={money}
          />
          <CostChoices
            input={today.input}
            choices={asked.choices}
            repositories={repositories}
            repository={repository}
            url={url}
          />
          <Spoken role="status">
            {isChosen
              ? t('cost.recalculated', {
                  amount: money.estimate(estimate.amount.perMonth),
                })
              : ''}
          </Spoken>
          <CostFacts
            estimate={estimate}
            bandwidth={commonSetting(input, 'nodeBandwidth')}
            money={money}
          />
        </div>
      </Section>
      <ScenarioSection
        input={input}
        today={today.estimate}
        estimate={estimate}
        isChosen={isChosen}
        scenarios={scenarios}
        money={money}
        url={url}
      />
      <PlanSection
        plan={plan}
        estimate={estimate}
        money={money}
        url={url}
        views={views}
      />
      {input.streams.length > 1 && (
        <Section title={t('cost.streams')}>
          <StreamTable
            label={t('cost.streams')}
            input={input}
            sum={estimate}
            money={money}
          />
        </Section>
      )}
      <BasisSection input={input} estimate={estimate} money={money} />
    </>
  );
}
