import {
  FindingAuditQuery,
  ruleSeveritySchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { compareTexts } from '../inventory/auditedImages';
import { AuditedFinding } from './FindingInventory';

/** In which order findings are asked for. */
export interface FindingOrder {
  orderBy: NonNullable<FindingAuditQuery['orderBy']>;
  order: 'asc' | 'desc';
}

type Compare = (left: AuditedFinding, right: AuditedFinding) => number;

const RANKS = new Map<string, number>(
  [...ruleSeveritySchema.options]
    .reverse()
    .map((severity, rank) => [severity, rank]),
);

/** 0 is `info`: the graver, the higher. */
export function rankOfSeverity(severity: string): number {
  return RANKS.get(severity) ?? 0;
}

function rankOf({ finding }: AuditedFinding): number {
  return rankOfSeverity(finding.severity);
}

function gainOf({ finding }: AuditedFinding): number {
  return finding.gainCompressedBytes;
}

/** So that findings of equal figures have one order, and pages fit. */
const byPlace: Compare = (left, right) =>
  compareTexts(left.audited.entity.title, right.audited.entity.title) ||
  compareTexts(left.audited.entity.entityRef, right.audited.entity.entityRef) ||
  compareTexts(left.audited.image.repository, right.audited.image.repository) ||
  compareTexts(left.finding.id, right.finding.id);

/** The gravest first, then what gains most. */
export const graver: Compare = (left, right) =>
  rankOf(right) - rankOf(left) || gainOf(right) - gainOf(left);

/** Of what gains as much, or nothing: the gravest first, then by place. */
const byGravity: Compare = (left, right) =>
  rankOf(right) - rankOf(left) || byPlace(left, right);

/** What is not known comes last, whichever way the rest is ordered. */
export function orderOfFindings(options: FindingOrder): Compare {
  const direction = options.order === 'asc' ? -1 : 1;
  switch (options.orderBy) {
    case 'service':
      return (left, right) =>
        -direction *
          compareTexts(left.audited.entity.title, right.audited.entity.title) ||
        gainOf(right) - gainOf(left) ||
        byGravity(left, right);
    case 'severity':
      return (left, right) =>
        direction * (rankOf(right) - rankOf(left)) ||
        gainOf(right) - gainOf(left) ||
        byPlace(left, right);
    case 'cost':
      return (left, right) => {
        const a = left.amountPerMonth;
        const b = right.amountPerMonth;
        if (a === undefined || b === undefined) {
          return (
            Number(a === undefined) - Number(b === undefined) ||
            gainOf(right) - gainOf(left) ||
            byGravity(left, right)
          );
        }
        return direction * (b - a) || byGravity(left, right);
      };
    default:
      return (left, right) =>
        direction * (gainOf(right) - gainOf(left)) || byGravity(left, right);
  }
}
