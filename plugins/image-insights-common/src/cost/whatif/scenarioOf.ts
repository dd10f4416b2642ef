import { MeasuredStream } from '../estimate/measuredStreams';
import { CostScenario } from '../schema';
import { figuresOf } from './figuresOf';
import { WhatIfContext } from './WhatIfContext';

/** Something else than today: what it is called, and what it changes. */
export interface Change
  extends Pick<
    CostScenario,
    'id' | 'kind' | 'subject' | 'confidence' | 'breakEven'
  > {
  /** All streams of the service; those that it does not touch are the same objects. */
  streams: MeasuredStream[];
  /** Bytes that repositories store less. */
  storedLess?: ReadonlyMap<string, number>;
  /** What comes on top of what the streams move: copies, mirrors. */
  added?: {
    bytesPerMonth?: number;
    amountPerMonth?: number;
    fixedPerMonth?: number;
    storage?: { bytes: number; amountPerMonth: number };
  };
}

/**
 * What a change would come to, and what it saves. A change that changes
 * nothing saves exactly 0: both sides are calculated by the same steps.
 */
export function scenarioOf(
  { input, figures: today }: WhatIfContext,
  change: Change,
): CostScenario {
  const { streams, storedLess, added = {} } = change;
  const then = figuresOf({ ...input, streams, storedLess });
  const bytesPerMonth = then.bytesPerMonth + (added.bytesPerMonth ?? 0);
  const amountPerMonth = then.amountPerMonth + (added.amountPerMonth ?? 0);
  const storage = sum(then.storage, added.storage);
  return {
    id: change.id,
    kind: change.kind,
    ...(change.subject !== undefined && { subject: change.subject }),
    confidence: change.confidence,
    bytesPerMonth,
    amountPerMonth,
    fixedPerMonth: then.fixedPerMonth + (added.fixedPerMonth ?? 0),
    secondsPerNode: then.secondsPerNode,
    ...(storage && {
      storageBytes: storage.bytes,
      storageAmountPerMonth: storage.amountPerMonth,
      savedStorageAmountPerMonth:
        (today.storage?.amountPerMonth ?? 0) - storage.amountPerMonth,
    }),
    savedAmountPerMonth: today.amountPerMonth - amountPerMonth,
    savedBytesPerMonth: today.bytesPerMonth - bytesPerMonth,
    savedSecondsPerNode: today.secondsPerNode - then.secondsPerNode,
    ...(change.breakEven && { breakEven: change.breakEven }),
  };
}

interface Storage {
  bytes: number;
  amountPerMonth: number;
}

function sum(one?: Storage, other?: Storage): Storage | undefined {
  return one && other
    ? {
        bytes: one.bytes + other.bytes,
        amountPerMonth: one.amountPerMonth + other.amountPerMonth,
      }
    : one ?? other;
}
