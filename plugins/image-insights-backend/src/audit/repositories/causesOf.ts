import {
  RepositoryAudit,
  ScanActor,
  ScanCause,
} from '@image-insights/backstage-plugin-image-insights-common';
import { groupedBy } from '../../collections/groupedBy';
import { compareTexts } from '../inventory/auditedImages';
import { AuditedTrouble } from './AuditedTrouble';
import { causeOf } from './causeOf';

type CauseTotals = RepositoryAudit['causes'][number];

/**
 * Sums troubles up by their cause, those of most services first. Where one
 * cause has several remedies, that of most services is told; one by which
 * nobody can do anything only where there is no other.
 */
export function causesOf(troubles: readonly AuditedTrouble[]): CauseTotals[] {
  return [...groupedBy([...troubles], ({ row }) => row.cause)]
    .map(([cause, rows]) => totalsOf(cause, rows))
    .sort(
      (left, right) =>
        right.services - left.services ||
        right.repositories - left.repositories ||
        compareTexts(left.cause, right.cause),
    );
}

function totalsOf(cause: ScanCause, rows: AuditedTrouble[]): CauseTotals {
  const [since] = rows.flatMap(({ row }) => row.problem.since ?? []).sort();
  return {
    cause,
    ...remedyOf(rows),
    repositories: new Set(rows.flatMap(({ row }) => row.repository ?? [])).size,
    services: servicesOf(rows),
    ...(since !== undefined && { since }),
  };
}

function remedyOf(rows: AuditedTrouble[]): {
  actor: ScanActor;
  remedy: string;
  code: string;
} {
  const [[, most]] = [
    ...groupedBy(rows, ({ row }) => causeOf(row.problem.code).remedy),
  ].sort(
    ([, left], [, right]) =>
      Number(left[0].row.actor === 'nobody') -
        Number(right[0].row.actor === 'nobody') ||
      servicesOf(right) - servicesOf(left),
  );
  const { code } = most[0].row.problem;
  const { actor, remedy } = causeOf(code);
  return { actor, remedy, code };
}

function servicesOf(rows: readonly AuditedTrouble[]): number {
  return new Set(
    rows.flatMap(({ services }) =>
      services.map(({ entity }) => entity.entityRef),
    ),
  ).size;
}
