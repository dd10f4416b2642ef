import { setImmediate } from 'node:timers/promises';
import { Knex } from 'knex';
import {
  chunksOf,
  optional,
  readInteger,
  readOptionalInteger,
} from './columns';

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

/** Which sequences are asked for. */
export interface SequenceQuestion {
  entityRefs: string[];
  since: string;
  /** Of each, how many of its deployments are told. */
  newest: number;
}

interface SequenceRow {
  entity_ref: string;
  repository: string;
  environment: string | null;
  at: string;
  tag: string | null;
  known: string | null;
  instances: number | null;
  nodes: number | null;
  deployments: number | string;
  changes: number | string;
}

/** Entities of which the database is asked at a time. */
const ENTITIES = 100;

const SEQUENCE = 'partition by entity_ref, repository, environment';

/**
 * Deployments of the entities' own repositories since a time. The database
 * counts them, however many there are: only the newest of each sequence are
 * read.
 */
export async function readDeploymentSequences(
  knex: Knex,
  { entityRefs, since, newest }: SequenceQuestion,
): Promise<DeploymentSequence[]> {
  const found: DeploymentSequence[] = [];
  for (const chunk of chunksOf(entityRefs, ENTITIES)) {
    const rows: SequenceRow[] = await knex
      .with('deployed', query =>
        query
          .from('deployment_images')
          .whereIn('entity_ref', chunk)
          .where('at', '>=', since)
          .whereNot('state', 'aside')
          .select(
            'entity_ref',
            'repository',
            'environment',
            'at',
            'deployment_id',
            'position',
            'tag',
            'instances',
            'nodes',
            knex.raw("case when state = 'known' then digest end as known"),
          ),
      )
      .with('compared', query =>
        query
          .from('deployed')
          .select(
            '*',
            knex.raw(
              `case when known = lag(known) over (${SEQUENCE} order by at, deployment_id, position) then 0 else 1 end as change`,
            ),
            knex.raw(
              `row_number() over (${SEQUENCE} order by at, deployment_id, position) as number`,
            ),
          ),
      )
      .with('counted', query =>
        query
          .from('compared')
          .select(
            '*',
            knex.raw(`count(*) over (${SEQUENCE}) as deployments`),
            knex.raw(`sum(change) over (${SEQUENCE}) as changes`),
          ),
      )
      .from('counted')
      .where('number', '>', knex.raw('deployments - ?', [newest]))
      .orderBy(['entity_ref', 'repository', 'environment', 'number'])
      .select(
        'entity_ref',
        'repository',
        'environment',
        'at',
        'tag',
        'known',
        'instances',
        'nodes',
        'deployments',
        'changes',
      );
    let begin = 0;
    for (let end = 1; end <= rows.length; end++) {
      if (end === rows.length || !isOneSequence(rows[begin], rows[end])) {
        found.push(sequenceOf(rows.slice(begin, end)));
        begin = end;
      }
    }
    // SQLite answers at once: others get their turn in between.
    await setImmediate();
  }
  return found;
}

function isOneSequence(left: SequenceRow, right: SequenceRow): boolean {
  return (
    left.entity_ref === right.entity_ref &&
    left.repository === right.repository &&
    left.environment === right.environment
  );
}

function sequenceOf(rows: SequenceRow[]): DeploymentSequence {
  const [first] = rows;
  return {
    entityRef: first.entity_ref,
    repository: first.repository,
    environment: optional(first.environment),
    deployments: readInteger(first.deployments),
    changes: readInteger(first.changes),
    newest: rows.map(row => ({
      at: row.at,
      tag: optional(row.tag),
      digest: optional(row.known),
      instances: readOptionalInteger(row.instances),
      nodes: readOptionalInteger(row.nodes),
    })),
  };
}
