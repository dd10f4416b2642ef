import { PullImage, ReuseRule } from '../schema';
import { PoolPart, poolParts } from './poolParts';

/**
 * A service (or one of its images) of a pool of nodes.
 * @public
 */
export interface PoolService {
  /** Distinct in the pool. */
  id: string;
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
  let whole = 0;
  services.forEach((service, index) => {
    for (const { part, bytes } of parts[index].all) {
      if (part.chances > 0) {
        const share = service.chance / part.chances;
        exact += bytes * nodes * (1 - missedBy(part)) * share;
      }
    }
    // Rounding the running sum makes the parts whole and keeps their sum.
    const next = Math.round(exact);
    byService.set(service.id, next - whole);
    whole = next;
  });
  return { fill: whole, byService };
}

/**
 * The images of a pool's services with `heldByOthers` on each layer: the
 * chance that a node holds it for another service, `1 − Π(1 − q)` over the
 * others. By the service's id.
 * @public
 */
export function heldByOthers(options: {
  services: PoolService[];
  /** Default: `chain`. */
  reuse?: ReuseRule;
}): Map<string, PullImage> {
  const { services, reuse = 'chain' } = options;
  const parts = poolParts(services, reuse);
  return new Map(
    services.map(({ id, image, chance }, index) => [
      id,
      {
        ...image,
        layers: image.layers.map((layer, place) => ({
          ...layer,
          heldByOthers: 1 - missedBy(parts[index].layers[place], chance),
        })),
      },
    ]),
  );
}

/** The chance that no service has a part for a node, or none but one of that chance. */
function missedBy({ missed, certain }: PoolPart, except?: number): number {
  const others = except === 1 ? certain - 1 : certain;
  if (others > 0) {
    return 0;
  }
  const isFactor = except !== undefined && except < 1;
  return Math.min(1, isFactor ? missed / (1 - except) : missed);
}
