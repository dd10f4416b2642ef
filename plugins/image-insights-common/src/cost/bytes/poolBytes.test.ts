import fc from 'fast-check';
import * as arbitrary from '../__testUtils__/arbitraryInputs';
import { ReuseRule } from '../schema';
import { LayerOf, pullImage } from '../testing/costInputs';
import { referenceFill } from '../testing/referenceBytes';
import { coldBytes } from './coldBytes';
import { heldByOthers, poolBytes, PoolService } from './poolBytes';

const LAYERS_ONLY = { configBytes: 0, manifestBytes: 0 };

function service(
  id: string,
  chance: number,
  ...layers: LayerOf[]
): PoolService {
  return { id, chance, image: pullImage({ layers, ...LAYERS_ONLY }) };
}

function totalOf({ blob, api }: { blob: number; api: number }) {
  return blob + api;
}

/** Up to five services whose images were built by one Dockerfile, at several times. */
const pool: fc.Arbitrary<PoolService[]> = fc
  .record({
    images: arbitrary.releases,
    chances: fc.array(
      fc.oneof(
        fc.constantFrom(0, 1),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
      { minLength: 5, maxLength: 5 },
    ),
  })
  .map(({ images, chances }) =>
    images.slice(0, 5).map((image, index) => ({
      id: `service ${index}`,
      image,
      chance: chances[index],
    })),
  );

describe('poolBytes', () => {
  const base: LayerOf = [1_000, 'base'];

  it('moves a layer once to each node that all services share', () => {
    const { fill, byService } = poolBytes({
      nodes: 10,
      services: [
        service('one', 1, base, [100, 'one']),
        service('other', 1, base, [10, 'other']),
      ],
    });
    expect(fill).toBe(10 * (1_000 + 100 + 10));
    expect(Object.fromEntries(byService)).toEqual({
      one: 10 * (500 + 100),
      other: 10 * (500 + 10),
    });
  });

  it('moves it to the nodes that some service is on, and shares it out by chance', () => {
    const { fill, byService } = poolBytes({
      nodes: 10,
      services: [service('one', 0.5, base), service('other', 0.25, base)],
    });
    // 1 − 0.5 × 0.75 of ten nodes
    expect(fill).toBe(6_250);
    expect(byService.get('one')).toBe(4_167);
    expect(byService.get('other')).toBe(2_083);
  });

  it('shares by chain what is equal from the bottom up, by digest what is equal', () => {
    const services = [
      service('one', 1, base, [100, 'packages']),
      service('other', 1, [10, 'other base'], [100, 'packages']),
    ];
    expect(poolBytes({ nodes: 1, services }).fill).toBe(1_210);
    expect(poolBytes({ nodes: 1, services, reuse: 'digest' }).fill).toBe(1_110);
  });

  it('shares by equal digests where chain IDs are not known of one of two images', () => {
    const one = service('one', 1, base, [100, 'packages']);
    const blind = pullImage({
      layers: [base, [100, 'packages'], [1, 'added']],
      ...LAYERS_ONLY,
      withoutIds: true,
    });
    for (const services of [
      [one, { id: 'blind', chance: 1, image: blind }],
      [{ id: 'blind', chance: 1, image: blind }, one],
    ]) {
      expect(poolBytes({ nodes: 1, services }).fill).toBe(1_101);
    }
  });

  it('moves nothing to no nodes, for nobody, or to nodes that none is on', () => {
    expect(
      poolBytes({ nodes: 0, services: [service('one', 1, base)] }).fill,
    ).toBe(0);
    expect(poolBytes({ nodes: 10, services: [] }).fill).toBe(0);
    expect(
      poolBytes({ nodes: 10, services: [service('one', 0, base)] }).fill,
    ).toBe(0);
  });

  it('is the mean over all ways in which services can be on a node', () => {
    fc.assert(
      fc.property(
        pool,
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom('chain', 'digest'),
        (services, nodes, reuse) => {
          const { fill } = poolBytes({ nodes, services, reuse });
          const reference = referenceFill({ nodes, services, reuse });
          expect(Math.abs(fill - reference)).toBeLessThanOrEqual(
            1 + reference * 1e-9,
          );
        },
      ),
    );
  });

  it('has parts that sum to the whole, which is at most what each moves by itself', () => {
    fc.assert(
      fc.property(pool, fc.integer({ min: 0, max: 100 }), (services, nodes) => {
        const { fill, byService } = poolBytes({ nodes, services });
        expect(
          [...byService.values()].reduce((sum, part) => sum + part, 0),
        ).toBe(fill);
        const alone = services.reduce(
          (sum, { image, chance }) =>
            sum + chance * nodes * totalOf(coldBytes(image)),
          0,
        );
        expect(fill).toBeLessThanOrEqual(Math.ceil(alone * (1 + 1e-9)) + 1);
        for (const part of byService.values()) {
          expect(part).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe('heldByOthers', () => {
  const base: LayerOf = [1_000, 'base'];

  function chancesOf(services: PoolService[], id: string, reuse?: ReuseRule) {
    return heldByOthers({ services, reuse })
      .get(id)
      ?.layers.map(layer => layer.heldByOthers);
  }

  it('is the chance that another service is on the node', () => {
    const services = [
      service('one', 0.5, base, [100, 'one']),
      service('two', 0.25, base),
      service('three', 0.2, base),
    ];
    const [ofBase, ofOwn] = chancesOf(services, 'one') ?? [];
    expect(ofBase).toBeCloseTo(1 - 0.75 * 0.8, 12);
    expect(ofOwn).toBe(0);
    expect(chancesOf(services, 'two')?.[0]).toBeCloseTo(1 - 0.5 * 0.8, 12);
  });

  it('is certain with another service on every node, not with this one alone', () => {
    const services = [service('one', 1, base), service('two', 0.5, base)];
    expect(chancesOf(services, 'two')).toEqual([1]);
    expect(chancesOf(services, 'one')).toEqual([0.5]);
    expect(chancesOf([service('one', 1, base)], 'one')).toEqual([0]);
  });

  it('leaves out what the same owner runs besides: none of it was there before', () => {
    const services = [
      { ...service('production', 1, base, [100, 'new']), owner: 'shop' },
      { ...service('staging', 1, base, [100, 'new']), owner: 'shop' },
      { ...service('canary', 0.5, base, [100, 'new']), owner: 'shop' },
      service('other', 0.25, base),
    ];
    expect(chancesOf(services, 'production')).toEqual([0.25, 0]);
    expect(chancesOf(services, 'canary')).toEqual([0.25, 0]);
    expect(chancesOf(services, 'other')).toEqual([1]);
  });

  it('goes by the rule of reuse', () => {
    const services = [
      service('one', 1, base, [100, 'packages']),
      service('other', 1, [10, 'other base'], [100, 'packages']),
    ];
    expect(chancesOf(services, 'one')).toEqual([0, 0]);
    expect(chancesOf(services, 'one', 'digest')).toEqual([0, 1]);
  });

  it('counts a service once that has a layer twice', () => {
    const services = [
      service('one', 0.5, [32, 'empty'], base, [32, 'empty']),
      service('two', 0.5, [32, 'empty']),
    ];
    expect(chancesOf(services, 'one', 'digest')).toEqual([0.5, 0, 0.5]);
    expect(chancesOf(services, 'two', 'digest')).toEqual([0.5]);
  });

  it('leaves the images that it is given as they are', () => {
    const services = [service('one', 1, base), service('two', 1, base)];
    const before = structuredClone(services);
    heldByOthers({ services });
    expect(services).toEqual(before);
  });
});
