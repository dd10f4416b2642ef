import { cacheOf, layerRates, MoveRate } from '../bytes';
import { chancesHeld } from '../bytes/chancesHeld';
import { MeasuredStream } from '../estimate/measuredStreams';
import { couldKeep } from '../whatif/keepImages';
import { current } from '../whatif/storedLess';

/** Bits of the state that a service is in; 0: as it is today. */
export const KEEPS = 1;
/** See {@link KEEPS}. */
export const ORDERED = 2;

/** With what chance a pull moves each part of a stream's current image. */
export interface PullChances {
  /** Bottom first. */
  layers: number[];
  /** Config and manifest. */
  image: number;
}

/**
 * The chances of a pull, by state of the service: `W + f · (1 − W)`, where `W`
 * is the chance that a node which keeps what the setting `cache` says lacks the
 * part. Bytes times these are a pull of `streamBytes`.
 */
export function pullChances(
  {
    stream,
    bytes,
    needless,
  }: MeasuredStream & {
    /** How often layers move for nothing, in which a better order is. */
    needless: readonly MoveRate[];
  },
  states: readonly number[],
): PullChances[] {
  const { settings, releases } = stream;
  const { layers } = current(stream);
  const cache = cacheOf(settings);
  const willKeep = couldKeep(stream);
  const isEverWarm = willKeep || cache === 'warm';
  const { reuse } = settings;
  const rates = isEverWarm
    ? bytes.rates ?? layerRates({ releases, reuse })
    : undefined;
  const held = rates && settings.sharedNodes ? chancesHeld(layers, reuse) : [];
  const pulled = (missing: number) => missing + bytes.coldShare * (1 - missing);
  const warm = (state: number): PullChances => ({
    layers: layers.map((_, index) => {
      const moved =
        shareOf(rates?.layers[index]) -
        (state & ORDERED ? shareOf(needless[index]) : 0);
      return pulled(Math.max(0, moved) * (1 - (held[index] ?? 0)));
    }),
    image: pulled(shareOf(rates?.image)),
  });
  const missing = cache === 'hitRatio' ? 1 - settings.hitRatio : 1;
  const forgetful: PullChances = {
    layers: layers.map(() => pulled(missing)),
    image: 1,
  };
  return states.map(state =>
    isEverWarm && (!willKeep || state & KEEPS) ? warm(state) : forgetful,
  );
}

function shareOf(rate: MoveRate | undefined): number {
  return rate ? rate.moved / rate.transitions : 0;
}
