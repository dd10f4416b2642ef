import { AnnotationProblem } from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import { chunksOf, StoredNumber, toOptionalBytes } from './values';

/** A repository as an entity names it. */
export interface RepositoryLink {
  /** `host/name` */
  repository: string;
  host: string;
  name: string;
  tagPattern?: string;
  budgetBytes?: number;
  budgetSource?: 'annotation' | 'config';
}

/** An entity that names images, and what lists need to know of it. */
export interface LinkedEntity {
  entityRef: string;
  title: string;
  kind: string;
  type?: string;
  owner?: string;
  system?: string;
  lifecycle?: string;
  problems: AnnotationProblem[];
  links: RepositoryLink[];
}

interface EntityRow {
  entity_ref: string;
  title: string;
  kind: string;
  type: string | null;
  owner: string | null;
  system: string | null;
  lifecycle: string | null;
  problems: string;
}

interface LinkRow {
  entity_ref: string;
  repository: string;
  position: number;
  tag_pattern: string | null;
  budget_bytes: StoredNumber;
  budget_source: string | null;
}

function toRow(entity: LinkedEntity): EntityRow {
  return {
    entity_ref: entity.entityRef,
    title: entity.title,
    kind: entity.kind,
    type: entity.type ?? null,
    owner: entity.owner ?? null,
    system: entity.system ?? null,
    lifecycle: entity.lifecycle ?? null,
    problems: JSON.stringify(entity.problems),
  };
}

function toLinkRow(
  entityRef: string,
  link: RepositoryLink,
  position: number,
): LinkRow {
  return {
    entity_ref: entityRef,
    repository: link.repository,
    position,
    tag_pattern: link.tagPattern ?? null,
    budget_bytes: link.budgetBytes ?? null,
    budget_source: link.budgetSource ?? null,
  };
}

function fromRows(entity: EntityRow, links: LinkRow[]): LinkedEntity {
  const problems: AnnotationProblem[] = JSON.parse(entity.problems);
  return {
    entityRef: entity.entity_ref,
    title: entity.title,
    kind: entity.kind,
    ...(entity.type !== null && { type: entity.type }),
    ...(entity.owner !== null && { owner: entity.owner }),
    ...(entity.system !== null && { system: entity.system }),
    ...(entity.lifecycle !== null && { lifecycle: entity.lifecycle }),
    problems,
    links: links
      .sort((a, b) => a.position - b.position)
      .map(link => {
        const slash = link.repository.indexOf('/');
        const budgetBytes = toOptionalBytes(link.budget_bytes);
        return {
          repository: link.repository,
          host: link.repository.slice(0, slash),
          name: link.repository.slice(slash + 1),
          ...(link.tag_pattern !== null && { tagPattern: link.tag_pattern }),
          ...(budgetBytes !== undefined && { budgetBytes }),
          ...(link.budget_source === 'annotation' ||
          link.budget_source === 'config'
            ? { budgetSource: link.budget_source }
            : {}),
        };
      }),
  };
}

/** Remembers which entities name which repositories. */
export class CatalogStore {
  constructor(private readonly knex: Knex) {}

  /**
   * Brings what is stored in line with the catalog, writing only differences:
   * an unchanged catalog writes nothing. Repositories that nobody names any
   * more keep their history.
   */
  async replaceAll(entities: readonly LinkedEntity[]): Promise<void> {
    const stored = new Map(
      (await this.list()).map(entity => [entity.entityRef, entity]),
    );
    const wanted = new Map(entities.map(entity => [entity.entityRef, entity]));
    const changed = [...wanted.values()].filter(
      entity =>
        JSON.stringify(normalised(entity)) !==
        JSON.stringify(
          stored.has(entity.entityRef)
            ? normalised(stored.get(entity.entityRef)!)
            : undefined,
        ),
    );
    const gone = [...stored.keys()].filter(ref => !wanted.has(ref));
    if (changed.length === 0 && gone.length === 0) return;

    await this.knex.transaction(async tx => {
      for (const refs of chunksOf(gone)) {
        await tx('entity_repositories').whereIn('entity_ref', refs).delete();
        await tx('entities').whereIn('entity_ref', refs).delete();
      }
      for (const part of chunksOf(changed, 50)) {
        const refs = part.map(entity => entity.entityRef);
        const links = part.flatMap(entity =>
          entity.links.map((link, position) =>
            toLinkRow(entity.entityRef, link, position),
          ),
        );
        const repositories = part.flatMap(entity => entity.links);
        await tx('entities')
          .insert(part.map(toRow))
          .onConflict('entity_ref')
          .merge();
        await tx('entity_repositories').whereIn('entity_ref', refs).delete();
        for (const rows of chunksOf(repositories, 200)) {
          await tx('repositories')
            .insert(
              rows.map(({ repository, host, name }) => ({
                repository,
                host,
                name,
              })),
            )
            .onConflict('repository')
            .ignore();
        }
        for (const rows of chunksOf(links, 100)) {
          await tx('entity_repositories').insert(rows);
        }
      }
    });
  }

  /** All entities, or those of the given references. */
  async list(entityRefs?: readonly string[]): Promise<LinkedEntity[]> {
    const entities: EntityRow[] = [];
    const links: LinkRow[] = [];
    if (entityRefs) {
      for (const refs of chunksOf(entityRefs)) {
        entities.push(
          ...(await this.knex<EntityRow>('entities').whereIn(
            'entity_ref',
            refs,
          )),
        );
        links.push(
          ...(await this.knex<LinkRow>('entity_repositories').whereIn(
            'entity_ref',
            refs,
          )),
        );
      }
    } else {
      entities.push(...(await this.knex<EntityRow>('entities')));
      links.push(...(await this.knex<LinkRow>('entity_repositories')));
    }
    const byEntity = new Map<string, LinkRow[]>();
    for (const link of links) {
      const known = byEntity.get(link.entity_ref);
      if (known) known.push(link);
      else byEntity.set(link.entity_ref, [link]);
    }
    return entities.map(entity =>
      fromRows(entity, byEntity.get(entity.entity_ref) ?? []),
    );
  }

  /** References of the entities that name any of the repositories. */
  async entitiesOf(
    repositories: readonly string[],
  ): Promise<{ entityRef: string; repository: string }[]> {
    const found: { entityRef: string; repository: string }[] = [];
    for (const part of chunksOf(repositories)) {
      const rows = await this.knex<LinkRow>('entity_repositories')
        .whereIn('repository', part)
        .select('entity_ref', 'repository');
      found.push(
        ...rows.map(row => ({
          entityRef: row.entity_ref,
          repository: row.repository,
        })),
      );
    }
    return found;
  }
}

/** The same entity, in one order of fields. */
function normalised(entity: LinkedEntity) {
  return [
    toRow(entity),
    entity.links.map((link, position) =>
      toLinkRow(entity.entityRef, link, position),
    ),
  ];
}
