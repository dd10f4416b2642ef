import type { CostScenario } from '@image-insights/backstage-plugin-image-insights-common';
import { findingIdOf } from '../../cost';
import { useText } from '../common';
import { useRuleTexts } from '../rules';
import { scenarioTitle } from './costWords';

type Scenario = Pick<CostScenario, 'id' | 'kind' | 'subject'> & {
  repository?: string;
};

/** What scenarios and rows of plans are about, findings as they are called elsewhere. */
export function useScenarioTitle(): (scenario: Scenario) => string {
  const text = useText();
  const texts = useRuleTexts();
  return scenario => {
    const { id, kind, repository, subject } = scenario;
    if (kind !== 'finding') return scenarioTitle(scenario, text);
    const finding = findingIdOf({ id, repository });
    const [rule] = finding.split(':', 1);
    const title = texts.ofFinding({
      id: finding,
      rule,
      title: subject ?? finding,
      places: [],
    });
    return scenarioTitle({ id, kind, subject: title.words }, text);
  };
}
