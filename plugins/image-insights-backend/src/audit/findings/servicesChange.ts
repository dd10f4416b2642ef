import { Rule } from '@image-insights/image-analysis';
import { comparabilityNeeded } from './comparability';
import { FindingSelection } from './FindingSelection';

/** Counts services by rule; those of a service come together. */
class ServicesByRule {
  private readonly counted = new Map<string, { last: string; count: number }>();

  add(rule: string, entityRef: string): void {
    const known = this.counted.get(rule);
    if (!known) {
      this.counted.set(rule, { last: entityRef, count: 1 });
    } else if (known.last !== entityRef) {
      known.last = entityRef;
      known.count += 1;
    }
  }

  count(rule: string): number {
    return this.counted.get(rule)?.count ?? 0;
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
  const neededOf = (rule: string) => needed.get(rule) ?? Infinity;
  const now = new ServicesByRule();
  const then = new ServicesByRule();
  let most = -1;
  for (const audited of selection.images) {
    const { comparability, former, findings, otherHomes } = audited;
    const { entityRef } = audited.entity;
    if (
      comparability !== undefined &&
      former &&
      // Few images are at home elsewhere: rather none of theirs than half.
      selection.mayRead(otherHomes)
    ) {
      most = Math.max(most, comparability);
      for (const one of findings) {
        const { rule } = one.finding;
        if (neededOf(rule) <= comparability && selection.matches(one)) {
          now.add(rule, entityRef);
        }
      }
      for (const { rule, severity } of former.rules) {
        if (
          neededOf(rule) <= comparability &&
          selection.wantsSeverity(severity)
        ) {
          then.add(rule, entityRef);
        }
      }
    }
  }
  return rule =>
    neededOf(rule) <= most ? now.count(rule) - then.count(rule) : undefined;
}
