import {
  Deployment,
  Problem,
  problemSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import { CHUNK, chunksOf, optional, readInteger } from './columns';

/**
 * What is known of an image that a deployment named. `known`: the repository
 * served it. `open`: to be asked for. `aside`: told, but not followed: of no
 * repository that the entity names, or the second of one.
 */
export type DeployedImageState = 'known' | 'open' | 'aside';

/** An image of a deployment, as it is remembered. */
export interface StoredDeployedImage {
  reference: string;
  /** `host/name` */
  repository: string;
  tag?: string;
  digest?: string;
  problem?: Problem;
  state: DeployedImageState;
}

/** A deployment, as it is remembered. */
export interface StoredDeployment extends Omit<Deployment, 'images'> {
  /** As sent; absent where the time of arrival was taken. */
  saidAt?: string;
  images: StoredDeployedImage[];
}

/** One image of a deployment, by itself. */
export interface DeployedImage {
  deploymentId: string;
  position: number;
  entityRef: string;
  environment?: string;
  at: string;
  repository: string;
  tag?: string;
  digest?: string;
  problem?: Problem;
}

/** A deployment of one repository's image. */
export interface RepositoryDeployment {
  id: string;
  at: string;
  environment?: string;
  /** Of a manifest or an index. */
  digest: string;
  /** Of the platform's image in it, once it was read. */
  imageDigest?: string;
  tag?: string;
  instances?: number;
}

/** What followed each other: deployments of a repository to an environment. */
export interface DeploymentSequence {
  entityRef: string;
  repository: string;
  environment?: string;
  /** How many there were. */
  deployments: number;
  /**
   * Of those, the ones with another digest than the one before. What is not
   * known yet counts as something else.
   */
  changes: number;
  /** Oldest first. */
  newest: SequencedDeployment[];
}

/** One of a {@link DeploymentSequence}. */
export interface SequencedDeployment {
  at: string;
  tag?: string;
  /** Absent where it is not known yet that the repository holds it. */
  digest?: string;
  instances?: number;
  nodes?: number;
}

/** How often an entity was deployed to an environment. */
export interface EntityDeploymentCount {
  entityRef: string;
  environment?: string;
  deployments: number;
  /** When its first one was that is remembered, in any environment. */
  first: string;
}

/** Which deployment is looked for. */
export interface LastBefore {
  entityRef: string;
  environment?: string;
  idPrefix: string;
  at: string;
}

export interface DeploymentStore {
  get(id: string): Promise<StoredDeployment | undefined>;
  /** False, and nothing written, where the id is taken. */
  add(deployment: StoredDeployment): Promise<boolean>;
  /**
   * The last one of an entity in an environment up to a time whose id begins
   * with a prefix of letters, digits and dashes.
   */
  lastBefore(options: LastBefore): Promise<StoredDeployment | undefined>;
  /** Newest first. */
  list(options: {
    entityRef: string;
    environment?: string;
    limit: number;
    cursor?: string;
  }): Promise<{ items: StoredDeployment[]; nextCursor?: string }>;
  /** Those of one repository of an entity whose digest is known, newest first. */
  ofRepository(options: {
    entityRef: string;
    repository: string;
    /** Of which `imageDigest` is to be. */
    platform?: string;
    from?: string;
    to?: string;
    limit: number;
  }): Promise<RepositoryDeployment[]>;
  /** Of the entities, since a time. */
  entityCounts(
    entityRefs: string[],
    since: string,
  ): Promise<EntityDeploymentCount[]>;
  /**
   * Deployments of the entities' own repositories since a time, `newest` of
   * each repository and environment.
   */
  sequences(options: {
    entityRefs: string[];
    since: string;
    newest: number;
  }): Promise<DeploymentSequence[]>;
  /**
   * Images of which nobody knows yet what they hold, newest first: those that
   * were deployed since a time, and older ones that their repository has served
   * in the meantime.
   */
  open(options: { since: string; limit: number }): Promise<DeployedImage[]>;
  /** What became of images that were asked for. */
  settle(
    images: {
      deploymentId: string;
      position: number;
      digest?: string;
      problem?: Problem;
      state: DeployedImageState;
    }[],
  ): Promise<void>;
  /** Forgets what was before a time. */
  prune(before: string): Promise<void>;
}

interface DeploymentRow {
  id: string;
  entity_ref: string;
  environment: string | null;
  at: string;
  said_at: string | null;
  instances: number | null;
  nodes: number | null;
  source: string;
}

interface ImageRow {
  deployment_id: string;
  position: number;
  entity_ref: string;
  environment: string | null;
  at: string;
  reference: string;
  repository: string;
  tag: string | null;
  digest: string | null;
  problem: string | null;
  state: string;
}

export class DatabaseDeploymentStore implements DeploymentStore {
  constructor(private readonly knex: Knex) {}

  async get(id: string): Promise<StoredDeployment | undefined> {
    const row: DeploymentRow | undefined = await this.knex('deployments')
      .where({ id })
      .first();
    return row && (await this.withImages([row]))[0];
  }

  async add(deployment: StoredDeployment): Promise<boolean> {
    return this.knex.transaction(async transaction => {
      // Of two that come at once, the database lets one in; the other waits
      // for it here and then finds the id taken.
      const added: unknown[] = await transaction('deployments')
        .insert({
          id: deployment.id,
          entity_ref: deployment.entityRef,
          environment: deployment.environment ?? null,
          at: deployment.at,
          said_at: deployment.saidAt ?? null,
          instances: deployment.instances ?? null,
          nodes: deployment.nodes ?? null,
          source: deployment.source,
        })
        .onConflict('id')
        .ignore()
        .returning('id');
      if (added.length === 0) {
        return false;
      }
      const rows = deployment.images.map((image, position) => ({
        deployment_id: deployment.id,
        position,
        entity_ref: deployment.entityRef,
        environment: deployment.environment ?? null,
        at: deployment.at,
        instances: deployment.instances ?? null,
        nodes: deployment.nodes ?? null,
        reference: image.reference,
        repository: image.repository,
        tag: image.tag ?? null,
        digest: image.digest ?? null,
        problem: image.problem ? JSON.stringify(image.problem) : null,
        state: image.state,
      }));
      for (const chunk of chunksOf(rows, 50)) {
        await transaction('deployment_images').insert(chunk);
      }
      return true;
    });
  }

  async lastBefore(options: LastBefore): Promise<StoredDeployment | undefined> {
    const row: DeploymentRow | undefined = await this.knex('deployments')
      .where({
        entity_ref: options.entityRef,
        environment: options.environment ?? null,
      })
      .where('at', '<=', options.at)
      .where('id', 'like', `${options.idPrefix}%`)
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .first();
    return row && (await this.withImages([row]))[0];
  }

  async list(options: {
    entityRef: string;
    environment?: string;
    limit: number;
    cursor?: string;
  }): Promise<{ items: StoredDeployment[]; nextCursor?: string }> {
    const query = this.knex('deployments')
      .where({
        entity_ref: options.entityRef,
        ...(options.environment !== undefined && {
          environment: options.environment,
        }),
      })
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(options.limit + 1);
    const after = options.cursor?.split(' ');
    if (after && after.length === 2) {
      const [at, id] = after;
      query.where(builder =>
        builder
          .where('at', '<', at)
          .orWhere(tie => tie.where('at', at).andWhere('id', '<', id)),
      );
    }
    const rows: DeploymentRow[] = await query;
    const page = rows.slice(0, options.limit);
    const last = page.at(-1);
    return {
      items: await this.withImages(page),
      nextCursor:
        rows.length > options.limit && last
          ? `${last.at} ${last.id}`
          : undefined,
    };
  }

  async ofRepository(options: {
    entityRef: string;
    repository: string;
    platform?: string;
    from?: string;
    to?: string;
    limit: number;
  }): Promise<RepositoryDeployment[]> {
    const { platform = '' } = options;
    const query = this.knex('deployment_images as deployed')
      .join('deployments', 'deployments.id', 'deployed.deployment_id')
      .where({
        'deployed.entity_ref': options.entityRef,
        'deployed.repository': options.repository,
      })
      .whereNot('deployed.state', 'aside')
      .whereNotNull('deployed.digest')
      .orderBy([
        { column: 'deployed.at', order: 'desc' },
        { column: 'deployed.deployment_id', order: 'desc' },
      ])
      .limit(options.limit)
      .select(
        'deployments.id',
        'deployments.at',
        'deployments.environment',
        'deployments.instances',
        'deployed.digest',
        'deployed.tag',
        this.knex('document_images')
          .where('document_digest', this.knex.ref('deployed.digest'))
          .where({ platform })
          .min('image_digest')
          .as('image_digest'),
      );
    if (options.from !== undefined) {
      query.where('deployed.at', '>=', options.from);
    }
    if (options.to !== undefined) {
      query.where('deployed.at', '<=', options.to);
    }
    const rows: {
      id: string;
      at: string;
      environment: string | null;
      instances: number | null;
      digest: string;
      tag: string | null;
      image_digest: string | null;
    }[] = await query;
    return rows.map(row => ({
      id: row.id,
      at: row.at,
      environment: optional(row.environment),
      digest: row.digest,
      imageDigest: optional(row.image_digest),
      tag: optional(row.tag),
      instances: optional(row.instances),
    }));
  }

  async entityCounts(
    entityRefs: string[],
    since: string,
  ): Promise<EntityDeploymentCount[]> {
    const found: EntityDeploymentCount[] = [];
    for (const chunk of chunksOf(entityRefs, CHUNK)) {
      const rows: {
        entity_ref: string;
        environment: string | null;
        deployments: number | string;
        first: string;
      }[] = await this.knex
        .with('recent', query =>
          query
            .from('deployments')
            .whereIn('entity_ref', chunk)
            .where('at', '>=', since)
            .groupBy('entity_ref', 'environment')
            .select('entity_ref', 'environment')
            .count({ deployments: '*' }),
        )
        .from('recent')
        .select(
          'entity_ref',
          'environment',
          'deployments',
          this.knex('deployments')
            .where('entity_ref', this.knex.ref('recent.entity_ref'))
            .min('at')
            .as('first'),
        );
      found.push(
        ...rows.map(row => ({
          entityRef: row.entity_ref,
          environment: optional(row.environment),
          deployments: readInteger(row.deployments),
          first: row.first,
        })),
      );
    }
    return found;
  }

  async sequences(options: {
    entityRefs: string[];
    since: string;
    newest: number;
  }): Promise<DeploymentSequence[]> {
    const found: DeploymentSequence[] = [];
    for (const chunk of chunksOf(options.entityRefs, CHUNK)) {
      const rows: SequenceRow[] = await this.knex('deployment_images')
        .whereIn('entity_ref', chunk)
        .where('at', '>=', options.since)
        .whereNot('state', 'aside')
        // In the order of the index, so that nothing is sorted.
        .orderBy([
          'entity_ref',
          'repository',
          'environment',
          'at',
          'deployment_id',
          'position',
        ])
        .select(
          'entity_ref',
          'repository',
          'environment',
          'at',
          'tag',
          'digest',
          'state',
          'instances',
          'nodes',
        );
      let begin = 0;
      for (let end = 1; end <= rows.length; end++) {
        if (end === rows.length || !isOneSequence(rows[begin], rows[end])) {
          found.push(sequenceOf(rows.slice(begin, end), options.newest));
          begin = end;
        }
      }
    }
    return found;
  }

  async open(options: {
    since: string;
    limit: number;
  }): Promise<DeployedImage[]> {
    const rows: ImageRow[] = await this.knex('deployment_images')
      .where({ state: 'open' })
      .where(either =>
        either
          .where('at', '>=', options.since)
          .orWhereExists(
            this.knex('repository_documents')
              .where(
                'repository',
                this.knex.ref('deployment_images.repository'),
              )
              .where('digest', this.knex.ref('deployment_images.digest'))
              .select(this.knex.raw('1')),
          ),
      )
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'deployment_id' },
        { column: 'position' },
      ])
      .limit(options.limit);
    return rows.map(readDeployedImage);
  }

  async settle(
    images: {
      deploymentId: string;
      position: number;
      digest?: string;
      problem?: Problem;
      state: DeployedImageState;
    }[],
  ): Promise<void> {
    await this.knex.transaction(async transaction => {
      for (const { deploymentId, position, ...image } of images) {
        await transaction('deployment_images')
          .where({ deployment_id: deploymentId, position })
          .update({
            digest: image.digest ?? null,
            problem: image.problem ? JSON.stringify(image.problem) : null,
            state: image.state,
          });
      }
    });
  }

  async prune(before: string): Promise<void> {
    await this.knex.transaction(async transaction => {
      await transaction('deployment_images').where('at', '<', before).delete();
      await transaction('deployments').where('at', '<', before).delete();
    });
  }

  private async withImages(rows: DeploymentRow[]): Promise<StoredDeployment[]> {
    const images = new Map<string, StoredDeployedImage[]>();
    for (const chunk of chunksOf(rows, CHUNK)) {
      const found: ImageRow[] = await this.knex('deployment_images')
        .whereIn(
          'deployment_id',
          chunk.map(({ id }) => id),
        )
        .orderBy(['deployment_id', 'position']);
      for (const row of found) {
        const list = images.get(row.deployment_id) ?? [];
        list.push(readImage(row));
        images.set(row.deployment_id, list);
      }
    }
    return rows.map(row => ({
      id: row.id,
      entityRef: row.entity_ref,
      environment: optional(row.environment),
      at: row.at,
      saidAt: optional(row.said_at),
      instances: optional(row.instances),
      nodes: optional(row.nodes),
      images: images.get(row.id) ?? [],
      source: row.source === 'flux' ? 'flux' : 'api',
    }));
  }
}

type SequenceRow = Pick<
  ImageRow,
  | 'entity_ref'
  | 'repository'
  | 'environment'
  | 'at'
  | 'tag'
  | 'digest'
  | 'state'
> & { instances: number | null; nodes: number | null };

function isOneSequence(left: SequenceRow, right: SequenceRow): boolean {
  return (
    left.entity_ref === right.entity_ref &&
    left.repository === right.repository &&
    left.environment === right.environment
  );
}

function knownDigest(row: SequenceRow | undefined): string | undefined {
  return row?.state === 'known' ? optional(row.digest) : undefined;
}

function sequenceOf(rows: SequenceRow[], newest: number): DeploymentSequence {
  const [first] = rows;
  return {
    entityRef: first.entity_ref,
    repository: first.repository,
    environment: optional(first.environment),
    deployments: rows.length,
    changes: rows.filter((row, index) => {
      const digest = knownDigest(row);
      return digest === undefined || digest !== knownDigest(rows[index - 1]);
    }).length,
    newest: rows.slice(-newest).map(row => ({
      at: row.at,
      tag: optional(row.tag),
      digest: knownDigest(row),
      instances: optional(row.instances),
      nodes: optional(row.nodes),
    })),
  };
}

function readImage(row: ImageRow): StoredDeployedImage {
  return {
    reference: row.reference,
    repository: row.repository,
    tag: optional(row.tag),
    digest: optional(row.digest),
    problem: readProblem(row),
    state: readState(row.state),
  };
}

function readDeployedImage(row: ImageRow): DeployedImage {
  return {
    deploymentId: row.deployment_id,
    position: row.position,
    entityRef: row.entity_ref,
    environment: optional(row.environment),
    at: row.at,
    repository: row.repository,
    tag: optional(row.tag),
    digest: optional(row.digest),
    problem: readProblem(row),
  };
}

function readProblem(row: ImageRow): Problem | undefined {
  return row.problem === null
    ? undefined
    : problemSchema.parse(JSON.parse(row.problem));
}

function readState(text: string): DeployedImageState {
  return text === 'known' || text === 'aside' ? text : 'open';
}
