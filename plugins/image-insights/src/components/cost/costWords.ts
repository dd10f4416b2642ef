import {
  networkPathIdSchema,
  type CostScenario,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { Text } from '../common';

/** The name of a network path; of one that is not known here, its id. */
export function pathTitle(id: string | undefined, { t }: Text): string {
  const path = networkPathIdSchema.safeParse(id);
  return path.success ? t(`cost.path_${path.data}`) : id ?? '';
}

/** What a scenario, or a row of a plan, is about. */
export function scenarioTitle(
  scenario: Pick<CostScenario, 'id' | 'kind' | 'subject'>,
  text: Text,
): string {
  const { t } = text;
  const { id, kind, subject = '' } = scenario;
  switch (kind) {
    case 'path':
      return pathTitle(subject, text);
    case 'findings':
      return id.endsWith(':3')
        ? t('cost.scenario_findingsFirst')
        : t('cost.scenario_findings');
    case 'finding':
      return t('cost.scenario_finding', { subject });
    case 'one-base':
      return t('cost.scenario_one-base', { subject });
    default:
      return t(`cost.scenario_${kind}`);
  }
}
