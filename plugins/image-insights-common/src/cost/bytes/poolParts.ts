import { PullImage, PullLayer, ReuseRule } from '../schema';

/** Something that services of a pool may have in common: a layer, or an image's config and manifest. */
export class PoolPart {
  /** `Σq` of the services that have it. */
  chances = 0;
  /** `Π(1 − q)` over those of them that are not on every node. */
  missed = 1;
  /** How many of them are on every node (`q = 1`), which are no factor of `missed`. */
  certain = 0;
  /** The last service that was counted. */
  private latest: object | undefined;
  /** With chains: what lies on it, by digest. */
  private above: Map<string, PoolPart> | undefined;

  /**
   * The chance that a node has it for none of its services, some of these left
   * out by their chances.
   */
  missedBut(left: readonly number[] = []): number {
    const certain = left.filter(chance => chance === 1).length;
    if (this.certain > certain) {
      return 0;
    }
    return Math.min(
      1,
      left.reduce(
        (missed, chance) => (chance < 1 ? missed / (1 - chance) : missed),
        this.missed,
      ),
    );
  }

  /** Counts a service that has it, once. */
  count(service: { chance: number }) {
    if (this.latest === service) {
      return;
    }
    this.latest = service;
    const { chance } = service;
    this.chances += chance;
    if (chance === 1) {
      this.certain++;
    } else {
      this.missed *= 1 - chance;
    }
  }

  /** What lies on it with that digest, if it is known; else what is given. */
  partAbove(digest: string, known?: PoolPart): PoolPart {
    this.above ??= new Map();
    const part = known ?? this.above.get(digest) ?? new PoolPart();
    this.above.set(digest, part);
    return part;
  }
}

/** What a service's image consists of. */
export interface ServiceParts {
  /** By the place of the layer. */
  layers: PoolPart[];
  /** Its config and manifest. */
  whole: PoolPart;
}

/** Splits the images of a pool into parts, those that are the same being one. */
export function poolParts(
  services: { image: PullImage; chance: number }[],
  reuse: ReuseRule,
): ServiceParts[] {
  const layersOf = reuse === 'chain' ? byChain() : byDigest();
  const wholes = new Map<string, PoolPart>();
  return services.map(service => {
    const layers = layersOf(service.image.layers);
    const whole = partOf(wholes, service.image.digest);
    whole.count(service);
    for (const part of layers) {
      part.count(service);
    }
    return { layers, whole };
  });
}

type PartsOf = (layers: PullLayer[]) => PoolPart[];

function byDigest(): PartsOf {
  const parts = new Map<string, PoolPart>();
  return layers => layers.map(({ digest }) => partOf(parts, digest));
}

/**
 * A layer is the same only with all below it: equal chain IDs, or, where one
 * of them is not known, an equal digest on the same layers.
 */
function byChain(): PartsOf {
  const ground = new PoolPart();
  const chains = new Map<string, PoolPart>();
  return layers => {
    let below = ground;
    return layers.map(({ chainId, digest }) => {
      const known = chainId === undefined ? undefined : chains.get(chainId);
      below = below.partAbove(digest, known);
      if (chainId !== undefined && !known) {
        chains.set(chainId, below);
      }
      return below;
    });
  };
}

function partOf(parts: Map<string, PoolPart>, key: string): PoolPart {
  const known = parts.get(key);
  if (known) {
    return known;
  }
  const part = new PoolPart();
  parts.set(key, part);
  return part;
}
