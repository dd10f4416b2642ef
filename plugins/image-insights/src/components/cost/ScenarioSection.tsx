import { useMemo } from 'react';
import { Alert } from '@backstage/ui';
import {
  estimateCost,
  networkPathIdSchema,
  withSettings,
  type CostEstimate,
  type CostInput,
  type CostNote,
  type CostScenario,
} from '@image-insights/backstage-plugin-image-insights-common';
import { rowOfEstimate, scenarioRows, type ScenarioRow } from '../../cost';
import type { UrlState } from '../../url';
import { Section, useText } from '../common';
import { bestScenario } from '../savings/bestScenario';
import { comparedScenarios } from '../savings/comparedScenarios';
import { scenarioTitle } from './costWords';
import { ScenarioDetails } from './ScenarioDetails';
import { ScenarioTable } from './ScenarioTable';
import type { MoneyWriter } from './useMoney';
import styles from './Cost.module.css';

/** What it would cost otherwise: other paths, kept images, findings mended. */
export function ScenarioSection(props: {
  /** From which the estimate is calculated. */
  input: CostInput;
  today: CostEstimate;
  estimate: CostEstimate;
  isChosen: boolean;
  scenarios: readonly CostScenario[];
  money: MoneyWriter;
  url: UrlState;
}) {
  const text = useText();
  const { t } = text;
  const { input, today, estimate, isChosen, scenarios, money, url } = props;
  const comparison = useMemo(
    () =>
      scenarioRows({
        today: rowOfEstimate(today),
        chosen: isChosen ? rowOfEstimate(estimate) : undefined,
        scenarios: comparedScenarios(scenarios),
      }),
    [today, estimate, isChosen, scenarios],
  );
  const notes = useMemo(
    () => notesByPath(input, scenarios),
    [input, scenarios],
  );
  const notesOf = ({ id, scenario }: ScenarioRow): readonly CostNote[] => {
    if (id === 'today') return today.notes;
    return (
      (scenario?.kind === 'path' && notes.get(scenario.id)) || estimate.notes
    );
  };
  const opened = url.get('whatif');
  const isUnknown =
    opened !== undefined && comparison.rows.every(({ id }) => id !== opened);
  const best = bestScenario(scenarios.filter(({ kind }) => kind !== 'finding'));
  const amount = money.estimate(estimate.amount.perMonth);
  return (
    <Section title={t('cost.scenarios')}>
      <div className={styles.block}>
        <p className={styles.text}>
          {best
            ? t('cost.scenariosSummary', {
                today: amount,
                best: scenarioTitle(best.scenario, text),
                saved: money.estimate(best.scenario.savedAmountPerMonth),
              })
            : t('cost.scenariosSummaryNone', { today: amount })}{' '}
          {comparison.measure === 'amount'
            ? t('cost.scenariosMoney')
            : t('cost.scenariosBytes')}
        </p>
        {isUnknown && (
          <Alert
            status="info"
            icon
            role="status"
            title={t('cost.unknownScenario', { value: opened })}
          />
        )}
        <ScenarioTable
          label={t('cost.scenarios')}
          comparison={comparison}
          money={money}
          present={{
            amountPerMonth: today.amount.perMonth,
            fixedPerMonth: estimate.fixedPerMonth,
          }}
          notesOf={notesOf}
          opened={opened}
          onToggle={id =>
            url.set(
              { whatif: id === opened ? undefined : id },
              { replace: true },
            )
          }
          details={scenario => (
            <ScenarioDetails
              scenario={scenario}
              presentFixedPerMonth={estimate.fixedPerMonth}
              money={money}
              onUse={choice =>
                url.set({ ...choice, whatif: undefined }, { replace: true })
              }
            />
          )}
        />
      </div>
    </Section>
  );
}

/** What to know of the prices of other paths. */
function notesByPath(
  input: CostInput,
  scenarios: readonly CostScenario[],
): Map<string, readonly CostNote[]> {
  return new Map(
    scenarios.flatMap(({ id, kind, subject }) => {
      const path = networkPathIdSchema.safeParse(subject);
      if (kind !== 'path' || !path.success) return [];
      const other = withSettings(input, { path: path.data });
      return [[id, estimateCost(other, { steps: false }).notes] as const];
    }),
  );
}
