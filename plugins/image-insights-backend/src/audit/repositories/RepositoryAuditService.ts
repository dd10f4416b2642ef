import {
  BackstageCredentials,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import {
  Problem,
  RepositoryAudit,
  RepositoryAuditRow,
  repositoryAuditQuerySchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { z } from 'zod';
import { ScanStore } from '../../database/ScanStore';
import { OrganisationServices } from '../../service/OrganisationServices';
import { LeaderboardEntry } from '../../service/leaderboardRows';
import { nextScanAt } from '../../service/nextScanAt';
import { facetsOf, matchesFilter } from '../../service/serviceFilter';
import {
  auditService,
  compareTexts,
  isOnOneOf,
} from '../inventory/auditedImages';
import { pageOf } from '../inventory/pageOf';
import { AuditedTrouble } from './AuditedTrouble';
import { RepositoryHealth, ScanHealth } from './ScanHealth';
import { causeOf } from './causeOf';
import { causesOf } from './causesOf';
import { serviceHealthOf } from './serviceHealthOf';

type ParsedQuery = z.output<typeof repositoryAuditQuerySchema>;

/** Most services that one row names. */
const MAX_SERVICES = 20;

/** Tells what scans could not read, why, and who can mend it. */
export class RepositoryAuditService {
  constructor(
    private readonly options: {
      services: OrganisationServices;
      health: ScanHealth;
      scans: ScanStore;
      schedule: SchedulerServiceTaskScheduleDefinition;
    },
  ) {}

  async audit(
    query: ParsedQuery,
    credentials: BackstageCredentials,
  ): Promise<RepositoryAudit> {
    const { services, scans, schedule } = this.options;
    const readable = await services.readable(credentials);
    const health = await this.options.health.of(readable.all);
    const matching = readable.entries.filter(({ entity }) =>
      matchesFilter(entity, query),
    );
    const asked = (entry: LeaderboardEntry) =>
      entry.entity.repositories.filter(name => isOnOneOf(name, query.registry));
    const troubles = [
      ...repositoryTroubles({ entries: matching, asked, health }),
      // An annotation that cannot be read names no registry.
      ...(query.registry === undefined ? matching.flatMap(ofAnnotations) : []),
    ].filter(({ row }) => isOneOf(query.state, row.state));
    const rows = troubles
      .map(({ row }) => row)
      .filter(row => isOneOf(query.cause, row.cause))
      .sort(oldestFirst);
    const next = await nextScanAt(scans, schedule);
    return {
      ...pageOf(rows, query),
      facets: facetsOf(readable.entries.map(({ entity }) => entity)),
      totals: totalsOf({ entries: matching, asked, health }),
      causes: causesOf(troubles),
      ...(next !== undefined && { nextScanAt: next }),
    };
  }
}

interface Asked {
  entries: readonly LeaderboardEntry[];
  /** Repositories of a service that are asked for. */
  asked(entry: LeaderboardEntry): string[];
  health: ReadonlyMap<string, RepositoryHealth>;
}

function repositoryTroubles({
  entries,
  asked,
  health,
}: Asked): AuditedTrouble[] {
  const naming = new Map<string, LeaderboardEntry[]>();
  for (const entry of entries) {
    for (const name of asked(entry)) {
      const list = naming.get(name) ?? [];
      list.push(entry);
      naming.set(name, list);
    }
  }
  return [...naming].flatMap(([repository, services]) => {
    const known = health.get(repository);
    return known ? troublesWith(repository, known, services) : [];
  });
}

function troublesWith(
  repository: string,
  { stored, troubles, noReleases }: RepositoryHealth,
  services: LeaderboardEntry[],
): AuditedTrouble[] {
  const hasFigures = (entry: LeaderboardEntry) =>
    entry.images.some(image => image.repository === repository);
  const about = {
    repository,
    state: stored.state,
    lastScanAt: stored.lastScanAt,
    lastSuccessAt: stored.lastSuccessAt,
  };
  const found = troubles.map(({ problem, tags }) =>
    audited(services, {
      ...about,
      problem,
      ...(tags && { tags }),
      hasFigures: services.some(hasFigures),
    }),
  );
  // Which tags count is for each service to say.
  const without = services.filter(entry => !hasFigures(entry));
  return noReleases && without.length > 0
    ? [
        ...found,
        audited(without, { ...about, problem: noReleases, hasFigures: false }),
      ]
    : found;
}

function ofAnnotations(entry: LeaderboardEntry): AuditedTrouble[] {
  return entry.entity.problems.map(({ annotation, value, ...problem }) =>
    audited([entry], {
      problem,
      annotation: { name: annotation, value },
      hasFigures: entry.images.length > 0,
    }),
  );
}

function audited(
  services: LeaderboardEntry[],
  row: Omit<
    RepositoryAuditRow,
    'cause' | 'actor' | 'services' | 'serviceCount'
  >,
): AuditedTrouble {
  const { cause, actor } = causeOf(row.problem.code);
  const shown = services
    .map(({ entity }) => auditService(entity))
    .sort(
      (left, right) =>
        compareTexts(left.title, right.title) ||
        compareTexts(left.entityRef, right.entityRef),
    );
  return {
    services,
    row: {
      ...row,
      cause,
      actor,
      services: shown.slice(0, MAX_SERVICES),
      serviceCount: services.length,
    },
  };
}

function totalsOf({
  entries,
  asked,
  health,
}: Asked): RepositoryAudit['totals'] {
  const totals = {
    services: entries.length,
    fresh: 0,
    old: 0,
    unreadable: 0,
    neverScanned: 0,
  };
  const names = new Set<string>();
  for (const entry of entries) {
    const repositories = asked(entry);
    repositories.forEach(name => names.add(name));
    totals[serviceHealthOf({ entry, repositories, health })] += 1;
  }
  return { ...totals, repositories: names.size };
}

function isOneOf(
  wanted: readonly string[] | undefined,
  value: string | undefined,
): boolean {
  return (
    wanted === undefined || (value !== undefined && wanted.includes(value))
  );
}

/** What is there since nobody knows when comes last. */
function oldestFirst(
  left: RepositoryAuditRow,
  right: RepositoryAuditRow,
): number {
  return (
    compareTexts(sinceOf(left.problem), sinceOf(right.problem)) ||
    compareTexts(placeOf(left), placeOf(right))
  );
}

function sinceOf({ since }: Problem): string {
  return since ?? '\uffff';
}

function placeOf(row: RepositoryAuditRow): string {
  return [
    row.repository ?? '\uffff',
    row.cause,
    row.services.at(0)?.entityRef,
    row.annotation?.name,
    row.annotation?.value,
  ].join(' ');
}
