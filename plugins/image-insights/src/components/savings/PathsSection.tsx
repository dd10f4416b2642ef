import type { OrganisationCost } from '@image-insights/backstage-plugin-image-insights-common';
import { scenarioRows } from '../../cost';
import type { UrlState } from '../../url';
import { Picker, Section, useText } from '../common';
import { pathTitle } from '../cost/costWords';
import { ScenarioDetails } from '../cost/ScenarioDetails';
import { ScenarioTable } from '../cost/ScenarioTable';
import { useMoney } from '../cost/useMoney';
import { comparedScenarios } from './comparedScenarios';
import { pathsOf } from './pathsOf';
import { presentOf } from './presentOf';
import styles from './Savings.module.css';

const own = 'own';

/** Today against other ways of pulling, and what else would change for all. */
export function PathsSection(props: {
  /** As it is. */
  cost: OrganisationCost;
  /** The same bytes on the path that is chosen for all. */
  chosen?: OrganisationCost;
  path?: string;
  url: UrlState;
}) {
  const text = useText();
  const { t } = text;
  const { cost, chosen, path, url } = props;
  const money = useMoney(cost.currency);
  const present = presentOf(cost);
  const scenarios = comparedScenarios(cost.scenarios);
  const comparison = scenarioRows({ today: present, scenarios });
  const asked = url.get('whatif');
  const isKnown = scenarios.some(({ id }) => id === asked);
  return (
    <Section
      title={t('savings.paths')}
      controls={
        <div className={styles.path}>
          <Picker
            label={t('savings.pathForAll')}
            value={path ?? own}
            options={[
              { id: own, label: t('savings.pathOwn') },
              ...pathsOf(cost.scenarios, path).map(id => ({
                id,
                label: pathTitle(id, text),
              })),
            ]}
            onChange={value => choosePath(url, value)}
          />
        </div>
      }
    >
      <div className={styles.stack}>
        {chosen && path !== undefined && (
          <p className={styles.text} role="status">
            {t('savings.pathShown', {
              path: pathTitle(path, text),
              amount: money.estimate(chosen.totals.amountPerMonth),
              today: money.estimate(cost.totals.amountPerMonth),
            })}
          </p>
        )}
        {asked !== undefined && !isKnown && (
          <p className={styles.text} role="status">
            {t('cost.unknownScenario', { value: asked })}
          </p>
        )}
        <ScenarioTable
          label={t('savings.paths')}
          comparison={comparison}
          hasTime={false}
          money={money}
          present={present}
          notesOf={() => []}
          opened={asked}
          onToggle={id =>
            url.set(
              { whatif: id === asked ? undefined : id },
              { replace: true },
            )
          }
          details={scenario => (
            <ScenarioDetails
              scenario={scenario}
              presentFixedPerMonth={present.fixedPerMonth}
              money={money}
              onUse={choice => choice.path && choosePath(url, choice.path)}
            />
          )}
        />
      </div>
    </Section>
  );
}

function choosePath(url: UrlState, value: string) {
  url.set(
    {
      path: value === own ? undefined : value,
      whatif: undefined,
      after: undefined,
    },
    { replace: true },
  );
}
