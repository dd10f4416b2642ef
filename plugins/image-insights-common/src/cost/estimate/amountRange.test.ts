import { costInput, costStream, pullImage } from '../testing/costInputs';
import { estimateCost } from './estimateCost';

const LAYERS_ONLY = { configBytes: 0, manifestBytes: 0 };

describe('the range of an estimate', () => {
  const releases = [
    pullImage({
      layers: [
        [10_000_000, 'base 1'],
        [90_000_000, 'dependencies'],
      ],
      ...LAYERS_ONLY,
    }),
    pullImage({
      layers: [
        [10_000_000, 'base 2'],
        [90_000_000, 'dependencies'],
      ],
      ...LAYERS_ONLY,
    }),
  ];
  const perByte = (20 * 20 * 0.045) / 2 ** 30;

  it('reuse is between `either` and `chain`, cold nodes up to 0.3', () => {
    const { amount } = estimateCost(costInput([costStream(releases)]));
    expect(amount.perMonth).toBeCloseTo(100_000_000 * perByte, 9);
    expect(amount.lowPerMonth).toBeCloseTo(10_000_000 * perByte, 9);
    expect(amount.highPerMonth).toBeCloseTo(100_000_000 * perByte, 9);
  });

  it('what somebody said is not doubted', () => {
    const { amount } = estimateCost(
      costInput([
        costStream(
          releases,
          {},
          { sources: { reuse: 'config', coldShare: 'chosen' } },
        ),
      ]),
    );
    expect(amount.lowPerMonth).toBe(amount.perMonth);
    expect(amount.highPerMonth).toBe(amount.perMonth);
  });
});
