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
});
