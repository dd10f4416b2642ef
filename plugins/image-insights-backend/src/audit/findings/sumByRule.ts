import {
  RuleAuditRow,
  RuleAudit,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Rule } from '@image-insights/image-analysis';
import { AuditedFinding } from './FindingInventory';
import { FindingSelection } from './FindingSelection';
import { GainSum } from './GainSum';
import { graver } from './orderOfFindings';
import { servicesChange } from './servicesChange';

/** A rule with all that it found in some services. */
export interface RuleSum extends Omit<RuleAuditRow, 'title'> {
  /** The gravest of them, for what is not known of the rule itself. */
  example: AuditedFinding;
}

class RuleTotal {
  readonly services = new Set<string>();
  readonly images = new Set<string>();
  readonly gain = new GainSum();
  findings = 0;
  isEstimate = false;
  amountPerMonth = 0;

  constructor(public example: AuditedFinding) {}
}

/** Sums up findings by rule, and all of them. */
export function sumByRule(
  selection: FindingSelection,
  catalogue: ReadonlyMap<string, Rule>,
): { rules: RuleSum[]; totals: RuleAudit['totals'] } {
  const totals = new Map<string, RuleTotal>();
  const services = new Set<string>();
  const summed = new Set<string>();
  const gain = new GainSum();
  let count = 0;
  for (const audited of selection.images) {
    const { digest } = audited.image.current;
    const isFirst = !summed.has(digest);
    summed.add(digest);
    const touched = new Set<GainSum>([gain]);
    for (const one of audited.findings) {
      if (selection.has(one)) {
        const { finding, amountPerMonth = 0 } = one;
        const total = totals.get(finding.rule) ?? new RuleTotal(one);
        totals.set(finding.rule, total);
        total.services.add(audited.entity.entityRef);
        total.images.add(digest);
        total.findings += 1;
        total.isEstimate ||= finding.isEstimate;
        total.amountPerMonth += amountPerMonth;
        if (graver(one, total.example) < 0) {
          total.example = one;
        }
        if (isFirst) {
          total.gain.add(finding);
          gain.add(finding);
          touched.add(total.gain);
        }
        services.add(audited.entity.entityRef);
        count += 1;
      }
    }
    touched.forEach(sum => sum.endImage());
  }
  const changes = servicesChange(selection, catalogue);
  return {
    rules: [...totals].map(([rule, total]) => ({
      rule,
      family: total.example.finding.family,
      severity: total.example.finding.severity,
      services: total.services.size,
      images: total.images.size,
      findings: total.findings,
      gainCompressedBytes: total.gain.bytes,
      isEstimate: total.isEstimate,
      ...(total.amountPerMonth > 0 && {
        amountPerMonth: total.amountPerMonth,
      }),
      servicesChange30Days: changes(rule),
      example: total.example,
    })),
    totals: {
      findings: count,
      services: services.size,
      gainCompressedBytes: gain.bytes,
    },
  };
}
