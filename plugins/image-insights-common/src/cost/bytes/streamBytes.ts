import { CostInputError } from '../CostInputError';
import { CostSettings, CostStream } from '../schema';
import { BytesByKind } from './BytesByKind';
import { carriedBytes } from './carriedBytes';
import { chancesHeld } from './chancesHeld';
import { coldBytes } from './coldBytes';
import { layerRates, LayerRates, MoveRate } from './layerRates';
import { missingBytes } from './missingBytes';
import { coldShareOf, pullsPerDeployment } from './pullsPerDeployment';

/**
 * What one stream's deployments move.
 * @public
 */
export interface StreamBytes {
  /** A node that holds nothing pulls this: the current image. */
  cold: BytesByKind;
  /** A node that keeps what the setting `cache` says pulls this on average; not rounded. */
  kept: BytesByKind;
  /** A pull moves this on average, nodes without anything included; not rounded. */
  perPull: BytesByKind;
  /** Share of pulls on nodes that hold nothing (`f`). */
  coldShare: number;
  /** Pulls of one deployment by nodes of this platform; a mean, not rounded. */
  pulls: number;
  /** Cold pulls of this platform that each deployment adds. */
  extraColdPulls: number;
  /** A typical deployment: whole bytes. */
  perDeployment: BytesByKind;
  /** Whole bytes: those of a deployment times deployments per month. */
  perMonth: BytesByKind;
  /** The newest release after the one before it: whole bytes. */
  lastDeployment: BytesByKind;
  /** How often layers moved; only where the cache is `warm`. */
  rates?: LayerRates;
  /** True where chain IDs were not known, so that digests decided. */
  isChainUnknown: boolean;
}

/**
 * What nodes really hold: where nothing keeps images between deployments
 * (tasks, import), a `warm` cache is none.
 * @public
 */
export function cacheOf({
  cache,
  runtime,
}: Pick<CostSettings, 'cache' | 'runtime'>): CostSettings['cache'] {
  return cache === 'warm' && runtime !== 'node' ? 'none' : cache;
}

/**
 * What the deployments of one image in one environment for one platform move:
 * `P = W + f·(cold − W)` per pull, where `W` is what a node pulls that keeps
 * images; `B = round(d·w·P + e·w·cold)` per deployment; `M = round(D·B)` per
 * month. Halves are rounded up, and money is made of `M`, so that all of it
 * can be checked by hand.
 *
 * `W` of a typical deployment is by the setting `cache`: `none`, all of the
 * image; `hitRatio`, the layers' bytes times `1 − h`, rounded, and config and
 * manifest; `warm`, each layer's bytes times the rate at which it moved from
 * one release to the next (`layerRates`), and config and manifest times how
 * often the image was another one.
 *
 * Throws a `CostInputError` where a month moves more bytes than can be counted
 * exactly (9 PB).
 * @public
 */
export function streamBytes(stream: CostStream): StreamBytes {
  const { settings, releases, platformShare } = stream;
  const image = releases[releases.length - 1];
  const cache = cacheOf(settings);
  const cold = coldBytes(image);
  const coldShare = coldShareOf(settings);
  const pulls = pullsPerDeployment(settings) * platformShare;
  const extraColdPulls =
    pulls === 0 ? 0 : settings.extraColdPulls * platformShare;
  const rates =
    cache === 'warm'
      ? layerRates({ releases, reuse: settings.reuse })
      : undefined;
  const kept = rates
    ? typicalBytes(stream, rates)
    : unrememberedBytes({ stream, cold });
  const last = rates
    ? missingBytes({
        image,
        held: releases.slice(-2, -1),
        reuse: settings.reuse,
        sharedNodes: settings.sharedNodes,
      })
    : kept;
  const ofDeployment = (held: BytesByKind) =>
    wholeBytes(
      combine(held, cold, (missing, all) => {
        const perPull = missing + coldShare * (all - missing);
        return pulls * perPull + extraColdPulls * all;
      }),
      stream,
    );
  const perDeployment = ofDeployment(kept);
  return {
    cold,
    kept,
    perPull: combine(
      kept,
      cold,
      (missing, all) => missing + coldShare * (all - missing),
    ),
    coldShare,
    pulls,
    extraColdPulls,
    perDeployment,
    perMonth: wholeBytes(
      {
        blob: settings.deploymentsPerMonth * perDeployment.blob,
        api: settings.deploymentsPerMonth * perDeployment.api,
      },
      stream,
    ),
    lastDeployment: ofDeployment(last),
    ...(rates && { rates }),
    isChainUnknown: rates?.isChainUnknown ?? false,
  };
}

/** `W` of a cache that remembers nothing, or a given share of the layers. */
function unrememberedBytes(options: {
  stream: CostStream;
  cold: BytesByKind;
}): BytesByKind {
  const { settings, releases } = options.stream;
  if (settings.cache !== 'hitRatio') {
    return options.cold;
  }
  const { configBytes } = releases[releases.length - 1];
  const layers = options.cold.blob - configBytes;
  return {
    blob: Math.round((1 - settings.hitRatio) * layers) + configBytes,
    api: options.cold.api,
  };
}

/** `W` of a warm cache: what moves on average, as far back as releases go. */
function typicalBytes(
  { releases, settings }: CostStream,
  rates: LayerRates,
): BytesByKind {
  const image = releases[releases.length - 1];
  const carried = carriedBytes(image.layers);
  const chances = settings.sharedNodes
    ? chancesHeld(image.layers, settings.reuse)
    : [];
  // Whole numbers are summed by their divisor first: dividing each layer's
  // bytes would make the sum depend on the order of the layers.
  const sums: number[] = [];
  const add = ({ moved, transitions }: MoveRate, bytes: number) => {
    sums[transitions] = (sums[transitions] ?? 0) + bytes * moved;
  };
  rates.layers.forEach((rate, index) =>
    add(rate, carried[index] * (1 - (chances[index] ?? 0))),
  );
  add(rates.image, image.configBytes);
  return {
    blob: sums.reduce((total, sum, divisor) => total + sum / divisor, 0),
    api: (image.manifestBytes * rates.image.moved) / rates.image.transitions,
  };
}

function combine(
  one: BytesByKind,
  other: BytesByKind,
  make: (one: number, other: number) => number,
): BytesByKind {
  return {
    blob: make(one.blob, other.blob),
    api: make(one.api, other.api),
  };
}

/** Both together are rounded half up, and the parts add up to that. */
function wholeBytes(
  { blob, api }: BytesByKind,
  { settings }: CostStream,
): BytesByKind {
  if (blob + api > Number.MAX_SAFE_INTEGER) {
    throw new CostInputError({
      field: 'instances and deploymentsPerMonth',
      value: [settings.instances, settings.deploymentsPerMonth],
      allowed: `as many as move at most ${Number.MAX_SAFE_INTEGER} bytes a month`,
    });
  }
  const wholeApi = Math.round(api);
  return { blob: Math.round(blob + api) - wholeApi, api: wholeApi };
}
