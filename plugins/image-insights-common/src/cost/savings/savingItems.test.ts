import fc from 'fast-check';
import { streams as anyStreams } from '../__testUtils__/arbitraryInputs';
import { CostGain, CostInput, CostScenario } from '../schema';
import { costInput, costStream, pullImage } from '../testing/costInputs';
import { whatIfs } from '../whatif/whatIfs';
import { planSavings } from './planSavings';
import { savingGroups } from './SavingGroup';
import { SavingItem, savingItemSchema } from './SavingItem';
import { savingItems } from './savingItems';

function gain(id: string, index: number, compressedBytes: number): CostGain {
  return {
    id,
    rule: id,
    title: `Title of ${id}`,
    isEstimate: true,
    layers: [{ index, compressedBytes }],
  };
}

/** Bytes of a month that an item takes off, the service being as it is today. */
function bytesToday({ parts }: SavingItem): number {
  return parts.reduce(
    (sum, { blob, api }) => sum + blob[0] + (api?.[0] ?? 0),
    0,
  );
}

function planOf(input: CostInput) {
  return planSavings({
    items: savingItems(input),
    groups: savingGroups(input),
    prices: input.prices,
    currency: input.currency,
  });
}

describe('savingItems', () => {
  const image = pullImage({
    layers: [
      [100_000_000, 'base'],
      [400_000_000, 'own'],
    ],
  });

  it('is a small record of numbers, for each thing that a service could do', () => {
    const input = costInput([
      costStream(
        [{ ...image, tag: '1.2.3' }],
        { cache: 'none' },
        { gains: [gain('pip-cache', 1, 50_000_000)] },
      ),
    ]);
    const items = savingItems(input, { entityRef: 'component:default/shop' });
    const [{ key: group }] = savingGroups(input);
    expect(items).toEqual([
      {
        id: 'finding:pip-cache',
        kind: 'finding',
        entityRef: 'component:default/shop',
        repository: input.streams[0].repository,
        digest: image.digest,
        tag: '1.2.3',
        subject: 'Title of pip-cache',
        confidence: 'estimated',
        parts: [{ group, blob: [20 * 20 * 50_000_000] }],
        // 0.4 s a node, 20 rollouts.
        seconds: [8],
      },
      {
        id: 'recompress',
        kind: 'recompress',
        entityRef: 'component:default/shop',
        confidence: 'assumed',
        parts: [{ group, blob: [20 * 20 * 25_000_000] }],
        seconds: [4],
      },
    ]);
    expect(items.map(item => savingItemSchema.parse(item))).toEqual(items);
    expect(JSON.stringify(items).length).toBeLessThan(900);
  });

  it('has nothing of a service without images', () => {
    expect(savingItems(costInput([]))).toEqual([]);
  });

  it('leaves out what comes to nothing', () => {
    const idle = costInput([
      costStream(
        [image],
        { cache: 'none', deploymentsPerMonth: 0 },
        { gains: [gain('pip-cache', 1, 50_000_000)] },
      ),
    ]);
    expect(savingItems(idle)).toEqual([]);
  });

  it('claims no byte of a layer twice', () => {
    const input = costInput([
      costStream(
        [image],
        { cache: 'none' },
        {
          gains: [
            gain('first', 1, 300_000_000),
            gain('second', 1, 300_000_000),
          ],
        },
      ),
    ]);
    const bytes = savingItems(input)
      .filter(({ kind }) => kind === 'finding')
      .map(bytesToday);
    expect(bytes).toEqual([400 * 300_000_000, 400 * 100_000_000]);
  });

  it('counts a finding by how often its layer moves and how often it is stored', () => {
    const releases = [1, 1, 2].map((base, release) =>
      pullImage({
        layers: [
          [100_000_000, `base ${base}`],
          [400_000_000, `own ${release}`],
        ],
        configBytes: 0,
      }),
    );
    const input = costInput([
      costStream(
        releases,
        {},
        {
          gains: [
            gain('in-base', 0, 10_000_000),
            gain('in-own', 1, 10_000_000),
          ],
          // Nine images: 5 bases, 9 layers of their own.
          stored: { blobBytes: 5 * 100_000_000 + 9 * 400_000_000, images: 9 },
        },
      ),
    ]);
    const [inBase, inOwn] = savingItems(input);
    expect(bytesToday(inBase)).toBe((400 * 10_000_000) / 2);
    expect(bytesToday(inOwn)).toBe(400 * 10_000_000);
    expect(inBase.parts[0].storedBytes).toBe(5 * 10_000_000);
    expect(inOwn.parts[0].storedBytes).toBe(9 * 10_000_000);
  });

  it('takes no more off what is stored than is stored', () => {
    const input = costInput([
      costStream(
        [image],
        {},
        {
          gains: [gain('all', 1, 400_000_000)],
          // Forty images that have most in common.
          stored: { blobBytes: 1_000_000_000, images: 40 },
        },
      ),
    ]);
    const [all] = savingItems(input);
    expect(all.parts[0].storedBytes).toBe(800_000_000);
  });

  it('E5: is worth no money on a free path, but 7.2 s a node and 3.35 a month of storage', () => {
    const plan = planOf(
      costInput([
        costStream(
          [
            pullImage({
              layers: [[1_200_000_000, 'all']],
              configBytes: 0,
              manifestBytes: 0,
            }),
          ],
          {
            path: 'aws-nat-s3-gateway',
            cache: 'none',
            nodes: 8,
            instances: 8,
            deploymentsPerMonth: 30,
          },
          {
            gains: [gain('fat', 0, 900_000_000)],
            stored: { blobBytes: 40 * 1_200_000_000, images: 40 },
          },
        ),
      ]),
    );
    const [first] = plan.items;
    expect(first.id).toBe('finding:fat');
    expect(first.marginal.amountPerMonth).toBe(0);
    expect(first.marginal.secondsPerMonth / 30).toBeCloseTo(7.2, 9);
    expect(first.marginal.storageAmountPerMonth.toFixed(2)).toBe('3.35');
    expect(plan.isNegligible).toBe(true);
  });

  it('is worth by itself what the scenario of the same id saves', () => {
    const inputs = fc
      .record({
        streams: anyStreams,
        shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
          maxLength: 3,
        }),
      })
      .map(({ streams, shares }) =>
        costInput(
          streams.map(stream => {
            const { layers } = stream.releases[stream.releases.length - 1];
            return {
              ...stream,
              gains: shares.map((share, index) =>
                gain(
                  `finding-${index}`,
                  index % layers.length,
                  Math.round(
                    (layers[index % layers.length].compressedBytes * share) / 3,
                  ),
                ),
              ),
            };
          }),
        ),
      );
    fc.assert(
      fc.property(inputs, input => {
        const scenarios = new Map<string, CostScenario>(
          whatIfs(input).map(scenario => [scenario.id, scenario]),
        );
        for (const item of savingItems(input)) {
          const scenario = scenarios.get(item.id);
          if (
            scenario === undefined &&
            item.kind === 'layer-order' &&
            bytesToday(item) === 0
          ) {
            // Worth something only once nodes keep images.
            continue;
          }
          const saved = scenario?.savedBytesPerMonth ?? NaN;
          // Each stream's layers and deployments are rounded, 300 times a month.
          expect(Math.abs(bytesToday(item) - saved)).toBeLessThanOrEqual(
            4 * 300 * (300 * 10 + 2) + Math.abs(saved) * 1e-9,
          );
        }
      }),
      { numRuns: 200 },
    );
  });
});
