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
  const now = new ServicesByRule();
  const then = new ServicesByRule();
  let most = -1;
  for (const { entity, change } of selection.images) {
    // Few images are at home elsewhere: rather none of theirs than half.
    if (change && selection.mayRead(change.otherHomes)) {
      most = Math.max(most, change.evidence);
      for (const one of change.now) {
        if (selection.matches(one)) {
          now.add(one.finding.rule, entity.entityRef);
        }
      }
      for (const { rule, severity } of change.then) {
        if (selection.wantsSeverity(severity)) {
          then.add(rule, entity.entityRef);
        }
      }
    }
  }
  return id => {
    const rule = catalogue.get(id);
    return rule !== undefined && comparabilityNeeded(rule) <= most
      ? now.count(id) - then.count(id)
      : undefined;
  };
}
