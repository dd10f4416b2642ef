import { CostSettings, CostStream, PullImage } from '../schema';

/**
 * What a deployment moves, written down once more straight from the formulas:
 * nodes are played out with the sets that they hold, fractions are of whole
 * numbers. Slow and plain on purpose; it shares no code with the model.
 *
 * Streams must be of one Dockerfile: each layer with a step of its own, the
 * same ones in every release.
 */
export function referenceBytes(stream: CostStream): {
  cold: number;
  perDeployment: number;
  perMonth: number;
  lastDeployment: number;
} {
  const { settings, releases, platformShare } = stream;
  const current = releases[releases.length - 1];
  const cold = pulled(current, undefined, settings.reuse);
  const pulls = referencePulls(settings) * platformShare;
  const extra = pulls > 0 ? settings.extraColdPulls * platformShare : 0;
  const nodes = settings.nodes || settings.instances;
  let coldShare = 0;
  if (settings.coldShare !== 'auto') {
    coldShare = settings.coldShare;
  } else if (settings.runtime === 'node' && settings.instances > 0) {
    coldShare = 1 - referencePulls(settings) / nodes;
  }
  const remembers = settings.runtime === 'node' && settings.cache === 'warm';
  const deployment = (kept: number) =>
    Math.floor(
      pulls * ((1 - coldShare) * kept + coldShare * cold) + extra * cold + 0.5,
    );
  let typical = cold;
  let last = cold;
  if (settings.cache === 'hitRatio') {
    const rest = current.configBytes + current.manifestBytes;
    const layers = cold - rest;
    typical = Math.floor((1 - settings.hitRatio) * layers + 0.5) + rest;
    last = typical;
  } else if (remembers) {
    last = pulled(
      current,
      releases[releases.length - 2],
      settings.reuse,
      settings.sharedNodes,
    );
    typical = releases.length > 1 ? typicalPull(stream) : last;
  }
  const perDeployment = deployment(typical);
  return {
    cold,
    perDeployment,
    perMonth: Math.floor(settings.deploymentsPerMonth * perDeployment + 0.5),
    lastDeployment: deployment(last),
  };
}

/** How many nodes pull, by counting where that can be counted. */
export function referencePulls(settings: CostSettings): number {
  const { instances: k, runtime, placement } = settings;
  const n = settings.nodes || k;
  if (k === 0 || n === 0) {
    return 0;
  }
  if (runtime === 'task') {
    return k;
  }
  if (runtime === 'import') {
    return 1;
  }
  if (placement === 'random') {
    let missed = 1;
    for (let instance = 0; instance < k; instance++) {
      missed *= (n - 1) / n;
    }
    return n - n * missed;
  }
  if (placement === 'daemonset') {
    return n;
  }
  // One instance after the other: to the next node, round and round (even),
  // or to the present one until that is full (packed).
  const reached = new Set<number>();
  for (let instance = 0; instance < k; instance++) {
    const node =
      placement === 'packed'
        ? Math.floor(instance / settings.instancesPerNode)
        : instance;
    reached.add(node % n);
  }
  return reached.size;
}

/** Bytes that a node pulls which holds one image, or nothing. */
export function pulled(
  image: PullImage,
  held: PullImage | undefined,
  reuse: CostSettings['reuse'],
  sharedNodes = false,
): number {
  if (held?.digest === image.digest) {
    return 0;
  }
  let bytes = image.configBytes + image.manifestBytes;
  const fetched = new Set<string>();
  const places = missingPlaces(image, held, reuse);
  // From the top: a blob is fetched once, and counted where it is highest.
  for (const place of [...places].reverse()) {
    const layer = image.layers[place];
    if (!fetched.has(layer.digest)) {
      fetched.add(layer.digest);
      const others = sharedNodes ? chanceOfOthers(image, place, reuse) : 0;
      bytes += layer.compressedBytes * (1 - others);
    }
  }
  return bytes;
}

/** The chance that another service's image is of use for a layer. */
function chanceOfOthers(
  image: PullImage,
  place: number,
  reuse: CostSettings['reuse'],
): number {
  const from = reuse === 'chain' ? 0 : place;
  return Math.min(
    ...image.layers
      .slice(from, place + 1)
      .map(({ heldByOthers }) => heldByOthers ?? 0),
  );
}

function missingPlaces(
  image: PullImage,
  held: PullImage | undefined,
  reuse: CostSettings['reuse'],
): number[] {
  const blobs = new Set(held?.layers.map(layer => layer.digest));
  const chains = new Set(held?.layers.map((_, place) => chainOf(held, place)));
  const missing: number[] = [];
  for (let place = 0; place < image.layers.length; place++) {
    const hasBlob = blobs.has(image.layers[place].digest);
    const hasChain = chains.has(chainOf(image, place));
    const isHeld =
      (reuse !== 'chain' && hasBlob) || (reuse !== 'digest' && hasChain);
    if (!isHeld) {
      missing.push(place);
    }
  }
  return missing;
}

/** Contents of a layer and all below it; digests where contents are not told. */
function chainOf(image: PullImage, place: number): string {
  return image.layers
    .slice(0, place + 1)
    .map(({ diffId, digest }) => diffId ?? digest)
    .join(' > ');
}

/** Mean of a pull, a layer counting as often as its step's layer was fetched. */
function typicalPull({ releases, settings }: CostStream): number {
  const current = releases[releases.length - 1];
  const transitions = releases.length - 1;
  const counted = new Set<string>();
  let bytes = 0;
  for (let place = current.layers.length - 1; place >= 0; place--) {
    const layer = current.layers[place];
    if (counted.has(layer.digest)) {
      continue;
    }
    counted.add(layer.digest);
    let moved = 0;
    for (let index = 1; index < releases.length; index++) {
      const isSame = releases[index].digest === releases[index - 1].digest;
      const missing = missingPlaces(
        releases[index],
        releases[index - 1],
        settings.reuse,
      );
      moved += !isSame && missing.includes(place) ? 1 : 0;
    }
    const others = settings.sharedNodes
      ? chanceOfOthers(current, place, settings.reuse)
      : 0;
    bytes += layer.compressedBytes * (moved / transitions) * (1 - others);
  }
  let images = 0;
  for (let index = 1; index < releases.length; index++) {
    images += releases[index].digest === releases[index - 1].digest ? 0 : 1;
  }
  const rest = current.configBytes + current.manifestBytes;
  return bytes + rest * (images / transitions);
}

/**
 * What filling a pool moves: the mean over all the ways in which services can
 * be on a node, each way played out. Takes a handful of services.
 */
export function referenceFill(options: {
  nodes: number;
  services: { image: PullImage; chance: number }[];
  reuse: 'chain' | 'digest';
}): number {
  const { nodes, services, reuse } = options;
  const sizes = meanSizes(services, reuse);
  let mean = 0;
  for (let way = 0; way < 2 ** services.length; way++) {
    let chance = 1;
    const held = new Set<string>();
    services.forEach((service, index) => {
      const isThere = Math.floor(way / 2 ** index) % 2 === 1;
      chance *= isThere ? service.chance : 1 - service.chance;
      if (isThere) {
        partsOf(service.image, reuse).forEach((_, part) => held.add(part));
      }
    });
    for (const part of held) {
      mean += chance * (sizes.get(part) ?? 0);
    }
  }
  return nodes * mean;
}

/** What an image adds to a node, by what it shares with equal images. */
function partsOf(
  image: PullImage,
  reuse: 'chain' | 'digest',
): Map<string, number> {
  const parts = new Map<string, number>();
  image.layers.forEach(({ digest, compressedBytes }, place) => {
    const isRepeated = image.layers
      .slice(place + 1)
      .some(above => above.digest === digest);
    const part = reuse === 'chain' ? chainOf(image, place) : digest;
    parts.set(part, isRepeated ? 0 : compressedBytes);
  });
  return parts.set(
    `image ${image.digest}`,
    image.configBytes + image.manifestBytes,
  );
}

/**
 * Bytes of each part: the mean of those who have it, where they compressed it
 * in different ways.
 */
function meanSizes(
  services: { image: PullImage; chance: number }[],
  reuse: 'chain' | 'digest',
): Map<string, number> {
  const sums = new Map<string, { bytes: number; chances: number }>();
  for (const { image, chance } of services) {
    partsOf(image, reuse).forEach((bytes, part) => {
      const sum = sums.get(part) ?? { bytes: 0, chances: 0 };
      sum.bytes += chance * bytes;
      sum.chances += chance;
      sums.set(part, sum);
    });
  }
  return new Map(
    Array.from(sums, ([part, { bytes, chances }]) => [
      part,
      chances > 0 ? bytes / chances : 0,
    ]),
  );
}
