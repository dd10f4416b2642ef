import { CostGain, CostInput, CostStream, Saving } from '../schema';
import {
  costInput,
  costStream,
  LayerOf,
  pullImage,
} from '../testing/costInputs';
import { planSavings, SavingsRanking } from './planSavings';
import { savingGroups } from './SavingGroup';
import { savingItems } from './savingItems';

const GIBIBYTE = 2 ** 30;

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

/** The plan of services, by name. */
function planOf(
  services: Record<string, CostStream[]>,
  options: { offset?: number; limit?: number } = {},
): SavingsRanking {
  const inputs = Object.entries(services).map(
    ([entityRef, streams]): [string, CostInput] => [
      entityRef,
      costInput(streams),
    ],
  );
  return planSavings({
    items: inputs.flatMap(([entityRef, input]) =>
      savingItems(input, { entityRef }),
    ),
    groups: inputs.flatMap(([, input]) => savingGroups(input)),
    prices: costInput([]).prices,
    currency: { code: 'USD', perUsd: 1 },
    ...options,
  });
}

function row(plan: SavingsRanking, id: string): Saving {
  const found = plan.items.find(item => item.id === id);
  if (!found) {
    throw new Error(
      `there is no ${id} in ${plan.items.map(item => item.id).join(', ')}`,
    );
  }
  return found;
}

function idsOf({ items }: SavingsRanking): string[] {
  return items.map(({ id }) => id);
}

/** An image of layers, in GiB so that amounts are round. */
function image(layers: LayerOf[], digest?: string) {
  return pullImage({
    layers: layers.map(([gibibytes, name]) => [gibibytes * GIBIBYTE, name]),
    configBytes: 0,
    manifestBytes: 0,
    digest,
  });
}

/** Ten instances, ten deployments a month, nothing kept: 100 pulls. */
const FORGETFUL = {
  cache: 'none',
  instances: 10,
  deploymentsPerMonth: 10,
} as const;

describe('planSavings', () => {
  it('ranks findings by what their bytes cost, and what is only assumed below all that was seen', () => {
    const plan = planOf({
      'component:default/shop': [
        costStream(
          [image([[2, 'all']])],
          { ...FORGETFUL, path: 'custom', region: 'here' },
          { gains: [gain('small', [[0, 1]]), gain('large', [[0, 1000]])] },
        ),
      ],
    });
    expect(idsOf(plan)).toEqual([
      'finding:large',
      'finding:small',
      'recompress',
    ]);
  });

  describe('of a service behind NAT whose nodes keep nothing', () => {
    const streams = [
      costStream([image([[2, 'all']])], FORGETFUL, {
        gains: [
          gain('cache', [[0, 0.5 * GIBIBYTE]]),
          gain('docs', [[0, 0.25 * GIBIBYTE]]),
        ],
      }),
    ];
    const plan = planOf({ 'component:default/shop': streams });

    it('proposes the S3 gateway first: it saves all and adds nothing by the hour', () => {
      const [first] = plan.items;
      expect(first).toMatchObject({
        id: 'path:aws-nat-s3-gateway',
        insteadOf: 'aws-nat',
        kind: 'path',
        subject: 'aws-nat-s3-gateway',
        region: 'us-east-1',
        addedFixedPerMonth: 0,
      });
      // 2 GiB × 100 pulls × 0.045
      expect(first.marginal.amountPerMonth).toBeCloseTo(9, 9);
      expect(first.marginal.bytesPerMonth).toBe(0);
    });

    it('leaves to what comes after it time only, and tells what it would be alone', () => {
      const cache = row(plan, 'finding:cache');
      expect(cache.marginal.amountPerMonth).toBe(0);
      expect(cache.alone.amountPerMonth).toBeCloseTo(2.25, 9);
      expect(cache.marginal.bytesPerMonth).toBe(50 * GIBIBYTE);
      // Half a GiB at 125 MB/s, ten rollouts.
      expect(cache.marginal.secondsPerMonth).toBeCloseTo(
        (0.5 * GIBIBYTE * 10) / 125_000_000,
        6,
      );
      expect(cache).toMatchObject({
        entityRef: 'component:default/shop',
        subject: 'Title of cache',
        digest: streams[0].releases[0].digest,
        confidence: 'measured',
      });
    });

    it('counts what recompressing saves of what findings left', () => {
      const rest = row(plan, 'recompress');
      expect(rest.marginal.bytesPerMonth).toBe(
        Math.round(0.05 * 1.25 * 100 * GIBIBYTE),
      );
      expect(rest.alone.bytesPerMonth).toBe(
        Math.round(0.05 * 2 * 100 * GIBIBYTE),
      );
    });

    it('says that a plan of less than $10 a month is about time', () => {
      expect(plan.isNegligible).toBe(true);
      const larger = planOf({
        'component:default/shop': streams.map(stream => ({
          ...stream,
          settings: { ...stream.settings, deploymentsPerMonth: 20 },
        })),
      });
      expect(larger.isNegligible).toBe(false);
    });

    it('gives a page of rows, and totals of all', () => {
      const page = planOf(
        { 'component:default/shop': streams },
        { offset: 1, limit: 2 },
      );
      expect(page.items).toEqual(plan.items.slice(1, 3));
      expect(page.totalCount).toBe(4);
      expect(page.totals).toEqual(plan.totals);
    });
  });

  describe('of a service that could keep images and order its layers', () => {
    const releases = [1, 2, 3].map(release =>
      image([
        [1, `app ${release}`],
        [4, 'dependencies'],
      ]),
    );
    const stream = costStream(
      releases,
      // Behind Cloud NAT of an outside registry there is no free path beside.
      { ...FORGETFUL, path: 'internet-egress', region: 'us-east-1' },
      { gains: [gain('cache', [[1, 2 * GIBIBYTE]])] },
    );
    const plan = planOf({ 'component:default/shop': [stream] });

    it('keeps images for nothing while their order is bad, and orders them once kept', () => {
      // By itself neither saves anything here: each release moves all.
      expect(row(plan, 'finding:cache').marginal.bytesPerMonth).toBe(
        200 * GIBIBYTE,
      );
      expect(idsOf(plan)).not.toContain('keep-images');
      const kept = planOf({
        'component:default/shop': [
          {
            ...stream,
            settings: { ...stream.settings, cache: 'warm' },
          },
        ],
      });
      expect(row(kept, 'layer-order').marginal.bytesPerMonth).toBe(
        400 * GIBIBYTE,
      );
      // Nothing is left of a layer that does not move.
      expect(idsOf(kept)).not.toContain('finding:cache');
      expect(row(kept, 'recompress').marginal.bytesPerMonth).toBe(5 * GIBIBYTE);
    });
  });

  describe('of nodes that could keep images', () => {
    const releases = [1, 1, 2].map((base, release) =>
      image([
        [4, `base ${base}`],
        [1, `app ${release}`],
      ]),
    );
    const plan = planOf({
      'component:default/shop': [
        costStream(
          releases,
          { ...FORGETFUL, path: 'internet-egress' },
          {
            gains: [
              gain('in-base', [[0, 0.75 * GIBIBYTE]]),
              gain('in-app', [[1, 0.25 * GIBIBYTE]]),
            ],
          },
        ),
      ],
    });

    it('counts a finding after it only by how often its layer still moves', () => {
      // Half of 4 GiB, a hundred times, at 0.09.
      const keep = row(plan, 'keep-images');
      expect(keep.marginal.bytesPerMonth).toBe(200 * GIBIBYTE);
      expect(keep.marginal.amountPerMonth).toBeCloseTo(18, 9);
      const inBase = row(plan, 'finding:in-base');
      expect(inBase.alone.bytesPerMonth).toBe(75 * GIBIBYTE);
      expect(inBase.marginal.bytesPerMonth).toBe(37.5 * GIBIBYTE);
      expect(row(plan, 'finding:in-app').marginal.bytesPerMonth).toBe(
        25 * GIBIBYTE,
      );
    });

    it('ranks by money, and adds up to the bytes that are left out', () => {
      expect(idsOf(plan)[0]).toBe('keep-images');
      // 4 · ½ + 1 GiB a pull, less 0.375 + 0.25, less a twentieth: of 500.
      const left = 0.95 * (300 - 62.5);
      expect(plan.totals.bytesPerMonth / GIBIBYTE).toBeCloseTo(500 - left, 6);
      expect(plan.totals.amountPerMonth).toBeCloseTo(0.09 * (500 - left), 6);
    });
  });

  it('fills falling tiers with the bytes of all services, and saves the cheapest first', () => {
    // 5,170 GiB each, 0.09 a GiB to 10,240, 0.085 above.
    const service = (id: string) => [
      costStream(
        [image([[51.7, id]])],
        { ...FORGETFUL, path: 'internet-egress' },
        {
          id,
          repository: `registry.example.com/shop/${id}`,
          gains: [gain(id, [[0, GIBIBYTE]])],
        },
      ),
    ];
    const plan = planOf({ one: service('one'), two: service('two') });
    const rows = plan.items.filter(({ kind }) => kind === 'finding');
    // The first 100 GiB leave the upper tier empty, the others are of the lower.
    expect(rows.map(({ marginal }) => marginal.amountPerMonth)).toEqual([
      expect.closeTo(100 * 0.085, 6),
      expect.closeTo(100 * 0.09, 6),
    ]);
    const left = 0.95 * 2 * (5_170 - 100);
    expect(plan.totals.amountPerMonth).toBeCloseTo(
      10_240 * 0.09 + 100 * 0.085 - left * 0.09,
      6,
    );
    expect(rows[0].alone.amountPerMonth).toBeCloseTo(100 * 0.085, 6);
  });

  it('ranks by seconds of rollouts what saves less than a dollar', () => {
    const service = (
      name: string,
      nodeBandwidth: number,
      gibibytes: number,
    ) => [
      costStream(
        [image([[1, name]])],
        {
          ...FORGETFUL,
          path: 'internet-egress',
          nodeBandwidth,
          instances: 1,
        },
        {
          id: name,
          repository: `registry.example.com/shop/${name}`,
          gains: [gain(name, [[0, gibibytes * GIBIBYTE]])],
        },
      ),
    ];
    const plan = planOf({
      fast: service('fast', 1_000_000_000, 0.2),
      slow: service('slow', 1_000_000, 0.1),
    });
    const findings = plan.items.filter(({ kind }) => kind === 'finding');
    expect(findings.map(({ entityRef }) => entityRef)).toEqual([
      'slow',
      'fast',
    ]);
    expect(findings[0].marginal.amountPerMonth).toBeLessThan(
      findings[1].marginal.amountPerMonth,
    );
  });

  it('ranks by a dollar in the configured currency', () => {
    const input = costInput(
      [
        costStream(
          [image([[1, 'all']])],
          { ...FORGETFUL, path: 'internet-egress' },
          { gains: [gain('one', [[0, 0.2 * GIBIBYTE]])] },
        ),
      ],
      { currency: { code: 'JPY', perUsd: 150, asOf: '2026-11-01' } },
    );
    const plan = planSavings({
      items: savingItems(input),
      groups: savingGroups(input),
      prices: input.prices,
      currency: input.currency,
    });
    // 20 GiB × 0.09 × 150, and 0.05 × 80 GiB: 5.4 dollars are little, 345 yen, too.
    expect(row(plan, 'finding:one').marginal.amountPerMonth).toBeCloseTo(
      270,
      6,
    );
    expect(plan.isNegligible).toBe(true);
  });

  it('proposes a path for each region that it is for, told apart by their ids', () => {
    const inRegion = (region: string) => [
      costStream(
        [image([[20, region]])],
        { ...FORGETFUL, region },
        { id: region },
      ),
    ];
    const plan = planOf({
      one: inRegion('us-east-1'),
      two: inRegion('eu-central-1'),
    });
    expect(
      plan.items
        .filter(({ kind }) => kind === 'path')
        .map(({ id, region, subject }) => [id, region, subject]),
    ).toEqual([
      [
        'path:aws-nat-s3-gateway:aws-nat:eu-central-1',
        'eu-central-1',
        'aws-nat-s3-gateway',
      ],
      [
        'path:aws-nat-s3-gateway:aws-nat:us-east-1',
        'us-east-1',
        'aws-nat-s3-gateway',
      ],
    ]);
  });

  it('proposes no path that adds more by the hour than it saves', () => {
    const plan = planOf({
      shop: [
        costStream([image([[2, 'all']])], {
          ...FORGETFUL,
          path: 'aws-vpc-endpoints-s3-interface',
        }),
      ],
    });
    // Not back to NAT: endpoints and a gateway for S3, which takes one away.
    expect(plan.items.map(({ subject }) => subject)).toContain(
      'aws-vpc-endpoints',
    );
    const path = plan.items.find(({ kind }) => kind === 'path');
    expect(path?.addedFixedPerMonth).toBe(0);
  });
});
