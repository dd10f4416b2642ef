import { priceList } from '../prices';
import { CostSettings, NetworkPathId, PathMoney } from '../schema';
import { DOLLARS, costSettings } from '../testing/costSettings';
import { breakEvenRanges } from './breakEven';
import { pathMoney } from './pathMoney';
import { storageAmount } from './storageAmount';

const GIB = 2 ** 30;

/** A month on a path, in dollars, as a bill would have it. */
function month(
  path: NetworkPathId,
  bytes: { blob: number; api?: number },
  changes: Partial<CostSettings> = {},
): PathMoney {
  return pathMoney({
    path,
    settings: costSettings(changes),
    bytes: { blob: bytes.blob, api: bytes.api ?? 0 },
    prices: priceList,
    currency: DOLLARS,
  });
}

const cents = (amount: number) => amount.toFixed(2);

describe('E1: 20 images of 500 MB through NAT in us-east-1', () => {
  const deployment = 20 * 500_000_000;

  it('costs $0.42 per deployment', () => {
    const { legs, variable } = month('aws-nat', { blob: deployment });
    expect(legs).toHaveLength(1);
    expect(legs[0]).toMatchObject({
      price: 'aws.nat.data',
      bytes: 10_000_000_000,
      factor: 1,
      unitBytes: GIB,
    });
    expect(legs[0].tiers[0].units.toFixed(6)).toBe('9.313226');
    expect(variable.toFixed(6)).toBe('0.419095');
    expect(cents(variable)).toBe('0.42');
  });

  it('costs $8.38 in a month of 20 and $41.91 in one of 100', () => {
    const twenty = month('aws-nat', { blob: 20 * deployment });
    expect(twenty.legs[0].tiers[0].units.toFixed(6)).toBe('186.264515');
    expect(twenty.variable.toFixed(6)).toBe('8.381903');
    expect(cents(month('aws-nat', { blob: 100 * deployment }).variable)).toBe(
      '41.91',
    );
  });

  it('pays $98.55 and $10.95 anyway, however much it moves', () => {
    for (const deployments of [0, 1, 20, 100]) {
      const { fixed, fixedPerMonth } = month('aws-nat', {
        blob: deployments * deployment,
      });
      expect(
        fixed.map(({ price, count, amount }) => [price, count, cents(amount)]),
      ).toEqual([
        ['aws.nat.hour', 3, '98.55'],
        ['aws.ipv4.hour', 3, '10.95'],
      ]);
      expect(cents(fixedPerMonth)).toBe('109.50');
    }
  });

  it('costs 0.45, 9.00 and 45.00 in decimal gigabytes', () => {
    const decimal = [1, 20, 100].map(deployments =>
      cents(
        month(
          'aws-nat',
          { blob: deployments * deployment },
          { gigabyte: 'decimal' },
        ).variable,
      ),
    );
    expect(decimal).toEqual(['0.45', '9.00', '45.00']);
  });
});

describe('E2: the same through VPC endpoints', () => {
  const deployment = { blob: 20 * 500_000_000, api: 20 * 2_500 };

  it('moves the layers for nothing and the manifests for less than a cent', () => {
    const { legs, variable } = month('aws-vpc-endpoints', deployment);
    expect(legs.map(leg => [leg.price, leg.applies, leg.bytes])).toEqual([
      ['aws.vpce.data', 'api', 50_000],
      ['aws.s3gw', 'blob', 10_000_000_000],
    ]);
    expect(variable.toFixed(7)).toBe('0.0000005');
    const monthly = month('aws-vpc-endpoints', {
      blob: 20 * deployment.blob,
      api: 20 * deployment.api,
    });
    expect(monthly.variable).toBeGreaterThan(0);
    expect(monthly.variable).toBeLessThan(0.005);
  });

  it('pays $43.80 for endpoints in three zones and $14.60 in one', () => {
    expect(cents(month('aws-vpc-endpoints', deployment).fixedPerMonth)).toBe(
      '43.80',
    );
    expect(
      cents(month('aws-vpc-endpoints', deployment, { zones: 1 }).fixedPerMonth),
    ).toBe('14.60');
  });

  it('breaks even at 973.33 GiB where NAT stays, and always where it goes', () => {
    const { kept, givenUp } = breakEvenRanges({
      today: 'aws-nat',
      other: 'aws-vpc-endpoints',
      settings: costSettings(),
      bytes: { blob: deployment.blob, api: 0 },
      prices: priceList,
      currency: DOLLARS,
    });
    expect(kept).toHaveLength(1);
    expect((kept[0].fromBytes / GIB).toFixed(2)).toBe('973.33');
    expect((kept[0].fromBytes / 1e9).toFixed(0)).toBe('1045');
    expect((kept[0].fromBytes / deployment.blob).toFixed(1)).toBe('104.5');
    expect(kept[0].toBytes).toBeUndefined();
    expect(givenUp).toEqual([{ fromBytes: 0 }]);
  });

  it('saves as much from the first byte by the S3 gateway endpoint alone', () => {
    const gateway = month('aws-nat-s3-gateway', deployment);
    expect(cents(gateway.fixedPerMonth)).toBe('109.50');
    expect(gateway.variable).toBeLessThan(0.005);
    expect(
      breakEvenRanges({
        today: 'aws-nat',
        other: 'aws-nat-s3-gateway',
        settings: costSettings(),
        bytes: deployment,
        prices: priceList,
        currency: DOLLARS,
      }),
    ).toEqual({ kept: [{ fromBytes: 0 }], givenUp: [{ fromBytes: 0 }] });
  });

  it('costs $0.09 per deployment where S3 is reached by an interface', () => {
    const { variable } = month('aws-vpc-endpoints-s3-interface', {
      blob: deployment.blob,
    });
    expect(variable.toFixed(6)).toBe('0.093132');
    expect(cents(variable)).toBe('0.09');
  });
});

describe('E4: ECR in us-east-1, Fargate in ap-southeast-2', () => {
  const sydney = { region: 'ap-southeast-2' };
  const deployments = 40;
  const image = 400_000_000;

  it('costs $7.06 a month, $0.18 per deployment', () => {
    const { legs, variable } = month(
      'aws-cross-region',
      { blob: deployments * 6 * image },
      sydney,
    );
    expect(
      legs.map(({ price, tiers, amount }) => [
        price,
        tiers[0].units.toFixed(6),
        amount.toFixed(6),
      ]),
    ).toEqual([
      ['aws.ecr.cross-region', '89.406967', '1.788139'],
      ['aws.nat.data', '89.406967', '5.275011'],
    ]);
    expect(cents(variable)).toBe('7.06');
    expect(cents(variable / deployments)).toBe('0.18');
  });

  it('costs $13.32 at the other figure that is told for ECR', () => {
    const { used } = pathMoney({
      path: 'aws-cross-region',
      settings: costSettings(sydney),
      bytes: { blob: deployments * 6 * image, api: 0 },
      prices: priceList,
      currency: DOLLARS,
    });
    const doubtful = used.find(({ id }) => id === 'aws.ecr.cross-region');
    expect(doubtful?.alternativeUsd).toBe(0.09);
    const units = (deployments * 6 * image) / GIB;
    expect(cents(units * (doubtful?.alternativeUsd ?? 0) + units * 0.059)).toBe(
      '13.32',
    );
  });

  it('costs $0.67 replicated to Sydney and pulled by its S3 gateway', () => {
    const replication = month(
      'aws-cross-region',
      { blob: deployments * image },
      sydney,
    ).legs[0];
    const storage = storageAmount({
      bytes: 10 * image,
      settings: costSettings(sydney),
      prices: priceList,
      currency: DOLLARS,
    });
    const pulls = month(
      'aws-nat-s3-gateway',
      { blob: deployments * 6 * image },
      sydney,
    );
    expect(replication.tiers[0].units.toFixed(6)).toBe('14.901161');
    expect(replication.amount.toFixed(6)).toBe('0.298023');
    expect(storage?.amount.toFixed(6)).toBe('0.372529');
    expect(pulls.variable).toBe(0);
    expect(cents(replication.amount + (storage?.amount ?? 0))).toBe('0.67');
  });
});

describe('E5: a path that is free, 1.2 GB made 0.3 GB', () => {
  const pulls = 8 * 30;

  it('costs nothing before and after, and its addresses all the same', () => {
    for (const bytes of [1_200_000_000, 300_000_000]) {
      expect(month('aws-public', { blob: pulls * bytes }).variable).toBe(0);
    }
  });

  it('saves $3.35 of storage', () => {
    const stored = [1_200_000_000, 300_000_000].map(bytes =>
      storageAmount({
        bytes: 40 * bytes,
        settings: costSettings(),
        prices: priceList,
        currency: DOLLARS,
      }),
    );
    expect(stored.map(storage => storage?.price.id)).toEqual([
      'aws.ecr.storage',
      'aws.ecr.storage',
    ]);
    const [before = 0, after = 0] = stored.map(storage => storage?.amount);
    expect([before, after].map(amount => (amount / 0.1).toFixed(6))).toEqual([
      '44.703484',
      '11.175871',
    ]);
    expect([before, after, before - after].map(cents)).toEqual([
      '4.47',
      '1.12',
      '3.35',
    ]);
  });

  it('would have saved $9.05 through NAT', () => {
    const [before, after] = [1_200_000_000, 300_000_000].map(
      bytes => month('aws-nat', { blob: pulls * bytes }).variable,
    );
    expect([before, after, before - after].map(cents)).toEqual([
      '12.07',
      '3.02',
      '9.05',
    ]);
  });
});
