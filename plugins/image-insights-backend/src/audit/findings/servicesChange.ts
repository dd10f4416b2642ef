import { Rule } from '@image-insights/image-analysis';
import { comparabilityNeeded } from './comparability';
import { FindingSelection } from './FindingSelection';

class ServicesByRule {
  private readonly services = new Map<string, Set<string>>();

  add(rule: string, entityRef: string): void {
    const known = this.services.get(rule);
    if (known) {
      known.add(entityRef);
    } else {
      this.services.set(rule, new Set([entityRef]));
    }
  }

  count(rule: string): number {
    return this.services.get(rule)?.size ?? 0;
  }
}

/**
 * How many more services have findings of a rule than 30 days ago, among those
 * whose images of then were judged by the same rules on the same evidence.
 *
 * @returns by rule; undefined where no service can be compared
 */
export function servicesChange(
  selection: FindingSelection,
  catalogue: ReadonlyMap<string, Rule>,
): (rule: string) => number | undefined {
  const needed = new Map(
    [...catalogue].map(([id, rule]) => [id, comparabilityNeeded(rule)]),
  );
  const now = new ServicesByRule();
  const then = new ServicesByRule();
  let most = -1;
  for (const audited of selection.images) {
    const { comparability, former, findings, entity } = audited;
    if (comparability !== undefined && former) {
      const compares = (rule: string) =>
        (needed.get(rule) ?? Infinity) <= comparability &&
        selection.isShown(rule, audited.home) &&
        selection.isShown(rule, audited.formerHome ?? '');
      most = Math.max(most, comparability);
      for (const one of findings) {
        if (compares(one.finding.rule) && selection.has(one)) {
          now.add(one.finding.rule, entity.entityRef);
        }
      }
      for (const { rule, severity } of former.rules) {
        if (compares(rule) && selection.hasSeverity(severity)) {
          then.add(rule, entity.entityRef);
        }
      }
    }
  }
  return rule =>
    (needed.get(rule) ?? Infinity) <= most
      ? now.count(rule) - then.count(rule)
      : undefined;
}
