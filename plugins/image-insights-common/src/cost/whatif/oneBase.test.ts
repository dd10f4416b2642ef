import fc from 'fast-check';
import { poolBytes } from '../bytes';
import { LayerOf, pullImage } from '../testing/costInputs';
import { oneBase, OneBaseService } from './oneBase';

/** A service on a base, with one layer of its own. */
function service(
  name: string,
  base: LayerOf[],
  options: Partial<OneBaseService> & { ownBytes?: number } = {},
): OneBaseService {
  const { ownBytes = 10, ...given } = options;
  return {
    entityRef: `component:default/${name}`,
    image: pullImage({
      layers: [...base, [ownBytes, `own of ${name}`]],
      configBytes: 0,
      manifestBytes: 0,
    }),
    baseLayerCount: base.length,
    chance: 1,
    ...given,
  };
}

const debian: LayerOf[] = [
  [100, 'debian'],
  [20, 'python'],
];
const ubuntu: LayerOf[] = [[80, 'ubuntu']];

describe('oneBase', () => {
  it('replaces every base by the one that most services have', () => {
    const found = oneBase({
      nodes: 3,
      services: [
        service('a', debian, { baseName: 'python:3.13' }),
        service('b', debian),
        service('c', ubuntu),
      ],
    });
    expect(found).toEqual({
      base: {
        name: 'python:3.13',
        digest: 'blob:python',
        compressedBytes: 120,
        services: 2,
      },
      changedServices: 1,
      bases: 2,
      // Per node: debian once, ubuntu, and three layers of their own.
      fillBytes: 3 * (120 + 80 + 30),
      oneBaseFillBytes: 3 * (120 + 30),
      savedFillBytes: 3 * 80,
      updateBytes: 3 * (120 + 30),
    });
  });

  it('counts a base by the chance that a node runs any of its services', () => {
    const found = oneBase({
      nodes: 10,
      services: [
        service('a', debian, { chance: 0.5 }),
        service('b', debian, { chance: 0.5 }),
        service('c', ubuntu, { chance: 0.5 }),
      ],
    });
    // 120 · 10 · (1 − ½²) + 80 · 10 · ½ + 3 · 10 · 10 · ½
    expect(found?.fillBytes).toBe(900 + 400 + 150);
    // 120 · 10 · (1 − ½³) + the same of their own
    expect(found?.oneBaseFillBytes).toBe(1050 + 150);
  });

  it('says where one base moves more than several small ones', () => {
    const small: LayerOf[] = [[3, 'alpine']];
    const found = oneBase({
      nodes: 1,
      services: [
        service('a', debian),
        service('b', debian),
        service('c', small, { chance: 1 }),
      ],
    });
    expect(found?.savedFillBytes).toBe(3);
    const elsewhere = oneBase({
      nodes: 10,
      services: [
        service('a', debian, { chance: 0.1 }),
        service('b', debian, { chance: 0.1 }),
        service('c', small),
      ],
    });
    expect(elsewhere?.savedFillBytes).toBeLessThan(0);
  });

  it('leaves services without a known base as they are', () => {
    const found = oneBase({
      nodes: 1,
      services: [
        service('a', debian),
        service('b', ubuntu),
        service('c', [], { ownBytes: 500 }),
      ],
    });
    expect(found?.base.digest).toBe('blob:ubuntu');
    expect(found?.fillBytes).toBe(120 + 80 + 20 + 500);
    expect(found?.oneBaseFillBytes).toBe(80 + 20 + 500);
    // Who stands on no known base pulls nothing for an update of it.
    expect(found?.updateBytes).toBe(80 + 20);
  });

  it('has nothing to say where there is one base, or none', () => {
    expect(oneBase({ nodes: 3, services: [] })).toBeUndefined();
    expect(
      oneBase({
        nodes: 3,
        services: [service('a', debian), service('b', debian)],
      }),
    ).toBeUndefined();
  });

  it('shares an equal own layer only once it lies on the same base', () => {
    const shared: LayerOf[] = [[50, 'same own layer']];
    const on = (name: string, base: LayerOf[]): OneBaseService => ({
      ...service(name, base),
      image: pullImage({
        layers: [...base, ...shared],
        configBytes: 0,
        manifestBytes: 0,
      }),
      baseLayerCount: base.length,
    });
    const found = oneBase({
      nodes: 1,
      services: [on('a', debian), on('b', debian), on('c', ubuntu)],
    });
    expect(found?.fillBytes).toBe(120 + 50 + 80 + 50);
    expect(found?.oneBaseFillBytes).toBe(120 + 50);
  });

  it('moves today what the pool moves', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50 }),
        fc.array(
          fc.record({
            base: fc.constantFrom(debian, ubuntu),
            chance: fc.double({ min: 0, max: 1, noNaN: true }),
            ownBytes: fc.nat(1_000),
          }),
          { maxLength: 12 },
        ),
        (nodes, drawn) => {
          const services = drawn.map(({ base, ...options }, index) =>
            service(`${index}`, base, options),
          );
          const found = oneBase({ nodes, services });
          const { fill } = poolBytes({
            nodes,
            services: services.map(({ entityRef, image, chance }) => ({
              id: entityRef,
              image,
              chance,
            })),
          });
          expect(found?.fillBytes ?? fill).toBe(fill);
          expect(found?.bases ?? 2).toBe(2);
        },
      ),
    );
  });

  it('takes time that grows with the number of layers, not with its square', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      service(`${index}`, [
        [100, `base ${index % 200}`],
        [50, `runtime ${index % 200}`],
      ]),
    );
    const found = oneBase({ nodes: 100, services: many });
    expect(found?.bases).toBe(200);
    expect(found?.changedServices).toBe(9_950);
    expect(found?.savedFillBytes).toBe(100 * 199 * 150);
  });
});
