import { MoneyCurve } from './moneyCurve';

/** Bytes of a month between which one path costs less than another. @public */
export interface CheaperRange {
  fromBytes: number;
  /** Absent: for all above. */
  toBytes?: number;
}

/** The difference of two curves: `amount` at `fromBytes`, then `perByte` more. */
interface Segment {
  fromBytes: number;
  toBytes: number;
  amount: number;
  perByte: number;
}

/**
 * Where `other` costs less than `today`, to the byte's fraction: both curves are
 * straight between their tiers, so that each crossing is solved, not searched.
 * Ranges ascend and do not touch; where both cost the same neither is cheaper.
 */
export function cheaperRanges(options: {
  today: MoneyCurve['pieces'];
  other: MoneyCurve['pieces'];
  /** What `other` costs by the hour more than `today`, per month. */
  addedFixed: number;
}): CheaperRange[] {
  const ranges: CheaperRange[] = [];
  const add = (fromBytes: number, toBytes: number) => {
    const last = ranges.at(-1);
    const to = Number.isFinite(toBytes) ? { toBytes } : {};
    if (last && last.toBytes === fromBytes) {
      ranges[ranges.length - 1] = { fromBytes: last.fromBytes, ...to };
    } else {
      ranges.push({ fromBytes, ...to });
    }
  };
  for (const segment of segmentsOf(options)) {
    const { fromBytes, toBytes, amount, perByte } = segment;
    const crossing = perByte === 0 ? Infinity : fromBytes - amount / perByte;
    const isCrossed = crossing > fromBytes && crossing < toBytes;
    const isCheaperFirst = amount < 0 || (amount === 0 && perByte < 0);
    if (isCheaperFirst) {
      add(fromBytes, isCrossed ? crossing : toBytes);
    } else if (isCrossed && perByte < 0) {
      add(crossing, toBytes);
    }
  }
  return ranges;
}

function segmentsOf(options: {
  today: MoneyCurve['pieces'];
  other: MoneyCurve['pieces'];
  addedFixed: number;
}): Segment[] {
  const { today, other, addedFixed } = options;
  const starts = [
    ...new Set([...today, ...other].map(piece => piece.fromBytes)),
  ].sort((a, b) => a - b);
  let amount = addedFixed;
  return starts.map((fromBytes, index) => {
    const toBytes = starts.at(index + 1) ?? Infinity;
    const perByte = perByteAt(other, fromBytes) - perByteAt(today, fromBytes);
    const segment = { fromBytes, toBytes, amount, perByte };
    amount += perByte === 0 ? 0 : perByte * (toBytes - fromBytes);
    return segment;
  });
}

function perByteAt(pieces: MoneyCurve['pieces'], bytes: number): number {
  return pieces.findLast(({ fromBytes }) => fromBytes <= bytes)?.perByte ?? 0;
}
