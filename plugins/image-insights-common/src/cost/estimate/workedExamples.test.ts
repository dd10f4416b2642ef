import {
  costInput,
  costStream,
  LayerOf,
  pullImage,
} from '../testing/costInputs';
import { CostSettings } from '../schema';
import { estimateCost } from './estimateCost';

const LAYERS_ONLY = { configBytes: 0, manifestBytes: 0 };

/** Amounts as the examples print them. */
function dollars(amount: number, digits = 2) {
  return amount.toFixed(digits);
}

describe('estimateCost, by the worked examples', () => {
  describe('E1: 20 images of 500 MB, no cache, through NAT', () => {
    const image = pullImage({
      layers: [[500_000_000, 'all']],
      ...LAYERS_ONLY,
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

  describe('E2: the same through endpoints', () => {
    const image = pullImage({
      layers: [[500_000_000, 'all']],
      configBytes: 0,
      manifestBytes: 2_500,
    });
    const estimateOn = (path: CostSettings['path'], zones = 3) =>
      estimateCost(
        costInput([costStream([image], { cache: 'none', path, zones })]),
      );

    it('pays for manifests only: 0.0000005 per deployment', () => {
      const { amount, fixedPerMonth } = estimateOn('aws-vpc-endpoints');
      expect(dollars(amount.perDeployment, 7)).toBe('0.0000005');
      expect(dollars(amount.perMonth)).toBe('0.00');
      expect(amount.perMonth).toBeGreaterThan(0);
      expect(dollars(fixedPerMonth)).toBe('43.80');
      expect(dollars(estimateOn('aws-vpc-endpoints', 1).fixedPerMonth)).toBe(
        '14.60',
      );
    });

    it('pays by the byte again where S3 has an interface endpoint too', () => {
      const { amount } = estimateOn('aws-vpc-endpoints-s3-interface');
      expect(dollars(amount.perDeployment)).toBe('0.09');
    });

    it('saves as much with the S3 gateway alone, which adds nothing by the hour', () => {
      const gateway = estimateOn('aws-nat-s3-gateway');
      const nat = estimateOn('aws-nat');
      expect(dollars(gateway.amount.perMonth)).toBe('0.00');
      expect(gateway.fixedPerMonth).toBe(nat.fixedPerMonth);
    });
  });

  describe('E3: warm nodes and layer order', () => {
    const settings: Partial<CostSettings> = {
      region: 'eu-central-1',
      instances: 30,
      nodes: 10,
      deploymentsPerMonth: 60,
    };
    const [base, packages, dependencies]: LayerOf[] = [
      [30_000_000, 'base'],
      [50_000_000, 'packages'],
      [120_000_000, 'dependencies'],
    ];
    const onTop = ['1', '2', '3'].map(build =>
      pullImage({
        layers: [
          base,
          packages,
          dependencies,
          [20_000_000, `application ${build}`],
        ],
      }),
    );
    const below = ['1', '2', '3'].map(build =>
      pullImage({
        layers: [
          base,
          packages,
          [20_000_000, `application ${build}`],
          dependencies,
        ],
      }),
    );
    const estimateOf = (
      releases: typeof onTop,
      changed: Partial<CostSettings> = {},
    ) =>
      estimateCost(
        costInput([costStream(releases, { ...settings, ...changed })]),
      );

    it('costs 0.58 a month with what changes on top', () => {
      const { bytes, amount } = estimateOf(onTop);
      expect(bytes).toMatchObject({
        cold: 220_010_000,
        perPull: 20_010_000,
        pulls: 10,
        perDeployment: 200_100_000,
        perMonth: 12_006_000_000,
        lastDeployment: 200_100_000,
      });
      expect(dollars(amount.perMonth, 6)).toBe('0.581436');
    });

    it('costs 4.07 with it below the dependencies, and 0.96 s more on each node', () => {
      const { bytes, amount, time } = estimateOf(below);
      expect(bytes.perPull).toBe(140_010_000);
      expect(bytes.perMonth).toBe(84_006_000_000);
      expect(dollars(amount.perMonth, 6)).toBe('4.068308');
      const better = estimateOf(onTop);
      expect(dollars(amount.perMonth - better.amount.perMonth)).toBe('3.49');
      expect(time.secondsPerNode - better.time.secondsPerNode).toBeCloseTo(
        0.96,
        12,
      );
    });

    it('costs 6.39 cold, and 0.56 where instances find nodes by chance', () => {
      expect(
        dollars(estimateOf(onTop, { cache: 'none' }).amount.perMonth),
      ).toBe('6.39');
      const { bytes, amount } = estimateOf(onTop, { placement: 'random' });
      expect(bytes.pulls.toFixed(6)).toBe('9.576088');
      expect(bytes.perDeployment).toBe(191_617_529);
      expect(dollars(amount.perMonth)).toBe('0.56');
    });
  });

  describe('E4: from another region to tasks without a cache', () => {
    const image = pullImage({
      layers: [[400_000_000, 'all']],
      ...LAYERS_ONLY,
    });
    const settings: Partial<CostSettings> = {
      region: 'ap-southeast-2',
      runtime: 'task',
      instances: 6,
      deploymentsPerMonth: 40,
    };

    it('costs 7.06 a month, 0.18 per deployment, up to 13.32 at the doubtful price', () => {
      const { bytes, amount, paths } = estimateCost(
        costInput([
          costStream([image], { ...settings, path: 'aws-cross-region' }),
        ]),
      );
      expect(bytes.perMonth).toBe(96_000_000_000);
      expect(
        paths[0].legs.map(leg => [leg.price, dollars(leg.amount, 6)]),
      ).toEqual([
        ['aws.ecr.cross-region', '1.788139'],
        ['aws.nat.data', '5.275011'],
      ]);
      expect(dollars(amount.perMonth)).toBe('7.06');
      expect(dollars(amount.perDeployment)).toBe('0.18');
      expect(amount.lowPerMonth).toBe(amount.perMonth);
      expect(dollars(amount.highPerMonth)).toBe('13.32');
    });

    it('costs nothing by the byte from a replica behind an S3 gateway, but ten tags are stored', () => {
      const { amount, storage } = estimateCost(
        costInput([
          costStream(
            [image],
            { ...settings, path: 'aws-nat-s3-gateway' },
            { stored: { blobBytes: 4_000_000_000, images: 10 } },
          ),
        ]),
      );
      expect(amount.perMonth).toBe(0);
      expect(dollars(storage?.amountPerMonth ?? NaN, 6)).toBe('0.372529');
    });
  });

  describe('E5: a free path, 1.2 GB made 0.3 GB', () => {
    const estimateOf = (
      compressedBytes: number,
      path: CostSettings['path'],
    ) => {
      const image = pullImage({
        layers: [[compressedBytes, 'all']],
        ...LAYERS_ONLY,
      });
      return estimateCost(
        costInput([
          costStream(
            [image],
            {
              path,
              cache: 'none',
              instances: 8,
              nodes: 8,
              deploymentsPerMonth: 30,
            },
            { stored: { blobBytes: 40 * compressedBytes, images: 40 } },
          ),
        ]),
      );
    };

    it('costs 0.00 before and after, saves 7.2 s a node and 3.35 of storage', () => {
      const before = estimateOf(1_200_000_000, 'aws-nat-s3-gateway');
      const after = estimateOf(300_000_000, 'aws-nat-s3-gateway');
      expect(before.amount.perMonth).toBe(0);
      expect(after.amount.perMonth).toBe(0);
      expect(before.time.secondsPerNode).toBeCloseTo(9.6, 12);
      expect(after.time.secondsPerNode).toBeCloseTo(2.4, 12);
      const stored = [before, after].map(
        ({ storage }) => storage?.amountPerMonth ?? NaN,
      );
      expect(stored.map(amount => dollars(amount))).toEqual(['4.47', '1.12']);
      expect(dollars(stored[0] - stored[1])).toBe('3.35');
    });

    it('would have saved 9.05 through NAT', () => {
      const before = estimateOf(1_200_000_000, 'aws-nat').amount.perMonth;
      const after = estimateOf(300_000_000, 'aws-nat').amount.perMonth;
      expect([before, after].map(amount => dollars(amount))).toEqual([
        '12.07',
        '3.02',
      ]);
      expect(dollars(before - after)).toBe('9.05');
    });
  });
});
