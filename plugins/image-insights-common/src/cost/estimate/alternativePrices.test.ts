import { findPrice, priceList } from '../prices';
import { costInput, costStream, pullImage } from '../testing/costInputs';
import { alternativePrices } from './alternativePrices';
import { estimateCost } from './estimateCost';

describe('alternativePrices', () => {
  const { cheapest, dearest } = alternativePrices(priceList);
  const usdOf = (list: typeof priceList, id: string) =>
    findPrice(list, id, 'us-east-1').price.tiers;

  it('takes the lower or the higher figure of every price that has two', () => {
    expect(usdOf(cheapest, 'aws.ecr.cross-region')).toEqual([{ usd: 0.02 }]);
    expect(usdOf(dearest, 'aws.ecr.cross-region')).toEqual([{ usd: 0.09 }]);
    expect(usdOf(cheapest, 'aws.az')).toEqual([{ usd: 0 }]);
    expect(usdOf(dearest, 'aws.az')).toEqual([{ usd: 0.01 }]);
    expect(usdOf(dearest, 'aws.nat.data')).toBe(
      usdOf(priceList, 'aws.nat.data'),
    );
  });

  it('gives the same lists for the same list', () => {
    expect(alternativePrices(priceList).cheapest).toBe(cheapest);
  });

  it('lets one doubtful price be high while the other one is not low', () => {
    const gibibyte = pullImage({
      layers: [[2 ** 30, 'all']],
      configBytes: 0,
      manifestBytes: 0,
    });
    const { amount } = estimateCost(
      costInput([
        costStream([gibibyte], {
          path: 'aws-cross-region',
          cache: 'none',
          crossZoneShare: 0.5,
          instances: 1,
          deploymentsPerMonth: 1,
        }),
      ]),
    );
    expect(amount.lowPerMonth).toBeCloseTo(0.02 + 0.045, 12);
    expect(amount.perMonth).toBeCloseTo(0.02 + 0.045 + 0.01, 12);
    expect(amount.highPerMonth).toBeCloseTo(0.09 + 0.045 + 0.01, 12);
  });
});
