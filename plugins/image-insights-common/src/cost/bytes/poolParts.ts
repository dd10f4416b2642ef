import { PullImage, PullLayer, ReuseRule } from '../schema';
import { carriedBytes } from './carriedBytes';

/** Something that services of a pool may have in common: a layer, or an image's config and manifest. */
export interface PoolPart {
  /** Distinct in the pool. */
  id: number;
  /** `Σq` of the services that have it. */
  chances: number;
  /** `Π(1 − q)` over those of them that are not on every node. */
  missed: number;
  /** How many of them are on every node (`q = 1`), which are no factor of `missed`. */
  certain: number;
}

/** What a service's image consists of. */
export interface ServiceParts {
  /** By the place of the layer. */
  layers: PoolPart[];
  /** Each once, with what it adds to a pull of this image. */
  all: { part: PoolPart; bytes: number }[];
}

/** Splits the images of a pool into parts, those that are the same being one. */
export function poolParts(
  services: { image: PullImage; chance: number }[],
  reuse: ReuseRule,
): ServiceParts[] {
  let count = 0;
  const create = (): PoolPart => ({
    id: count++,
    chances: 0,
    missed: 1,
    certain: 0,
  });
  const layersOf = reuse === 'chain' ? byChain(create) : byDigest(create);
  const wholes = new Map<string, PoolPart>();
  return services.map(({ image, chance }) => {
    const layers = layersOf(image.layers);
    const carried = carriedBytes(image.layers);
    const bytes = new Map<PoolPart, number>();
    layers.forEach((part, place) =>
      bytes.set(part, (bytes.get(part) ?? 0) + carried[place]),
    );
    bytes.set(
      found(wholes, image.digest, create),
      image.configBytes + image.manifestBytes,
    );
    for (const part of bytes.keys()) {
      part.chances += chance;
      if (chance === 1) {
        part.certain++;
      } else {
        part.missed *= 1 - chance;
      }
    }
    return {
      layers,
      all: Array.from(bytes, ([part, of]) => ({ part, bytes: of })),
    };
  });
}

type PartsOf = (layers: PullLayer[]) => PoolPart[];

function byDigest(create: () => PoolPart): PartsOf {
  const parts = new Map<string, PoolPart>();
  return layers => layers.map(({ digest }) => found(parts, digest, create));
}

/**
 * A layer is the same only with all below it: equal chain IDs, or, where one
 * of them is not known, an equal digest on the same layers.
 */
function byChain(create: () => PoolPart): PartsOf {
  const chains = new Map<string, PoolPart>();
  const digests = new Map<string, PoolPart>();
  return layers => {
    let below = -1;
    return layers.map(({ chainId, digest }) => {
      const key = `${below} ${digest}`;
      const part =
        (chainId === undefined ? undefined : chains.get(chainId)) ??
        digests.get(key) ??
        create();
      digests.set(key, part);
      if (chainId !== undefined) {
        chains.set(chainId, part);
      }
      below = part.id;
      return part;
    });
  };
}

function found(
  parts: Map<string, PoolPart>,
  key: string,
  create: () => PoolPart,
): PoolPart {
  const known = parts.get(key);
  if (known) {
    return known;
  }
  const part = create();
  parts.set(key, part);
  return part;
}
