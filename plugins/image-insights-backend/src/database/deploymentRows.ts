import {
  Problem,
  problemSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import { CHUNK, chunksOf, optional } from './columns';
import {
  DeployedImage,
  DeployedImageState,
  StoredDeployedImage,
  StoredDeployment,
} from './StoredDeployment';

/** Of `deployments`. */
export interface DeploymentRow {
  id: string;
  entity_ref: string;
  environment: string | null;
  at: string;
  said_at: string | null;
  instances: number | null;
  nodes: number | null;
  source: string;
}

/** Of `deployment_images`. */
export interface ImageRow {
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

/** Deployments with their images, in the order of the rows. */
export async function readDeployments(
  knex: Knex,
  rows: DeploymentRow[],
): Promise<StoredDeployment[]> {
  const images = new Map<string, StoredDeployedImage[]>();
  for (const chunk of chunksOf(rows, CHUNK)) {
    const found: ImageRow[] = await knex('deployment_images')
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

export function readDeployedImage(row: ImageRow): DeployedImage {
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
