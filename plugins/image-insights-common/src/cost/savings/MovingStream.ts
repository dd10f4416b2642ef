import { MoveRate } from '../bytes';
import { carriedBytes } from '../bytes/carriedBytes';
import { MeasuredStream } from '../estimate/measuredStreams';
import { CostGain, CostStream } from '../schema';
import { current } from '../whatif/storedLess';
import { PullChances, pullChances } from './pullChances';
import { savingGroupKey } from './SavingGroup';

/** A stream with what one byte of its parts comes to in a month. */
export interface MovingStream {
  stream: CostStream;
  /** In which its bytes are billed. */
  group: string;
  /** By layer; a blob that is listed more than once counts at one place. */
  bytes: number[];
  /** By state of the service. */
  chances: PullChances[];
  /** Bytes of a month, per byte of a part that a pull moves with that chance. */
  perMonth(chance: number): number;
  /** Seconds of a month (of one node, per rollout), likewise. */
  seconds(chance: number): number;
}

export function movingStream(
  measured: MeasuredStream & { needless: readonly MoveRate[] },
  states: readonly number[],
): MovingStream {
  const { stream, bytes } = measured;
  const { settings, platformShare } = stream;
  const { deploymentsPerMonth, waves, nodeBandwidth } = settings;
  const rollouts = deploymentsPerMonth * platformShare;
  return {
    stream,
    group: savingGroupKey(stream),
    bytes: carriedBytes(current(stream).layers),
    chances: pullChances(measured, states),
    perMonth: chance =>
      deploymentsPerMonth * (bytes.pulls * chance + bytes.extraColdPulls),
    seconds: chance =>
      bytes.pulls === 0 ? 0 : (rollouts * waves * chance) / nodeBandwidth,
  };
}

/**
 * What each gain of a stream takes of its layers, by layer: no more of a blob
 * than those before it left.
 */
export function claimedBytes({
  stream,
  bytes,
}: Pick<MovingStream, 'stream' | 'bytes'>): Map<CostGain, Map<number, number>> {
  const left = [...bytes];
  const { layers } = current(stream);
  // Where carriedBytes counts a blob: its topmost place.
  const places = new Map(layers.map(({ digest }, index) => [digest, index]));
  const claimed = new Map<CostGain, Map<number, number>>();
  for (const gain of stream.gains) {
    const ofGain = new Map<number, number>();
    for (const { index, compressedBytes } of gain.layers) {
      const digest = layers[index]?.digest;
      const place = digest === undefined ? undefined : places.get(digest);
      if (place !== undefined) {
        const taken = Math.min(left[place], compressedBytes);
        left[place] -= taken;
        ofGain.set(place, (ofGain.get(place) ?? 0) + taken);
      }
    }
    claimed.set(gain, ofGain);
  }
  return claimed;
}
