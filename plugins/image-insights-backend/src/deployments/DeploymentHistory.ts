import { compileTagPattern } from '@image-insights/backstage-plugin-image-insights-common';
import {
  DeploymentChange,
  DeploymentCount,
  DeploymentSize,
  EntityDeploymentCount,
} from '../database/DeploymentStore';
import { Stores } from '../database/Stores';
import { groupedBy } from '../service/groupedBy';
import {
  BASIS_DAYS,
  DeployedEntity,
  DeploymentStream,
  DeploymentStreams,
  MAX_STREAM_DIGESTS,
  StreamBasis,
} from './DeploymentStreams';
import { TagMove, inferDeployments } from './inferDeployments';
import { monthsOf } from './monthsOf';

const DAY_MILLIS = 24 * 60 * 60_000;

/** Newest moves of tags that are looked at of each repository, at least. */
const LEAST_MOVES = 60;

/** Two images tell what one deployment moved. */
const LEAST_DIGESTS = 2;

/** Everything that was read of a number of entities. */
interface Recorded {
  now: Date;
  basis: Map<string, EntityDeploymentCount[]>;
  counts: Map<string, DeploymentCount[]>;
  changes: Map<string, DeploymentChange[]>;
  /** The same from longer ago, where there are few. */
  older: Map<string, DeploymentChange[]>;
  sizes: Map<string, DeploymentSize[]>;
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
    const { stores, retentionMillis } = this.options;
    const now = this.options.now?.() ?? new Date();
    const since = new Date(
      now.getTime() - BASIS_DAYS * DAY_MILLIS,
    ).toISOString();
    const refs = [...new Set(entities.map(({ entityRef }) => entityRef))];

    const basis = groupedBy(
      await stores.deployments.entityCounts(refs, since),
      ({ entityRef }) => entityRef,
    );
    const recorded = [...basis.keys()];
    const counts = groupedBy(
      await stores.deployments.counts(recorded, since),
      ({ entityRef }) => entityRef,
    );
    const changes = groupedBy(
      await stores.deployments.changes({
        entityRefs: recorded,
        since,
        limit: MAX_STREAM_DIGESTS,
      }),
      ({ entityRef }) => entityRef,
    );
    // Who deploys rarely has what came before in older deployments.
    const rare = recorded.filter(ref =>
      (counts.get(ref) ?? []).some(
        count =>
          (changes.get(ref) ?? []).filter(change => isSame(change, count))
            .length < LEAST_DIGESTS,
      ),
    );
    const older = groupedBy(
      await stores.deployments.changes({
        entityRefs: rare,
        since: new Date(now.getTime() - retentionMillis).toISOString(),
        limit: MAX_STREAM_DIGESTS,
      }),
      ({ entityRef }) => entityRef,
    );
    const unrecorded = entities.flatMap(({ entityRef, repositories }) => {
      const own = new Set(
        (counts.get(entityRef) ?? []).map(({ repository }) => repository),
      );
      return repositories.filter(repository => !own.has(repository));
    });
    const read: Recorded = {
      now,
      basis,
      counts,
      changes,
      older,
      sizes: groupedBy(
        await stores.deployments.sizes(recorded, since),
        ({ entityRef }) => entityRef,
      ),
      moves: groupedBy(
        await stores.tags.moves({
          repositories: unrecorded,
          since,
          atLeast: LEAST_MOVES,
        }),
        ({ repository }) => repository,
      ),
    };
    return new Map(
      entities.map(entity => [entity.entityRef, streamsOf(entity, read)]),
    );
  }
}

function streamsOf(entity: DeployedEntity, read: Recorded): DeploymentStreams {
  const counts = read.counts.get(entity.entityRef) ?? [];
  const streams = entity.repositories.flatMap(repository => {
    const own = counts.filter(count => count.repository === repository);
    return own.length > 0
      ? own.map(count => recordedStream(count, read)).sort(byEnvironment)
      : inferredStreams(repository, entity, read);
  });
  return { basis: basisOf(entity.entityRef, streams, read), streams };
}

function recordedStream(
  count: DeploymentCount,
  read: Recorded,
): DeploymentStream {
  const { entityRef, repository, environment } = count;
  const months = recordedMonths(entityRef, read);
  const sizes = (read.sizes.get(entityRef) ?? []).filter(
    size => size.environment === environment,
  );
  return {
    repository,
    environment,
    digests: changesOf(count, read).map(({ digest, tag, at }) => ({
      digest,
      tag,
      at,
    })),
    instances: sizes.find(size => size.instances !== undefined)?.instances,
    nodes: sizes.find(size => size.nodes !== undefined)?.nodes,
    perMonth: count.deployments / months,
    changedPerMonth: count.changes / months,
    source: 'recorded',
  };
}

function changesOf(count: DeploymentCount, read: Recorded): DeploymentChange[] {
  const [recent, older] = [read.changes, read.older].map(changes =>
    (changes.get(count.entityRef) ?? []).filter(change =>
      isSame(change, count),
    ),
  );
  return recent.length < LEAST_DIGESTS && older.length > 0 ? older : recent;
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

function isSame(change: DeploymentChange, count: DeploymentCount): boolean {
  return (
    change.repository === count.repository &&
    change.environment === count.environment
  );
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
