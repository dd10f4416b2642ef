import { compileTagPattern } from '@image-insights/backstage-plugin-image-insights-common';
import { EntityDeploymentCount } from '../database/countEntityDeployments';
import { DeploymentSequence } from '../database/readDeploymentSequences';
import { Stores } from '../database/Stores';
import { groupedBy } from '../collections/groupedBy';
import {
  BASIS_DAYS,
  DeployedDigest,
  DeployedEntity,
  DeploymentStream,
  DeploymentStreams,
  MAX_STREAM_DIGESTS,
  StreamBasis,
} from './DeploymentStreams';
import { TagMove, inferDeployments } from './inferDeployments';
import { monthsOf } from './monthsOf';

const DAY_MILLIS = 24 * 60 * 60_000;

/**
 * Newest deployments that are read of each environment: enough to find 13
 * images among them, where about every other one brings a new image.
 */
const NEWEST = 2 * MAX_STREAM_DIGESTS;

/** Two images tell what one deployment moved. */
const LEAST_DIGESTS = 2;

/** Moves of tags that are read of all; of repositories with few, older ones, too. */
const MOVES_DAYS = 180;
const LEAST_MOVES = MAX_STREAM_DIGESTS;

/** Moves that are read of one repository at most: a tag that moves all day. */
const MOST_MOVES = 2_000;

/** Everything that was read of a number of entities. */
interface Recorded {
  now: Date;
  basis: Map<string, EntityDeploymentCount[]>;
  /** What went before that of the last 90 days, where there is little; by {@link keyOf}. */
  older: Map<string, DeploymentSequence>;
  /** By repository, oldest first. */
  moves: Map<string, TagMove[]>;
}

/**
 * What is known of when services were deployed: what was recorded, and where
 * nothing was in the last 90 days, what their tags tell.
 */
export class DeploymentHistory {
  constructor(
    private readonly options: {
      stores: Pick<Stores, 'deployments' | 'tags'>;
      retentionMillis: number;
      now?: () => Date;
    },
  ) {}

  /**
   * Of thousands of entities at once, in few queries. Every entity asked for
   * is in the answer.
   */
  async of(
    entities: DeployedEntity[],
  ): Promise<Map<string, DeploymentStreams>> {
    const { deployments } = this.options.stores;
    const now = this.options.now?.() ?? new Date();
    const since = daysBefore(now, BASIS_DAYS);
    const refs = [...new Set(entities.map(({ entityRef }) => entityRef))];

    const basis = groupedBy(
      await deployments.entityCounts(refs, since),
      ({ entityRef }) => entityRef,
    );
    const sequences = await deployments.sequences({
      entityRefs: [...basis.keys()],
      since,
      newest: NEWEST,
    });
    // Who deploys rarely has what came before in older deployments.
    const rare = sequences
      .filter(sequence => digestsOf(sequence).length < LEAST_DIGESTS)
      .map(({ entityRef }) => entityRef);
    const older = await deployments.sequences({
      entityRefs: [...new Set(rare)],
      since: new Date(
        now.getTime() - this.options.retentionMillis,
      ).toISOString(),
      newest: NEWEST,
    });
    const byEntity = groupedBy(sequences, ({ entityRef }) => entityRef);
    const unrecorded = entities.flatMap(({ entityRef, repositories }) => {
      const recorded = (byEntity.get(entityRef) ?? []).map(
        ({ repository }) => repository,
      );
      return repositories.filter(repository => !recorded.includes(repository));
    });
    const moves = await this.moves([...new Set(unrecorded)], now);
    const read = {
      now,
      basis,
      older: new Map(older.map(sequence => [keyOf(sequence), sequence])),
      moves,
    };
    return new Map(
      entities.map(entity => [
        entity.entityRef,
        streamsOf(entity, byEntity.get(entity.entityRef) ?? [], read),
      ]),
    );
  }

  private async moves(
    repositories: string[],
    now: Date,
  ): Promise<Map<string, TagMove[]>> {
    const { tags } = this.options.stores;
    const from = daysBefore(now, MOVES_DAYS);
    const recent = groupedBy(
      await tags.moves({ repositories, from, newest: MOST_MOVES }),
      ({ repository }) => repository,
    );
    const few = repositories.filter(
      repository => (recent.get(repository)?.length ?? 0) < LEAST_MOVES,
    );
    const before = groupedBy(
      await tags.moves({
        repositories: few,
        from: '',
        before: from,
        newest: MOST_MOVES,
      }),
      ({ repository }) => repository,
    );
    return new Map(
      repositories.map(repository => [
        repository,
        [...(before.get(repository) ?? []), ...(recent.get(repository) ?? [])],
      ]),
    );
  }
}

function streamsOf(
  entity: DeployedEntity,
  sequences: DeploymentSequence[],
  read: Recorded,
): DeploymentStreams {
  const streams = entity.repositories.flatMap(repository => {
    const own = sequences.filter(one => one.repository === repository);
    return own.length > 0
      ? own.map(sequence => recordedStream(sequence, read)).sort(byEnvironment)
      : inferredStreams(repository, entity, read);
  });
  return { basis: basisOf(entity.entityRef, streams, read), streams };
}

function recordedStream(
  sequence: DeploymentSequence,
  read: Recorded,
): DeploymentStream {
  const { entityRef, repository, environment, newest } = sequence;
  const months = recordedMonths(entityRef, read);
  const digests = digestsOf(sequence);
  const older = read.older.get(keyOf(sequence));
  return {
    repository,
    environment,
    digests: (digests.length < LEAST_DIGESTS && older
      ? digestsOf(older)
      : digests
    ).slice(-MAX_STREAM_DIGESTS),
    instances: newest.findLast(one => one.instances !== undefined)?.instances,
    nodes: newest.findLast(one => one.nodes !== undefined)?.nodes,
    perMonth: sequence.deployments / months,
    changedPerMonth: sequence.changes / months,
    // The first of them counts as a change, and so does each unknown one.
    ...(sequence.deployments > 1 &&
      sequence.changes === 1 && { isUnchanged: true }),
    source: 'recorded',
  };
}

/** Those known, each once in a row. */
function digestsOf({ newest }: DeploymentSequence): DeployedDigest[] {
  const digests: DeployedDigest[] = [];
  for (const { digest, tag, at } of newest) {
    if (digest !== undefined && digest !== digests.at(-1)?.digest) {
      digests.push({ digest, tag, at });
    }
  }
  return digests;
}

function inferredStreams(
  repository: string,
  entity: DeployedEntity,
  read: Recorded,
): DeploymentStream[] {
  const { tagPattern } = entity;
  const compiled =
    tagPattern === undefined ? undefined : compileTagPattern(tagPattern);
  return inferDeployments({
    moves: read.moves.get(repository) ?? [],
    pattern: compiled?.ok ? compiled.value : undefined,
    now: read.now,
  }).map(stream => ({
    ...stream,
    repository,
    changedPerMonth: stream.perMonth,
    source: 'inferred' as const,
  }));
}

function basisOf(
  entityRef: string,
  streams: DeploymentStream[],
  read: Recorded,
): StreamBasis {
  const counts = read.basis.get(entityRef) ?? [];
  const environments = [
    ...new Set([
      ...counts.flatMap(({ environment }) => environment ?? []),
      ...streams.flatMap(({ environment }) => environment ?? []),
    ]),
  ].sort();
  const recorded = counts.reduce((sum, count) => sum + count.deployments, 0);
  if (recorded > 0) {
    return {
      recorded,
      environments,
      perMonth: recorded / recordedMonths(entityRef, read),
      source: 'recorded',
    };
  }
  const inferred = streams.filter(({ perMonth }) => perMonth !== undefined);
  if (inferred.length === 0) {
    return { recorded, environments };
  }
  // Repositories of one service go out together, environments one by one.
  const perMonth = [
    ...groupedBy(inferred, ({ environment }) => environment).values(),
  ].reduce(
    (sum, group) =>
      sum + Math.max(...group.map(stream => stream.perMonth ?? 0)),
    0,
  );
  return {
    recorded,
    environments,
    perMonth,
    source: 'inferred',
    confidence: inferred.some(({ confidence }) => confidence === 'low')
      ? 'low'
      : 'medium',
  };
}

function recordedMonths(entityRef: string, read: Recorded): number {
  const [count] = read.basis.get(entityRef) ?? [];
  return count ? monthsOf({ first: count.first, now: read.now }) : 3;
}

function keyOf(sequence: DeploymentSequence): string {
  const { entityRef, repository, environment } = sequence;
  return JSON.stringify([entityRef, repository, environment]);
}

function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * DAY_MILLIS).toISOString();
}

function byEnvironment(
  left: DeploymentStream,
  right: DeploymentStream,
): number {
  const [a, b] = [left.environment ?? '', right.environment ?? ''];
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
