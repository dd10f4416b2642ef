import {
  Currency,
  PriceList,
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
  const findings = items.filter(({ kind }) => kind === 'finding');
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

function keyOf(repository: string, id: string): string {
  return `${repository} ${id}`;
}
