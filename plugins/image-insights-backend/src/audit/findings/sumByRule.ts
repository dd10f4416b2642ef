import {
  RuleAudit,
  RuleAuditRow,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Rule } from '@image-insights/image-analysis';
import { AuditedFinding, AuditedImage } from './FindingInventory';
import { FindingSelection } from './FindingSelection';
import { GainSum } from './GainSum';
import { graver } from './orderOfFindings';
import { servicesChange } from './servicesChange';

/** A rule with all that it found in some services. */
export interface RuleSum extends Omit<RuleAuditRow, 'title'> {
  /** The gravest of them, for what is not known of the rule itself. */
  example: AuditedFinding;
}

/** What one rule found so far; images come one by one, a service's together. */
class RuleTotal {
  services = 0;
  images = 0;
  findings = 0;
  isEstimate = false;
  /** Undefined while nothing is moved less. */
  amountPerMonth?: number;
  readonly gain = new GainSum();
  private lastService?: string;
  private lastImage?: AuditedImage;

  constructor(public example: AuditedFinding) {}

  /** @param isNew - false where another service has the image, too */
  add(one: AuditedFinding, isNew: boolean): void {
    const { audited, finding, amountPerMonth } = one;
    const { entityRef } = audited.entity;
    if (this.lastService !== entityRef) {
      this.lastService = entityRef;
      this.services += 1;
    }
    if (isNew && this.lastImage !== audited) {
      this.gain.endImage();
      this.lastImage = audited;
      this.images += 1;
    }
    if (isNew) {
      this.gain.add(one.gain);
    }
    if (graver(one, this.example) < 0) {
      this.example = one;
    }
    this.findings += 1;
    this.isEstimate ||= finding.isEstimate;
    if (amountPerMonth !== undefined) {
      this.amountPerMonth = (this.amountPerMonth ?? 0) + amountPerMonth;
    }
  }
}

/** Sums up findings by rule, and all of them. */
export function sumByRule(
  selection: FindingSelection,
  catalogue: ReadonlyMap<string, Rule>,
): { rules: RuleSum[]; totals: RuleAudit['totals'] } {
  const byRule = new Map<string, RuleTotal>();
  const seen = new Set<string>();
  let all: RuleTotal | undefined;
  for (const { findings, image } of selection.images) {
    const isNew = !seen.has(image.current.digest);
    seen.add(image.current.digest);
    for (const one of findings) {
      if (selection.matches(one)) {
        const { rule } = one.finding;
        let total = byRule.get(rule);
        if (!total) {
          total = new RuleTotal(one);
          byRule.set(rule, total);
        }
        total.add(one, isNew);
        all ??= new RuleTotal(one);
        all.add(one, isNew);
      }
    }
  }
  const changeOf = servicesChange(selection, catalogue);
  return {
    rules: [...byRule].map(([rule, total]) =>
      rowOf(rule, total, changeOf(rule)),
    ),
    totals: {
      findings: all?.findings ?? 0,
      services: all?.services ?? 0,
      gainCompressedBytes: bytesOf(all),
    },
  };
}

function rowOf(
  rule: string,
  total: RuleTotal,
  servicesChange30Days: number | undefined,
): RuleSum {
  const { example, services, images, findings, amountPerMonth } = total;
  return {
    rule,
    family: example.finding.family,
    severity: example.finding.severity,
    services,
    images,
    findings,
    gainCompressedBytes: bytesOf(total),
    isEstimate: total.isEstimate,
    ...(amountPerMonth !== undefined && { amountPerMonth }),
    servicesChange30Days,
    example,
  };
}

function bytesOf(total: RuleTotal | undefined): number {
  total?.gain.endImage();
  return total?.gain.bytes ?? 0;
}
