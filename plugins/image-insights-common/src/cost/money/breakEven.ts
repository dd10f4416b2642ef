import { CostScenario, NetworkPathId } from '../schema';
import { CheaperRange, cheaperRanges } from './cheaperRanges';
import { MoneyCurve, moneyCurve } from './moneyCurve';
import { PathMoneyOptions } from './pathMoney';

/** @public */
export interface BreakEvenOptions extends Omit<PathMoneyOptions, 'path'> {
  today: NetworkPathId;
  other: NetworkPathId;
}

/** Where another path costs less than today's, by bytes of a month. @public */
export interface BreakEvenRanges {
  /** What today's path costs by the hour is paid on, for other traffic. */
  kept: CheaperRange[];
  /** It is given up. */
  givenUp: CheaperRange[];
}

/**
 * From how many bytes a month on another path costs less than today's, fixed
 * amounts counted; exactly, also where prices fall with the quantity. Of `bytes`
 * only the mix counts. A thing that both paths need (the NAT gateway beside an
 * S3 gateway endpoint) adds nothing when it stays.
 * @public
 */
export function breakEvenRanges(options: BreakEvenOptions): BreakEvenRanges {
  const { today: todayPath, other: otherPath, ...common } = options;
  const today = moneyCurve({ ...common, path: todayPath });
  const other = moneyCurve({ ...common, path: otherPath });
  const pieces = { today: today.pieces, other: other.pieces };
  return {
    kept: cheaperRanges({ ...pieces, addedFixed: addedBeside(today, other) }),
    givenUp: cheaperRanges({
      ...pieces,
      addedFixed: fixedOf(other) - fixedOf(today),
    }),
  };
}

/**
 * {@link breakEvenRanges} as scenarios have it, in whole bytes: from where on
 * the other path is cheaper for good, or until where it is, if it only is so
 * for little.
 * @public
 */
export function breakEven(
  options: BreakEvenOptions,
): NonNullable<CostScenario['breakEven']> {
  const { kept, givenUp } = breakEvenRanges(options);
  const result: NonNullable<CostScenario['breakEven']> = {};
  const keptFrom = fromOf(kept);
  const givenUpFrom = fromOf(givenUp);
  const keptUntil = untilOf(kept);
  const givenUpUntil = untilOf(givenUp);
  if (keptFrom !== undefined) {
    result.keptBytesPerMonth = keptFrom;
  }
  if (keptUntil !== undefined) {
    result.keptUntilBytesPerMonth = keptUntil;
  }
  if (givenUpFrom !== undefined) {
    result.givenUpBytesPerMonth = givenUpFrom;
  }
  if (givenUpUntil !== undefined) {
    result.givenUpUntilBytesPerMonth = givenUpUntil;
  }
  return result;
}

/** Where the range begins that has no end. */
function fromOf(ranges: CheaperRange[]): number | undefined {
  const last = ranges.at(-1);
  return last && last.toBytes === undefined
    ? countable(Math.ceil(last.fromBytes))
    : undefined;
}

/** Where the first range ends, if it begins with the first byte. */
function untilOf([first]: CheaperRange[]): number | undefined {
  return first?.fromBytes === 0 && first.toBytes !== undefined
    ? countable(Math.floor(first.toBytes))
    : undefined;
}

/** Beyond 9 PB a month is never. */
function countable(bytes: number): number | undefined {
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

function fixedOf({ fixed }: MoneyCurve): number {
  return [...fixed.values()].reduce((sum, amount) => sum + amount, 0);
}

/** What is to be paid beside today's things: of a thing that is there only what it costs more. */
function addedBeside(today: MoneyCurve, other: MoneyCurve): number {
  return [...other.fixed].reduce(
    (sum, [thing, amount]) =>
      sum + Math.max(0, amount - (today.fixed.get(thing) ?? 0)),
    0,
  );
}
