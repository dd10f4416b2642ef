import { PullImage, ReuseRule } from '../schema';
import { carriedBytes } from './carriedBytes';
import { PoolPart, poolParts, ServiceParts } from './poolParts';

/**
 * A service (or one of its images) of a pool of nodes.
 * @public
 */
export interface PoolService {
  /** Distinct in the pool. */
  id: string;
  /**
   * Whose image it is, where one service has several: what they bring is new to
   * all of them, so that none holds a layer for another one.
   */
  owner?: string;
  image: PullImage;
  /** That a node of the pool runs it: pulls of a deployment by nodes (`q = d/n`). */
  chance: number;
}

/**
 * What filling an empty pool of nodes moves.
 * @public
 */
export interface PoolBytes {
  /** Expected, whole bytes. */
  fill: number;
  /** The share of each service, by id, whole bytes: their sum is `fill`. */
  byService: Map<string, number>;
}

/**
 * What a pool of nodes moves until each has the images that it runs, a layer
 * that several services share once per node: per layer
 * `bytes · n · (1 − Π(1 − q))`. A shared layer is shared out by `q / Σq`.
 *
 * What counts as shared is by the rule of reuse: under `chain` only what is
 * equal from the bottom up, otherwise equal digests.
 * @public
 */
export function poolBytes(options: {
  nodes: number;
  services: PoolService[];
  /** Default: `chain`. */
  reuse?: ReuseRule;
}): PoolBytes {
  const { nodes, services, reuse = 'chain' } = options;
  const parts = poolParts(services, reuse);
  const byService = new Map<string, number>();
  let exact = 0;
  let counted = 0;
  services.forEach(({ id, image, chance }, index) => {
    const add = (part: PoolPart, bytes: number) => {
      if (part.chances > 0) {
        exact +=
          bytes * nodes * (1 - part.missedBut()) * (chance / part.chances);
      }
    };
    const { layers, whole } = parts[index];
    const carried = carriedBytes(image.layers);
    layers.forEach((part, place) => add(part, carried[place]));
    add(whole, image.configBytes + image.manifestBytes);
    // Rounding the running sum makes the parts whole and keeps their sum.
    const next = Math.round(exact);
    byService.set(id, next - counted);
    counted = next;
  });
  return { fill: counted, byService };
}

/**
 * The images of a pool's services with `heldByOthers` on each layer: the
 * chance that a node holds it for another service, `1 − Π(1 − q)` over the
 * others, images of the same owner left out. By the service's id.
 * @public
 */
export function heldByOthers(options: {
  services: PoolService[];
  /** Default: `chain`. */
  reuse?: ReuseRule;
}): Map<string, PullImage> {
  const { services, reuse = 'chain' } = options;
  const parts = poolParts(services, reuse);
  const own = chancesByOwner(services, parts);
  return new Map(
    services.map((service, index) => [
      service.id,
      {
        ...service.image,
        layers: service.image.layers.map((layer, place) => {
          const part = parts[index].layers[place];
          const chanceOfOthers =
            1 - part.missedBut(own.get(ownerOf(service))?.get(part));
          return layer.heldByOthers === chanceOfOthers
            ? layer
            : { ...layer, heldByOthers: chanceOfOthers };
        }),
      },
    ]),
  );
}

/** By itself where nobody is said. */
function ownerOf({ owner, id }: PoolService): string {
  return owner === undefined ? `image ${id}` : `owner ${owner}`;
}

/** Chances of an owner's images, by the parts that these have, each image once. */
function chancesByOwner(
  services: readonly PoolService[],
  parts: readonly ServiceParts[],
): Map<string, Map<PoolPart, number[]>> {
  const byOwner = new Map<string, Map<PoolPart, number[]>>();
  services.forEach((service, index) => {
    const owner = ownerOf(service);
    const chances = byOwner.get(owner) ?? new Map<PoolPart, number[]>();
    byOwner.set(owner, chances);
    for (const part of new Set(parts[index].layers)) {
      const known = chances.get(part);
      if (known) {
        known.push(service.chance);
      } else {
        chances.set(part, [service.chance]);
      }
    }
  });
  return byOwner;
}
