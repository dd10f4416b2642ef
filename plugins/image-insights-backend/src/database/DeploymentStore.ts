import { Problem } from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import { chunksOf, optional } from './columns';
import {
  EntityDeploymentCount,
  countEntityDeployments,
} from './countEntityDeployments';
import {
  DeploymentRow,
  ImageRow,
  readDeployedImage,
  readDeployments,
} from './deploymentRows';
import {
  DeploymentSequence,
  SequenceQuestion,
  readDeploymentSequences,
} from './readDeploymentSequences';
import {
  DeployedImage,
  DeployedImageState,
  StoredDeployment,
} from './StoredDeployment';

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
  sequences(question: SequenceQuestion): Promise<DeploymentSequence[]>;
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

export class DatabaseDeploymentStore implements DeploymentStore {
  constructor(private readonly knex: Knex) {}

  async get(id: string): Promise<StoredDeployment | undefined> {
    const row: DeploymentRow | undefined = await this.knex('deployments')
      .where({ id })
      .first();
    return row && (await readDeployments(this.knex, [row]))[0];
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
    return row && (await readDeployments(this.knex, [row]))[0];
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
      items: await readDeployments(this.knex, page),
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

  entityCounts(
    entityRefs: string[],
    since: string,
  ): Promise<EntityDeploymentCount[]> {
    return countEntityDeployments(this.knex, entityRefs, since);
  }

  sequences(question: SequenceQuestion): Promise<DeploymentSequence[]> {
    return readDeploymentSequences(this.knex, question);
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
}
