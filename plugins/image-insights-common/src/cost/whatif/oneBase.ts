import { poolBytes } from '../bytes/poolBytes';
import { PullImage, PullLayer, ReuseRule } from '../schema';

/**
 * A service of a pool of nodes, with what its image rests on.
 * @public
 */
export interface OneBaseService {
  /** Distinct in the pool. */
  entityRef: string;
  image: PullImage;
  /** Layers from the bottom that are its base; 0: none, or not known. */
  baseLayerCount: number;
  /** Name of the base, where it is known: `debian:12-slim`. */
  baseName?: string;
  /** That a node of the pool runs it (`q = d/n`). */
  chance: number;
}

/**
 * What it would be worth if all services of a pool stood on one base.
 * @public
 */
export interface OneBase {
  /** The base that most services have today. */
  base: {
    name?: string;
    /** Digest of its topmost layer. */
    digest: string;
    compressedBytes: number;
    /** That have it today. */
    services: number;
  };
  /** Services that would change their base. */
  changedServices: number;
  /** Different bases today. */
  bases: number;
  /** Filling the pool's nodes moves this today, a shared layer once per node. */
  fillBytes: number;
  /** The same on one base. */
  oneBaseFillBytes: number;
  /**
   * `fillBytes` less `oneBaseFillBytes`: negative where today's bases are so
   * much smaller that sharing does not make up for it.
   */
  savedFillBytes: number;
  /**
   * What an update of the one base moves: the base once per node, and of every
   * service the layers above it, since none of them lies on what it lay on.
   */
  updateBytes: number;
}

/**
 * Replaces every known base of a pool's services by the one that most of them
 * have, and says what filling the nodes moves before and after: per layer
 * `bytes · n · (1 − Π(1 − q))`. Services without a known base stay as they are.
 *
 * Time grows with the number of layers of all images.
 *
 * @returns Undefined where there is no second base to replace.
 * @public
 */
export function oneBase(options: {
  nodes: number;
  services: OneBaseService[];
  /** Default: `chain`. */
  reuse?: ReuseRule;
}): OneBase | undefined {
  const { nodes, services, reuse = 'chain' } = options;
  const bases = basesOf(services);
  const [first] = [...bases.values()].sort(bySharing);
  if (first === undefined || bases.size < 2) {
    return undefined;
  }
  const changed = services.map(service => {
    const key = keyOf(service);
    return key === undefined || key === first.key
      ? service
      : { ...service, image: onOtherBase(service, first.layers) };
  });
  const fillOf = (list: OneBaseService[]) =>
    poolBytes({
      nodes,
      services: list.map(({ entityRef, image, chance }) => ({
        id: entityRef,
        image,
        chance,
      })),
      reuse,
    }).fill;
  const fillBytes = fillOf(services);
  const oneBaseFillBytes = fillOf(changed);
  return {
    base: {
      ...(first.name === undefined ? {} : { name: first.name }),
      digest: first.layers[first.layers.length - 1].digest,
      compressedBytes: distinctBytes(first.layers),
      services: first.services,
    },
    changedServices: changed.filter(
      (service, index) => service !== services[index],
    ).length,
    bases: bases.size,
    fillBytes,
    oneBaseFillBytes,
    savedFillBytes: fillBytes - oneBaseFillBytes,
    // Services that stand on no known base have nothing to pull for it.
    updateBytes: fillOf(
      changed.filter(service => keyOf(service) !== undefined),
    ),
  };
}

interface Base {
  key: string;
  name?: string;
  layers: PullLayer[];
  services: number;
}

function basesOf(services: readonly OneBaseService[]): Map<string, Base> {
  const bases = new Map<string, Base>();
  for (const service of services) {
    const key = keyOf(service);
    if (key === undefined) {
      continue;
    }
    const known = bases.get(key);
    if (known) {
      known.services++;
      known.name ??= service.baseName;
    } else {
      bases.set(key, {
        key,
        name: service.baseName,
        layers: service.image.layers.slice(0, service.baseLayerCount),
        services: 1,
      });
    }
  }
  return bases;
}

/** Equal for services on the same base; undefined where there is none. */
function keyOf({ image, baseLayerCount }: OneBaseService): string | undefined {
  const layers = image.layers.slice(0, baseLayerCount);
  const top = layers.at(-1);
  return top && (top.chainId ?? layers.map(({ digest }) => digest).join(' '));
}

/** Most services first; of two such, the smaller base. */
function bySharing(one: Base, other: Base): number {
  return (
    other.services - one.services ||
    distinctBytes(one.layers) - distinctBytes(other.layers) ||
    (one.key < other.key ? -1 : 1)
  );
}

function distinctBytes(layers: readonly PullLayer[]): number {
  const bytes = new Map(
    layers.map(({ digest, compressedBytes }) => [digest, compressedBytes]),
  );
  return [...bytes.values()].reduce((sum, one) => sum + one, 0);
}

/**
 * The image with other layers below its own. Those get other chain IDs, which
 * nobody knows: their digests and what they lie on tell them from others.
 */
function onOtherBase(
  { image, baseLayerCount }: OneBaseService,
  base: readonly PullLayer[],
): PullImage {
  return {
    ...image,
    layers: [
      ...base,
      ...image.layers
        .slice(baseLayerCount)
        .map(({ chainId: _chainId, ...layer }) => layer),
    ],
  };
}
