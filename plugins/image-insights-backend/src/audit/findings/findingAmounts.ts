import {
  Currency,
  PriceList,
  SavingItem,
  itemAmounts,
} from '@image-insights/backstage-plugin-image-insights-common';
import { ServiceFigures } from '../../cost/organisation/ServiceFigures';

/** What mending each finding of a service saves a month. */
export interface FindingAmounts {
  /** Undefined where nothing is moved less by it. */
  of(repository: string, finding: string): number | undefined;
}

/**
 * What mending each finding of a service saves a month, by itself. An item of
 * the figures is a finding of a repository; in several, its id ends with the
 * repository's name.
 */
export function findingAmounts(
  { items, groups }: Pick<ServiceFigures, 'items' | 'groups'>,
  money: { prices: PriceList; currency: Currency },
): FindingAmounts {
  const findings = items.filter(
    item => item.kind === 'finding' && isMoved(item),
  );
  const amounts = itemAmounts({ items: findings, groups, ...money });
  const byKey = new Map(
    findings.map(({ id, repository = '' }, index) => {
      const end = ` ${repository}`;
      return [
        keyOf(repository, id.endsWith(end) ? id.slice(0, -end.length) : id),
        amounts[index],
      ];
    }),
  );
  return {
    of: (repository, finding) =>
      byKey.get(keyOf(repository, `finding:${finding}`)),
  };
}

/** Of what only takes up room, there is nothing to tell of pulls. */
function isMoved({ parts }: SavingItem): boolean {
  return parts.some(({ blob, api }) => blob[0] > 0 || (api?.[0] ?? 0) > 0);
}

function keyOf(repository: string, id: string): string {
  return `${repository} ${id}`;
}
