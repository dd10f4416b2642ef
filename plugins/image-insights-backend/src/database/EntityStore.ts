import {
  AnnotationProblem,
  CostSettings,
  annotationProblemSchema,
  costSettingsSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { CHUNK, chunksOf, optional, readOptionalInteger } from './columns';

/** A catalog entity with image annotations, as it was when last scanned. */
export interface StoredEntity {
  entityRef: string;
  kind: string;
  title: string;
  type?: string;
  owner?: string;
  system?: string;
  lifecycle?: string;
  budgetBytes?: number;
  tagPattern?: string;
  /** As annotated: what the service's deployments are like. */
  deployment?: AnnotatedDeployment;
  /** In the catalog; absent of entities that no scan saw since it is noted. */
  uid?: string;
  problems: AnnotationProblem[];
  /** `host/name`, in the order written. */
  repositories: string[];
}

/** What annotations say of a service's deployments. */
export interface AnnotatedDeployment {
  instances?: number;
  perMonth?: number;
  runtime?: CostSettings['runtime'];
}

export interface EntityStore {
  list(): Promise<StoredEntity[]>;
  /** Writes what differs; with `complete`, forgets entities not given. */
  save(entities: StoredEntity[], options: { complete: boolean }): Promise<void>;
  /** Refs of the entities that name any of the repositories. */
  entitiesOf(repositories: string[]): Promise<Map<string, string[]>>;
}

interface EntityRow {
  entity_ref: string;
  kind: string;
  title: string;
  type: string | null;
  owner: string | null;
  system: string | null;
  lifecycle: string | null;
  budget_bytes: number | string | null;
  tag_pattern: string | null;
  instances: number | null;
  deployments_per_month: number | null;
  runtime: string | null;
  uid: string | null;
  problems: string;
}

const problemsSchema = z.array(annotationProblemSchema);

export class DatabaseEntityStore implements EntityStore {
  constructor(private readonly knex: Knex) {}

  async list(): Promise<StoredEntity[]> {
    const rows: EntityRow[] = await this.knex('entities').select('*');
    const links: { entity_ref: string; repository: string }[] = await this.knex(
      'entity_repositories',
    )
      .select('entity_ref', 'repository')
      .orderBy(['entity_ref', 'position']);
    const repositories = new Map<string, string[]>();
    for (const link of links) {
      const list = repositories.get(link.entity_ref) ?? [];
      list.push(link.repository);
      repositories.set(link.entity_ref, list);
    }
    return rows.map(row => ({
      entityRef: row.entity_ref,
      kind: row.kind,
      title: row.title,
      type: optional(row.type),
      owner: optional(row.owner),
      system: optional(row.system),
      lifecycle: optional(row.lifecycle),
      budgetBytes: readOptionalInteger(row.budget_bytes),
      tagPattern: optional(row.tag_pattern),
      deployment: deploymentOf(row),
      uid: optional(row.uid),
      problems: readProblems(row.problems),
      repositories: repositories.get(row.entity_ref) ?? [],
    }));
  }

  async save(
    entities: StoredEntity[],
    options: { complete: boolean },
  ): Promise<void> {
    const stored = new Map(
      (await this.list()).map(entity => [entity.entityRef, entity]),
    );
    const changed = entities.filter(
      entity =>
        fingerprint(entity) !== fingerprint(stored.get(entity.entityRef)),
    );
    const given = new Set(entities.map(entity => entity.entityRef));
    const gone = options.complete
      ? [...stored.keys()].filter(ref => !given.has(ref))
      : [];
    if (changed.length === 0 && gone.length === 0) {
      return;
    }
    await this.knex.transaction(async transaction => {
      const replaced = [...gone, ...changed.map(entity => entity.entityRef)];
      for (const refs of chunksOf(replaced, CHUNK)) {
        await transaction('entity_repositories')
          .whereIn('entity_ref', refs)
          .delete();
      }
      for (const refs of chunksOf(gone, CHUNK)) {
        await transaction('entities').whereIn('entity_ref', refs).delete();
      }
      for (const chunk of chunksOf(changed, 50)) {
        await transaction('entities')
          .insert(chunk.map(rowOf))
          .onConflict('entity_ref')
          .merge();
      }
      const links = changed.flatMap(entity =>
        entity.repositories.map((repository, position) => ({
          entity_ref: entity.entityRef,
          repository,
          position,
        })),
      );
      for (const chunk of chunksOf(links, 100)) {
        await transaction('entity_repositories').insert(chunk);
      }
    });
  }

  async entitiesOf(repositories: string[]): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    for (const chunk of chunksOf([...new Set(repositories)], CHUNK)) {
      const rows: { entity_ref: string; repository: string }[] =
        await this.knex('entity_repositories')
          .select('entity_ref', 'repository')
          .whereIn('repository', chunk);
      for (const row of rows) {
        const list = found.get(row.repository) ?? [];
        list.push(row.entity_ref);
        found.set(row.repository, list);
      }
    }
    return found;
  }
}

/** Most entities have none. */
function readProblems(text: string): AnnotationProblem[] {
  return text === '[]' ? [] : problemsSchema.parse(JSON.parse(text));
}

function deploymentOf(row: EntityRow): AnnotatedDeployment | undefined {
  const runtime = costSettingsSchema.shape.runtime.safeParse(row.runtime);
  const deployment = {
    instances: optional(row.instances),
    perMonth: optional(row.deployments_per_month),
    runtime: runtime.data,
  };
  return Object.values(deployment).some(value => value !== undefined)
    ? deployment
    : undefined;
}

function rowOf(entity: StoredEntity) {
  return {
    entity_ref: entity.entityRef,
    kind: entity.kind,
    title: entity.title,
    type: entity.type ?? null,
    owner: entity.owner ?? null,
    system: entity.system ?? null,
    lifecycle: entity.lifecycle ?? null,
    budget_bytes: entity.budgetBytes ?? null,
    tag_pattern: entity.tagPattern ?? null,
    instances: entity.deployment?.instances ?? null,
    deployments_per_month: entity.deployment?.perMonth ?? null,
    runtime: entity.deployment?.runtime ?? null,
    uid: entity.uid ?? null,
    problems: JSON.stringify(entity.problems),
  };
}

function fingerprint(entity: StoredEntity | undefined): string {
  return entity ? JSON.stringify([rowOf(entity), entity.repositories]) : '';
}
