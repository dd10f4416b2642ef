import { costInput, costStream, pullImage } from '../testing/costInputs';
import { CostStep } from '../schema';
import { estimateCost } from './estimateCost';

/** An expression by its id, where there is one. */
function expressionOf(steps: CostStep[], id: CostStep['id']) {
  return steps.find(step => step.id === id)?.expression;
}

describe('estimateCost, by the worked examples', () => {
  describe('E1: 20 images of 500 MB, no cache, through NAT', () => {
    const image = pullImage({
      layers: [[500_000_000, 'all']],
      configBytes: 0,
      manifestBytes: 0,
    });
    const estimateAt = (deploymentsPerMonth: number) =>
      estimateCost(
        costInput([
          costStream([image], { cache: 'none', deploymentsPerMonth }),
        ]),
      );

    it('moves 10 GB and costs 0.419095 per deployment, 8.381903 a month', () => {
      const { bytes, amount } = estimateAt(20);
      expect(bytes.perDeployment).toBe(10_000_000_000);
      expect(bytes.perMonth).toBe(200_000_000_000);
      expect(amount.perDeployment.toFixed(6)).toBe('0.419095');
      expect(amount.perMonth.toFixed(6)).toBe('8.381903');
      expect(estimateAt(100).amount.perMonth.toFixed(2)).toBe('41.91');
    });

    it('keeps what the gateways cost by the hour apart', () => {
      const { paths, fixedPerMonth } = estimateAt(20);
      expect(
        paths[0].fixed.map(({ price, amount }) => [price, amount.toFixed(2)]),
      ).toEqual([
        ['aws.nat.hour', '98.55'],
        ['aws.ipv4.hour', '10.95'],
      ]);
      expect(fixedPerMonth.toFixed(2)).toBe('109.50');
    });

    it('is 0.45, 9.00 and 45.00 in decimal gigabytes', () => {
      const decimal = (deploymentsPerMonth: number) =>
        estimateCost(
          costInput([
            costStream([image], {
              cache: 'none',
              gigabyte: 'decimal',
              deploymentsPerMonth,
            }),
          ]),
        ).amount;
      expect(decimal(20).perDeployment).toBeCloseTo(0.45, 12);
      expect(decimal(20).perMonth).toBeCloseTo(9, 12);
      expect(decimal(100).perMonth).toBeCloseTo(45, 12);
    });

    it('tells the arithmetic so that it can be done again by hand', () => {
      expect(
        estimateAt(20).steps.map(
          ({ id, expression, result, unit }) =>
            `${id}: ${expression} = ${result} ${unit}`,
        ),
      ).toMatchInlineSnapshot(`
        [
          "cold-bytes: 500,000,000 B = 500000000 B",
          "pulls: min(20; 20) = 20 pulls",
          "bytes-per-deployment: 20 × 500,000,000 B = 10000000000 B",
          "bytes-per-month: 20 × 10,000,000,000 B = 200000000000 B",
          "seconds-per-node: 500,000,000 B / 125,000,000 B/s = 4 s",
          "seconds-per-rollout: 1 × 4 s = 4 s",
          "billed-units: 200,000,000,000 B / 1,073,741,824 B = 186.2645149230957 units",
          "leg-amount: 186.264514923 × 0.045 = 8.381903171539307 money",
          "amount-per-month: 8.38190317154 = 8.381903171539307 money",
          "amount-per-deployment: 8.38190317154 / 20 = 0.41909515857696533 money",
          "fixed-amount: 3 × 0.045 × 730 = 98.55000000000001 money",
          "fixed-amount: 3 × 0.005 × 730 = 10.95 money",
        ]
      `);
    });
  });
});
