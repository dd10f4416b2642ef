import { costExamples } from '../testing/costExamples';
import { estimateCost } from './estimateCost';
import { summariseCost } from './summariseCost';

describe('summariseCost', () => {
  it('tells the figures of an estimate in short', () => {
    const [{ input }] = costExamples;
    const { amountPerDeployment, amountPerMonth, ...rest } = summariseCost(
      estimateCost(input),
      { source: 'recorded' },
    );
    expect(amountPerDeployment.toFixed(2)).toBe('0.42');
    expect(amountPerMonth.toFixed(2)).toBe('8.38');
    expect(rest).toEqual({
      bytesPerMonth: 200_000_000_000,
      bytesPerDeployment: 10_000_000_000,
      deploymentsPerMonth: 20,
      deploymentsSource: 'recorded',
      currency: 'USD',
    });
  });
});
