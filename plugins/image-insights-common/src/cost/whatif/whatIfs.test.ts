import { estimateCost } from '../estimate';
import { CostGain, CostScenario, PullImage } from '../schema';
import {
  costInput,
  costStream,
  LayerOf,
  pullImage,
} from '../testing/costInputs';
import { whatIfs } from './whatIfs';

const GIGABYTE = 1_000_000_000;

function scenario(scenarios: CostScenario[], id: string): CostScenario {
  const found = scenarios.find(one => one.id === id);
  if (!found) {
    throw new Error(
      `there is no ${id} in ${scenarios.map(one => one.id).join(', ')}`,
    );
  }
  return found;
}

function idsOf(scenarios: CostScenario[]): string[] {
  return scenarios.map(({ id }) => id);
}

function gain(
  id: string,
  layers: [index: number, compressedBytes: number][],
): CostGain {
  return {
    id,
    rule: id,
    title: `Title of ${id}`,
    isEstimate: false,
    layers: layers.map(([index, compressedBytes]) => ({
      index,
      compressedBytes,
    })),
  };
}

/** One layer that nobody ever saw before. */
function wholeImage(bytes: number, manifestBytes = 0): PullImage {
  return pullImage({
    layers: [[bytes, 'all']],
    configBytes: 0,
    manifestBytes,
  });
}

describe('whatIfs', () => {
  it('says nothing of a service that has no images', () => {
    expect(whatIfs(costInput([]))).toEqual([]);
  });

  describe('of E1: 20 images of 500 MB, no cache, through NAT', () => {
    const input = costInput([
      costStream([wholeImage(500_000_000, 2_500)], { cache: 'none' }),
    ]);
    const scenarios = whatIfs(input);

    it('E2: endpoints move it for less than a cent, 43.80 a month beside it', () => {
      const endpoints = scenario(scenarios, 'path:aws-vpc-endpoints');
      expect(endpoints.amountPerMonth).toBeLessThan(0.005);
      expect(endpoints.fixedPerMonth.toFixed(2)).toBe('43.80');
      expect(endpoints.savedAmountPerMonth.toFixed(2)).toBe('8.38');
      expect(endpoints.savedBytesPerMonth).toBe(0);
      expect(endpoints.savedSecondsPerNode).toBe(0);
    });

    it('E2: they pay from 973.33 GiB if the NAT gateway stays, always if it goes', () => {
      const { breakEven } = scenario(scenarios, 'path:aws-vpc-endpoints');
      expect((breakEven?.keptBytesPerMonth ?? 0) / 2 ** 30).toBeCloseTo(
        973.33,
        1,
      );
      expect(breakEven?.givenUpBytesPerMonth).toBe(0);
    });

    it('E2: the S3 gateway alone saves the same from the first byte, and adds nothing', () => {
      const gateway = scenario(scenarios, 'path:aws-nat-s3-gateway');
      expect(gateway.savedAmountPerMonth.toFixed(2)).toBe('8.38');
      expect(gateway.fixedPerMonth.toFixed(2)).toBe('109.50');
      expect(gateway.breakEven?.keptBytesPerMonth).toBe(0);
    });

    it('E2: the S3 gateway is first, since others that save the same add hours', () => {
      expect(idsOf(scenarios)).toEqual([
        'path:aws-nat-s3-gateway',
        'path:aws-public',
        'path:aws-vpc-endpoints',
        'path:aws-vpc-endpoints-s3-interface',
        'recompress',
      ]);
    });

    it('E2: an S3 interface endpoint costs 0.09 per deployment', () => {
      const byInterface = scenario(
        scenarios,
        'path:aws-vpc-endpoints-s3-interface',
      );
      expect((byInterface.amountPerMonth / 20).toFixed(2)).toBe('0.09');
    });

    it('names the path as its subject, and not the one in use', () => {
      expect(scenario(scenarios, 'path:aws-public').subject).toBe('aws-public');
      expect(idsOf(scenarios)).not.toContain('path:aws-nat');
    });

    it('offers nothing that needs releases to tell, there being one', () => {
      expect(idsOf(scenarios)).not.toContain('keep-images');
      expect(idsOf(scenarios)).not.toContain('layer-order');
    });
  });

  describe('of E3: warm nodes, dependencies above the application', () => {
    const base: LayerOf = [30_000_000, 'base'];
    const packages: LayerOf = [50_000_000, 'packages'];
    const dependencies: LayerOf = [120_000_000, 'dependencies'];
    const releases = [1, 2, 3].map(release =>
      pullImage({
        layers: [base, packages, [20_000_000, `app ${release}`], dependencies],
      }),
    );
    const settings = {
      region: 'eu-central-1',
      instances: 30,
      nodes: 10,
      deploymentsPerMonth: 60,
    };

    it('finds that the order costs 3.49 a month and 0.96 s a node', () => {
      const input = costInput([costStream(releases, settings)]);
      const order = scenario(whatIfs(input), 'layer-order');
      expect(estimateCost(input).bytes.perMonth).toBe(84_006_000_000);
      expect(order.bytesPerMonth).toBe(12_006_000_000);
      expect(order.amountPerMonth.toFixed(6)).toBe('0.581436');
      expect(order.savedAmountPerMonth.toFixed(2)).toBe('3.49');
      expect(order.savedSecondsPerNode).toBeCloseTo(0.96, 12);
      expect(order.confidence).toBe('measured');
    });

    it('comes to what the better order itself comes to', () => {
      const ordered = releases.map((_, release) =>
        pullImage({
          layers: [
            base,
            packages,
            dependencies,
            [20_000_000, `app ${release + 1}`],
          ],
        }),
      );
      const estimate = estimateCost(
        costInput([costStream(ordered, { ...settings, coldShare: 0.2 })]),
      );
      const order = scenario(
        whatIfs(
          costInput([costStream(releases, { ...settings, coldShare: 0.2 })]),
        ),
        'layer-order',
      );
      expect(order.bytesPerMonth).toBe(estimate.bytes.perMonth);
      expect(order.amountPerMonth).toBe(estimate.amount.perMonth);
      expect(order.secondsPerNode).toBeCloseTo(
        estimate.time.secondsPerNode,
        12,
      );
    });

    it('says nothing of order where nodes keep nothing, or the order is good', () => {
      const cold = costStream(releases, { ...settings, cache: 'none' });
      expect(idsOf(whatIfs(costInput([cold])))).not.toContain('layer-order');
      const task = costStream(releases, { ...settings, runtime: 'task' });
      expect(idsOf(whatIfs(costInput([task])))).not.toContain('layer-order');
      const good = costStream(
        releases.map((_, release) =>
          pullImage({ layers: [base, packages, [1, `app ${release}`]] }),
        ),
        settings,
      );
      expect(idsOf(whatIfs(costInput([good])))).not.toContain('layer-order');
    });

    it('lets nodes that keep nothing keep the last release', () => {
      const input = costInput([
        costStream(releases, { ...settings, cache: 'none' }),
      ]);
      const keep = scenario(whatIfs(input), 'keep-images');
      expect(keep.bytesPerMonth).toBe(84_006_000_000);
      expect(keep.savedBytesPerMonth).toBe(
        60 * 10 * (220_010_000 - 140_010_000),
      );
    });

    it('keeps no images on tasks, which have no node', () => {
      const input = costInput([
        costStream(releases, { ...settings, cache: 'none', runtime: 'task' }),
      ]);
      expect(idsOf(whatIfs(input))).not.toContain('keep-images');
    });
  });

  describe('of E4: ECR in us-east-1, tasks in ap-southeast-2', () => {
    const image = pullImage({
      layers: [[400_000_000, 'all']],
      configBytes: 0,
      manifestBytes: 0,
    });
    const input = costInput([
      costStream(
        [image],
        {
          path: 'aws-cross-region',
          region: 'ap-southeast-2',
          runtime: 'task',
          instances: 6,
          deploymentsPerMonth: 40,
        },
        { stored: { blobBytes: 10 * 400_000_000, images: 10 } },
      ),
    ]);

    it('replicates for 0.67 instead of 7.06 a month, storage included', () => {
      expect(estimateCost(input).amount.perMonth.toFixed(2)).toBe('7.06');
      const replica = scenario(whatIfs(input), 'replicate');
      expect(replica.amountPerMonth.toFixed(6)).toBe('0.298023');
      const storage = -(replica.savedStorageAmountPerMonth ?? 0);
      expect(storage.toFixed(6)).toBe('0.372529');
      expect((replica.amountPerMonth + storage).toFixed(2)).toBe('0.67');
      expect(replica.storageBytes).toBe(2 * 10 * 400_000_000);
    });

    it('copies of later releases only what the replica does not hold', () => {
      const [stream] = input.streams;
      const releases = [1, 2, 3].map(release =>
        pullImage({
          layers: [
            [300_000_000, 'base'],
            [100_000_000, `app ${release}`],
          ],
          configBytes: 0,
          manifestBytes: 0,
        }),
      );
      const replica = scenario(
        whatIfs({ ...input, streams: [{ ...stream, releases }] }),
        'replicate',
      );
      const pulled = 40 * 6 * 400_000_000;
      expect(replica.bytesPerMonth).toBe(pulled + 40 * 100_000_000);
      expect(replica.confidence).toBe('measured');
    });

    it('offers no path within the region to an image that is in another one', () => {
      expect(
        idsOf(whatIfs(input)).filter(id => id.startsWith('path:')),
      ).toEqual([]);
    });
  });

  describe('of E5: a free path, 1.2 GB that could be 0.3 GB', () => {
    const input = costInput([
      costStream(
        [wholeImage(1.2 * GIGABYTE)],
        {
          path: 'aws-nat-s3-gateway',
          cache: 'none',
          nodes: 8,
          instances: 8,
          deploymentsPerMonth: 30,
        },
        {
          stored: { blobBytes: 40 * 1.2 * GIGABYTE, images: 40 },
          gains: [gain('fat', [[0, 0.9 * GIGABYTE]])],
        },
      ),
    ]);

    it('gains no money, but 7.2 s a node and 3.35 a month of storage', () => {
      const fat = scenario(whatIfs(input), 'finding:fat');
      expect(fat.savedAmountPerMonth).toBe(0);
      expect(fat.savedSecondsPerNode).toBeCloseTo(7.2, 12);
      expect(fat.savedStorageAmountPerMonth?.toFixed(2)).toBe('3.35');
      expect(fat.storageAmountPerMonth?.toFixed(2)).toBe('1.12');
      expect(fat.subject).toBe('Title of fat');
    });

    it('would have gained 9.05 through NAT', () => {
      const [stream] = input.streams;
      const nat = {
        ...stream,
        settings: { ...stream.settings, path: 'aws-nat' as const },
      };
      const scenarios = whatIfs({ ...input, streams: [nat] });
      const fat = scenario(scenarios, 'finding:fat');
      expect(fat.savedAmountPerMonth.toFixed(2)).toBe('9.05');
    });
  });

  describe('of findings', () => {
    const image = pullImage({
      layers: [
        [100_000_000, 'base'],
        [400_000_000, 'own'],
      ],
    });
    const settings = { cache: 'none' } as const;
    const gains = [
      gain('small', [[1, 1_000_000]]),
      gain('large', [
        [0, 10_000_000],
        [1, 90_000_000],
      ]),
      gain('middle', [[1, 50_000_000]]),
      gain('tiny', [[1, 1]]),
      gain('nothing', []),
    ];

    it('says what each is worth, what the first three are, and all', () => {
      const scenarios = whatIfs(
        costInput([costStream([image], settings, { gains })]),
      );
      const pulls = 20 * 20;
      expect(
        Object.fromEntries(
          scenarios
            .filter(({ kind }) => kind.startsWith('finding'))
            .map(({ id, savedBytesPerMonth }) => [id, savedBytesPerMonth]),
        ),
      ).toEqual({
        'finding:small': pulls * 1_000_000,
        'finding:large': pulls * 100_000_000,
        'finding:middle': pulls * 50_000_000,
        'finding:tiny': pulls,
        'findings:3': pulls * 151_000_000,
        'findings:all': pulls * 151_000_001,
      });
      expect(scenario(scenarios, 'findings:3').subject).toBe('3');
      expect(scenario(scenarios, 'findings:all').subject).toBe('4');
    });

    it('counts only deployments in which the layer moved, where nodes keep images', () => {
      const releases = [1, 1, 2].map((base, release) =>
        pullImage({
          layers: [
            [100_000_000, `base ${base}`],
            [400_000_000, `own ${release}`],
          ],
        }),
      );
      const scenarios = whatIfs(
        costInput([costStream(releases, {}, { gains: [gains[1]] })]),
      );
      expect(scenario(scenarios, 'finding:large').savedBytesPerMonth).toBe(
        20 * 20 * (90_000_000 + 10_000_000 / 2),
      );
    });

    it('is sure of what is measured, and says what is an estimate', () => {
      const scenarios = whatIfs(
        costInput([
          costStream([image], settings, {
            gains: [gains[0], { ...gains[1], isEstimate: true }],
          }),
        ]),
      );
      expect(scenario(scenarios, 'finding:small').confidence).toBe('measured');
      expect(scenario(scenarios, 'finding:large').confidence).toBe('estimated');
      expect(scenario(scenarios, 'findings:all').confidence).toBe('estimated');
    });

    it('mends a finding in each environment, and each repository by itself', () => {
      const streams = ['production', 'staging'].map(environment =>
        costStream([image], settings, {
          id: environment,
          environment,
          gains: [gains[0]],
        }),
      );
      const both = whatIfs(costInput(streams));
      expect(scenario(both, 'finding:small').savedBytesPerMonth).toBe(
        2 * 20 * 20 * 1_000_000,
      );
      const other = {
        ...streams[1],
        repository: 'ghcr.io/shop/worker',
      };
      expect(idsOf(whatIfs(costInput([streams[0], other])))).toEqual(
        expect.arrayContaining([
          'finding:small ghcr.io/shop/worker',
          `finding:small ${streams[0].repository}`,
        ]),
      );
    });

    it('counts what is stored once for all environments', () => {
      const stored = { blobBytes: 10 * 500_000_000, images: 10 };
      const streams = ['production', 'staging'].map((environment, index) =>
        costStream([image], settings, {
          id: environment,
          environment,
          gains: [gains[1]],
          ...(index === 0 && { stored }),
        }),
      );
      const found = scenario(whatIfs(costInput(streams)), 'finding:large');
      expect(found.storageBytes).toBe(10 * (500_000_000 - 100_000_000));
    });
  });

  it('assumes a twentieth less of layers that are compressed otherwise', () => {
    const input = costInput([
      costStream([wholeImage(500_000_000)], { cache: 'none' }),
    ]);
    const zstd = scenario(whatIfs(input), 'recompress');
    expect(zstd.savedBytesPerMonth).toBe(20 * 20 * 25_000_000);
    expect(zstd.confidence).toBe('assumed');
  });

  it('puts a cache in ECR before a registry outside of AWS', () => {
    const input = costInput([
      costStream(
        [wholeImage(500_000_000)],
        { cache: 'none', path: 'aws-external' },
        { repository: 'docker.io/shop/web' },
      ),
    ]);
    const cached = scenario(whatIfs(input), 'pull-through');
    expect(cached.savedAmountPerMonth.toFixed(2)).toBe('8.38');
    // 0.5 GB kept in ECR: 0.465661 GiB × 0.10
    expect(cached.storageAmountPerMonth?.toFixed(6)).toBe('0.046566');
    expect(idsOf(whatIfs(input)).filter(id => id.startsWith('path:'))).toEqual(
      [],
    );
  });

  it.each([
    ['ghcr.io', true],
    ['shop.azurecr.io', true],
    ['registry.k8s.io', true],
    ['mcr.microsoft.com', false],
    ['nvcr.io', false],
    ['harbor.example.com', false],
  ])('offers a cache before %s: %s', (host, isOffered) => {
    const ids = idsOf(
      whatIfs(
        costInput([
          costStream(
            [wholeImage(500_000_000)],
            { path: 'aws-external' },
            { repository: `${host}/shop/web` },
          ),
        ]),
      ),
    );
    expect(ids.includes('pull-through')).toBe(isOffered);
  });

  it('offers the paths of the cloud that the nodes and the registry are in', () => {
    const pathsOf = (
      path: 'gcp-cloud-nat' | 'azure-nat' | 'self-hosted',
      repository: string,
    ) =>
      whatIfs(
        costInput([
          costStream([wholeImage(500_000_000)], { path }, { repository }),
        ]),
      )
        .filter(({ kind }) => kind === 'path')
        .map(({ subject }) => subject)
        .sort();
    expect(pathsOf('gcp-cloud-nat', 'us-docker.pkg.dev/shop/web')).toEqual([
      'gcp-same-location',
    ]);
    expect(pathsOf('azure-nat', 'shop.azurecr.io/web')).toEqual([
      'azure-private-endpoint',
      'azure-same-region',
    ]);
    expect(pathsOf('azure-nat', 'docker.io/shop/web')).toEqual([]);
    expect(pathsOf('self-hosted', 'registry.example.com/web')).toEqual([]);
  });

  it('adds what a replica costs by the day where registries have tiers', () => {
    const input = costInput([
      costStream([wholeImage(500_000_000)], {
        path: 'azure-cross-region',
        region: 'westeurope',
        cache: 'none',
      }),
    ]);
    const replica = scenario(whatIfs(input), 'replicate');
    const today = estimateCost(input);
    expect(replica.fixedPerMonth - today.fixedPerMonth).toBeCloseTo(
      (1.6666 * 730) / 24,
      9,
    );
    expect(replica.amountPerMonth).toBeLessThan(today.amount.perMonth);
    expect(replica.confidence).toBe('estimated');
  });

  it('tells amounts in the configured currency', () => {
    const streams = [costStream([wholeImage(500_000_000)], { cache: 'none' })];
    const euro = whatIfs(
      costInput(streams, {
        currency: { code: 'EUR', perUsd: 0.5, asOf: '2026-11-01' },
      }),
    );
    const dollars = whatIfs(costInput(streams));
    expect(euro.map(({ id }) => id)).toEqual(dollars.map(({ id }) => id));
    euro.forEach((one, index) =>
      expect(one.savedAmountPerMonth).toBeCloseTo(
        dollars[index].savedAmountPerMonth / 2,
        12,
      ),
    );
  });
});
