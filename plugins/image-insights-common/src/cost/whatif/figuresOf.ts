import {
  byEnvironment,
  MeasuredStream,
  sumOver,
} from '../estimate/measuredStreams';
import { pathAmounts } from '../estimate/pathAmounts';
import { serviceBytes } from '../estimate/serviceBytes';
import { storageCost } from '../estimate/storageCost';
import { CostInput, CostStream } from '../schema';

/** What of an estimate scenarios are compared by. */
export interface ServiceFigures {
  bytesPerMonth: number;
  /** Sum of the legs of all paths. */
  amountPerMonth: number;
  fixedPerMonth: number;
  secondsPerNode: number;
  /** Absent where what the registry stores is not known or not paid for. */
  storage?: { bytes: number; amountPerMonth: number };
}

/**
 * The figures of an estimate without its assumptions, steps and range, for
 * streams that were measured already: a scenario measures those again that it
 * changes.
 */
export function figuresOf(options: {
  streams: MeasuredStream[];
  prices: CostInput['prices'];
  currency: CostInput['currency'];
  /** Bytes that repositories store less than today. */
  storedLess?: ReadonlyMap<string, number>;
}): ServiceFigures {
  const { streams, prices, currency } = options;
  const amounts = pathAmounts({
    streams,
    bytesOf: ({ bytes }) => bytes.perMonth,
    prices,
    currency,
  });
  const { bytes, time } = serviceBytes(streams, byEnvironment(streams));
  return {
    bytesPerMonth: bytes.perMonth,
    amountPerMonth: amounts.variable,
    fixedPerMonth: amounts.fixedPerMonth,
    secondsPerNode: time.secondsPerNode,
    storage: storageOf(options),
  };
}

function storageOf(options: {
  streams: MeasuredStream[];
  prices: CostInput['prices'];
  currency: CostInput['currency'];
  storedLess?: ReadonlyMap<string, number>;
}): ServiceFigures['storage'] {
  const { streams, prices, currency, storedLess } = options;
  const parts = storageCost({
    streams: streams.map(({ stream }) => storingLess(stream, storedLess)),
    prices,
    currency,
  });
  return parts.length === 0
    ? undefined
    : {
        bytes: sumOver(parts, ({ bytes }) => bytes),
        amountPerMonth: sumOver(parts, ({ amount }) => amount),
      };
}

function storingLess(
  stream: CostStream,
  storedLess: ReadonlyMap<string, number> | undefined,
): CostStream {
  const less = storedLess?.get(stream.repository) ?? 0;
  const { stored } = stream;
  return stored && less !== 0
    ? {
        ...stream,
        stored: { ...stored, blobBytes: Math.max(0, stored.blobBytes - less) },
      }
    : stream;
}
