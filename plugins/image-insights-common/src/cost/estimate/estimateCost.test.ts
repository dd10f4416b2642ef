import { costInput, costStream, pullImage } from '../testing/costInputs';
import { CostSettings } from '../schema';
import { estimateCost } from './estimateCost';

const LAYERS_ONLY = { configBytes: 0, manifestBytes: 0 };

/** Amounts as the examples print them. */
function dollars(amount: number, digits = 2) {
  return amount.toFixed(digits);
}

describe('estimateCost', () => {
  const image = pullImage({ layers: [[100_000_000, 'all']], ...LAYERS_ONLY });

  it('says nothing of a service without images but that nothing moves', () => {
    expect(estimateCost(costInput([]))).toMatchObject({
      bytes: { cold: 0, perPull: 0, pulls: 0, perDeployment: 0, perMonth: 0 },
      amount: { perMonth: 0, perDeployment: 0, lastDeployment: 0 },
      deploymentsPerMonth: 0,
      paths: [],
      time: { secondsPerNode: 0, secondsPerRollout: 0, secondsCold: 0 },
    });
  });

  it('tells what one deployment would cost where a month has none', () => {
    const at = (deploymentsPerMonth: number) =>
      estimateCost(costInput([costStream([image], { deploymentsPerMonth })]))
        .amount;
    expect(at(0).perMonth).toBe(0);
    expect(at(0).perDeployment).toBeCloseTo(at(20).perDeployment, 12);
  });

  it('takes each environment by its own instances and frequency', () => {
    const { bytes, amount, deploymentsPerMonth } = estimateCost(
      costInput([
        costStream(
          [image],
          { instances: 20, deploymentsPerMonth: 10 },
          { id: 'production', environment: 'production' },
        ),
        costStream(
          [image],
          { instances: 2, deploymentsPerMonth: 30 },
          { id: 'staging', environment: 'staging' },
        ),
      ]),
    );
    expect(deploymentsPerMonth).toBe(40);
    expect(bytes.perMonth).toBe(100_000_000 * (20 * 10 + 2 * 30));
    // A quarter of the deployments make 20 pulls, the others 2.
    expect(bytes.pulls).toBe(6.5);
    expect(bytes.perDeployment).toBe(650_000_000);
    expect(bytes.cold).toBe(100_000_000);
    expect(amount.perDeployment * 40).toBeCloseTo(amount.perMonth, 12);
  });

  it('takes two images of an environment as deployed together', () => {
    const worker = pullImage({
      layers: [[300_000_000, 'worker']],
      ...LAYERS_ONLY,
    });
    const { bytes, deploymentsPerMonth, time } = estimateCost(
      costInput([
        costStream([image], {}, { id: 'web' }),
        costStream([worker], {}, { id: 'worker', repository: 'r/worker' }),
      ]),
    );
    expect(deploymentsPerMonth).toBe(20);
    expect(bytes).toMatchObject({
      cold: 400_000_000,
      pulls: 40,
      perPull: 200_000_000,
      perDeployment: 8_000_000_000,
    });
    expect(time.secondsCold).toBeCloseTo(3.2, 12);
  });

  it('weighs platforms by their share of the nodes', () => {
    const arm = pullImage({ layers: [[60_000_000, 'arm']], ...LAYERS_ONLY });
    const { bytes } = estimateCost(
      costInput([
        costStream([image], {}, { id: 'amd64', platformShare: 0.75 }),
        costStream([arm], {}, { id: 'arm64', platformShare: 0.25 }),
      ]),
    );
    expect(bytes).toMatchObject({
      cold: 90_000_000,
      perPull: 90_000_000,
      pulls: 20,
      perDeployment: 20 * 90_000_000,
    });
  });

  it('takes the newest of its images for when an environment was deployed last', () => {
    const at = (day: string) => ({ ...image, at: `2026-11-${day}T00:00:00Z` });
    const { bytes } = estimateCost(
      costInput([
        costStream(
          [at('01')],
          { instances: 1 },
          { id: 'web', environment: 'production' },
        ),
        costStream(
          [at('20')],
          { instances: 1 },
          { id: 'worker', environment: 'production' },
        ),
        costStream(
          [at('10')],
          { instances: 7 },
          { id: 'staging', environment: 'staging' },
        ),
      ]),
    );
    expect(bytes.lastDeployment).toBe(2 * 100_000_000);
  });

  it('tells the last deployment of the environment that was deployed last', () => {
    const older = { ...image, at: '2026-11-01T00:00:00.000Z' };
    const newer = {
      ...pullImage({
        layers: [
          [100_000_000, 'all'],
          [5_000_000, 'added'],
        ],
        ...LAYERS_ONLY,
      }),
      at: '2026-11-20T00:00:00.000Z',
    };
    const { bytes } = estimateCost(
      costInput([
        costStream([older], {}, { id: 'production', environment: 'prod' }),
        costStream(
          [older, newer],
          {},
          { id: 'staging', environment: 'staging' },
        ),
      ]),
    );
    expect(bytes.lastDeployment).toBe(20 * 5_000_000);
  });

  it('counts a NAT gateway once that two paths share, but never two regions', () => {
    const on = (regions: string[]) =>
      estimateCost(
        costInput([
          costStream([image], { region: regions[0] }, { id: 'ecr' }),
          costStream(
            [image],
            { path: 'aws-external', region: regions[1] },
            { id: 'hub', repository: 'docker.io/library/nginx' },
          ),
        ]),
      );
    const here = on(['us-east-1', 'us-east-1']);
    expect(here.paths.map(({ path }) => path)).toEqual([
      'aws-nat',
      'aws-external',
    ]);
    expect(dollars(here.fixedPerMonth)).toBe('109.50');
    expect(dollars(on(['us-east-1', 'us-west-2']).fixedPerMonth)).toBe(
      '219.00',
    );
  });

  it('runs tiers over the sum of streams on a path', () => {
    const large = pullImage({
      layers: [[90_000_000_000_000, 'large']],
      ...LAYERS_ONLY,
    });
    const settings: Partial<CostSettings> = {
      path: 'aws-vpc-endpoints-s3-interface',
      cache: 'none',
      instances: 1,
      deploymentsPerMonth: 10,
    };
    const streams = ['one', 'other'].map(id =>
      costStream([large], settings, { id, environment: id }),
    );
    const { amount, paths, notes } = estimateCost(costInput(streams));
    const [first, second] = paths[0].legs[0].tiers;
    expect(first).toMatchObject({ usd: 0.01, units: 1_048_576 });
    expect(second.usd).toBe(0.006);
    const alone = streams.map(
      stream => estimateCost(costInput([stream])).amount.perMonth,
    );
    expect(amount.perMonth).toBeLessThan(alone[0] + alone[1]);
    expect(notes).toContainEqual({ code: 'first-tier' });
    const filled = estimateCost(
      costInput([
        costStream([large], { ...settings, otherTrafficBytes: 6e15 }),
      ]),
    );
    expect(filled.paths[0].legs[0].tiers.map(({ usd }) => usd)).toEqual([
      0.004,
    ]);
    expect(filled.notes).not.toContainEqual({ code: 'first-tier' });
  });

  it('prices streams on one path apart where they are billed differently, tiers going on', () => {
    const streams = [0, 0.5].map(crossZoneShare =>
      costStream([image], { crossZoneShare }, { id: `${crossZoneShare}` }),
    );
    const { paths, amount, fixedPerMonth } = estimateCost(costInput(streams));
    expect(paths).toHaveLength(2);
    expect(amount.perMonth).toBeCloseTo(paths[0].variable + paths[1].variable);
    expect(fixedPerMonth).toBe(paths[0].fixedPerMonth);
  });

  it('takes the gigabyte of each stream', () => {
    const { paths } = estimateCost(
      costInput(
        (['decimal', 'binary'] as const).map(gigabyte =>
          costStream([image], { gigabyte }, { id: gigabyte }),
        ),
      ),
    );
    expect(paths.map(path => path.legs[0].unitBytes)).toEqual([
      2 ** 30,
      1_000_000_000,
    ]);
  });

  it('lets the tiers go on from one way of billing to the next on a path', () => {
    const large = pullImage({
      layers: [[2e15, 'large']],
      ...LAYERS_ONLY,
    });
    const { paths } = estimateCost(
      costInput(
        ([1, 2] as const).map(zones =>
          costStream(
            [large],
            {
              path: 'aws-vpc-endpoints-s3-interface',
              cache: 'none',
              instances: 1,
              deploymentsPerMonth: 1,
              zones,
            },
            { id: `${zones}`, environment: `${zones}` },
          ),
        ),
      ),
    );
    expect(paths.map(path => path.legs[0].tiers.map(({ usd }) => usd))).toEqual(
      [[0.01, 0.006], [0.006]],
    );
  });

  it('counts what a repository stores once, whoever deploys from it', () => {
    const stored = { blobBytes: 10 * 2 ** 30, images: 3 };
    const { storage } = estimateCost(
      costInput([
        costStream([image], {}, { id: 'production', stored }),
        costStream([image], {}, { id: 'staging', stored }),
        costStream(
          [image],
          {},
          {
            id: 'other',
            stored,
            repository: '123456789012.dkr.ecr.us-east-1.amazonaws.com/other',
          },
        ),
        costStream(
          [image],
          {},
          { id: 'free', stored, repository: 'ghcr.io/shop/free' },
        ),
      ]),
    );
    expect(storage?.bytes).toBe(20 * 2 ** 30);
    expect(storage?.amountPerMonth).toBeCloseTo(2, 12);
  });

  it('writes out the sum of a few hundred layers, and sums up the rest', () => {
    const many = pullImage({
      layers: Array.from({ length: 1_000 }, (_, index) => [
        1_000,
        `layer ${index}`,
      ]),
      ...LAYERS_ONLY,
    });
    const [step] = estimateCost(costInput([costStream([many])])).steps;
    expect(step.expression.split(' + ')).toHaveLength(201);
    expect(step.expression.endsWith(' + 800,000 B')).toBe(true);
    expect(step.result).toBe(1_000_000);
  });

  it('refuses more bytes than can be counted, and says what is too much', () => {
    expect(() =>
      estimateCost(
        costInput([
          costStream([image], {
            instances: 1_000_000,
            deploymentsPerMonth: 1_000_000,
          }),
        ]),
      ),
    ).toThrow(
      /instances and deploymentsPerMonth is \[1000000,1000000\]; allowed: .* bytes a month/,
    );
  });

  it('leaves out the steps on request, and nothing else', () => {
    const input = costInput([costStream([image])]);
    expect(estimateCost(input, { steps: false })).toEqual({
      ...estimateCost(input),
      steps: [],
    });
  });
});
