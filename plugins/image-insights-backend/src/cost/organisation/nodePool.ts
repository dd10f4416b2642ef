import {
  CostInput,
  PoolService,
  heldByOthers,
} from '@image-insights/backstage-plugin-image-insights-common';
import { PoolFigures, PoolLayer } from './ServiceFigures';

/** An image that runs on the nodes of a pool. */
export interface PoolMember {
  /** Distinct in the pool. */
  id: string;
  entityRef: string;
  pool: PoolFigures;
}

/** Nodes that services share, and what runs there. */
export interface NodePool {
  nodes: number;
  services: PoolService[];
}

/** What a service has in a pool, stream by stream. */
export function poolMembersOf(
  entityRef: string,
  pools: readonly PoolFigures[],
): PoolMember[] {
  return pools.map((pool, index) => ({
    id: poolIdOf(entityRef, index),
    entityRef,
    pool,
  }));
}

function poolIdOf(entityRef: string, stream: number): string {
  return `${entityRef} ${stream}`;
}

/** All of them on one pool, as large as the largest number of nodes that is said. */
export function nodePoolOf(members: readonly PoolMember[]): NodePool {
  const nodes = members.reduce(
    (most, { pool }) => Math.max(most, nodesOf(pool)),
    0,
  );
  return {
    nodes,
    services: members.map(({ id, entityRef, pool }) => ({
      id,
      owner: entityRef,
      image: {
        digest: id,
        // Nothing of a pool depends on time.
        at: new Date(0).toISOString(),
        layers: pool.layers,
        configBytes: 0,
        manifestBytes: 0,
      },
      chance: nodes === 0 ? 0 : Math.min(1, pool.pulls / nodes),
    })),
  };
}

/** None where nothing is pulled by nodes. */
function nodesOf({ pulls, settings: { nodes, instances } }: PoolFigures) {
  if (pulls === 0) {
    return 0;
  }
  return nodes === 0 ? instances : nodes;
}

/**
 * By id, the chance that a node holds each layer for another one.
 *
 * @param entityRef - whose layers alone are asked for: others count as far as
 * they have some of them, so that thousands of services take no time
 */
export function heldChances(
  members: readonly PoolMember[],
  entityRef?: string,
): Map<string, number[]> {
  const [first] = members;
  if (first === undefined) {
    return new Map();
  }
  const { services } = nodePoolOf(members);
  const held = heldByOthers({
    services: entityRef === undefined ? services : alikeOf(services, entityRef),
    reuse: first.pool.settings.reuse,
  });
  return new Map(
    [...held].map(([id, { layers }]) => [
      id,
      layers.map(layer => layer.heldByOthers ?? 0),
    ]),
  );
}

/** An owner's images, and those that have a layer in common with one. */
function alikeOf(services: PoolService[], owner: string): PoolService[] {
  const wanted = new Set(
    services
      .filter(service => service.owner === owner)
      .flatMap(({ image }) => image.layers.flatMap(namesOf)),
  );
  return services.filter(({ image }) =>
    image.layers.some(layer => namesOf(layer).some(name => wanted.has(name))),
  );
}

function namesOf({ digest, chainId }: PoolLayer): string[] {
  return chainId === undefined ? [digest] : [digest, chainId];
}

/** The same input with the chances that other services' images give. */
export function withHeldChances(
  input: CostInput,
  entityRef: string,
  held: ReadonlyMap<string, number[]>,
): CostInput {
  return {
    ...input,
    streams: input.streams.map((stream, index) => {
      const chances = held.get(poolIdOf(entityRef, index));
      const current = stream.releases.at(-1);
      return !stream.settings.sharedNodes || !chances || !current
        ? stream
        : {
            ...stream,
            releases: [
              ...stream.releases.slice(0, -1),
              {
                ...current,
                layers: current.layers.map((layer, place) => ({
                  ...layer,
                  heldByOthers: chances[place] ?? 0,
                })),
              },
            ],
          };
    }),
  };
}
