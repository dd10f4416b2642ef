import { networkPath } from '../paths/networkPaths';
import { PathFixed } from '../paths/NetworkPath';
import { CostLeg, Price } from '../schema';
import { convert } from './convert';
import { PathMoneyOptions, movedBytes, pathMoney } from './pathMoney';

/** What a path costs as its bytes grow, their mix staying what it is. */
export interface MoneyCurve {
  /** Amounts per month, by what they are of. */
  fixed: Map<PathFixed['thing'], number>;
  /**
   * Amount per byte from each number of bytes on; ascending, the first from 0.
   * The curve is continuous: a tier changes what further bytes cost.
   */
  pieces: { fromBytes: number; perByte: number }[];
}

/**
 * The curve of a path. Of `bytes` only the mix counts; without any, all of them
 * are of layers.
 */
export function moneyCurve(options: PathMoneyOptions): MoneyCurve {
  const { settings, currency } = options;
  const total = options.bytes.blob + options.bytes.api;
  const mix =
    total === 0
      ? { blob: 1, api: 0 }
      : { blob: options.bytes.blob / total, api: options.bytes.api / total };
  const { legs, fixed, used } = pathMoney(options);
  const before = options.before ?? settings.otherTrafficBytes;
  const byId = new Map(used.map(price => [price.id, price]));
  const rates = legs.flatMap(leg => {
    const price = byId.get(leg.price);
    const share = movedBytes(mix, leg.applies) * leg.factor;
    return price && share > 0 ? [ratesOf({ leg, price, share, before })] : [];
  });
  const starts = new Set([0, ...rates.flat().map(rate => rate.fromBytes)]);
  const curve: MoneyCurve = {
    fixed: new Map(),
    pieces: [...starts]
      .sort((a, b) => a - b)
      .map(fromBytes => ({
        fromBytes,
        perByte: convert(
          rates.reduce((sum, leg) => sum + rateAt(leg, fromBytes), 0),
          currency,
        ),
      })),
  };
  networkPath(options.path)
    .fixed(settings, options)
    .forEach(({ thing }, index) => {
      curve.fixed.set(
        thing,
        (curve.fixed.get(thing) ?? 0) + fixed[index].amount,
      );
    });
  return curve;
}

/** USD per moved byte of one leg, from each number of moved bytes on. */
function ratesOf(options: {
  leg: CostLeg;
  price: Price;
  /** Billed bytes per moved byte. */
  share: number;
  before: number;
}): MoneyCurve['pieces'] {
  const { leg, price, share, before } = options;
  let from = 0;
  const pieces: MoneyCurve['pieces'] = [];
  for (const { upTo, usd } of price.tiers) {
    const to = upTo === undefined ? Infinity : upTo * leg.unitBytes;
    if (to > before) {
      pieces.push({
        fromBytes: Math.max(0, (from - before) / share),
        perByte: (usd / leg.unitBytes) * share,
      });
    }
    from = to;
  }
  return pieces;
}

function rateAt(pieces: MoneyCurve['pieces'], at: number): number {
  let perByte = 0;
  for (const piece of pieces) {
    if (piece.fromBytes > at) {
      break;
    }
    perByte = piece.perByte;
  }
  return perByte;
}
