import { Knex } from 'knex';
import { CHUNK, chunksOf, optional, readInteger } from './columns';

/** How often an entity was deployed to an environment. */
export interface EntityDeploymentCount {
  entityRef: string;
  environment?: string;
  deployments: number;
  /** When its first one was that is remembered, in any environment. */
  first: string;
}

/** Of the entities, since a time. */
export async function countEntityDeployments(
  knex: Knex,
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
    }[] = await knex
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
        knex('deployments')
          .where('entity_ref', knex.ref('recent.entity_ref'))
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
