import fc from 'fast-check';
import * as arbitrary from '../__testUtils__/arbitraryInputs';
import { CostSettings, CostStream } from '../schema';
import { streamBytes } from './streamBytes';

/** Hundreds of generated inputs each: seconds where the machine is slow. */
function check<T>(
  values: fc.Arbitrary<T>,
  holds: (value: T) => void,
  numRuns = 200,
) {
  fc.assert(fc.property(values, holds), { numRuns });
}

function bytesAt(stream: CostStream, settings: Partial<CostSettings> = {}) {
  const { blob, api } = streamBytes({
    ...stream,
    settings: { ...stream.settings, ...settings },
  }).perMonth;
  return blob + api;
}

describe('the bytes of a month', () => {
  const rising: [
    string,
    fc.Arbitrary<[Partial<CostSettings>, Partial<CostSettings>]>,
  ][] = [
    [
      'instances',
      pairOf(fc.integer({ min: 0, max: 300 }), instances => ({
        instances,
        // More nodes hold the release before where more instances run.
        coldShare: 0.2,
      })),
    ],
    ['nodes', pairOf(fc.integer({ min: 1, max: 300 }), nodes => ({ nodes }))],
    [
      'deployments',
      pairOf(
        fc.double({ min: 0, max: 300, noNaN: true }),
        deploymentsPerMonth => ({ deploymentsPerMonth }),
      ),
    ],
    [
      'the share of cold nodes',
      pairOf(fc.double({ min: 0, max: 1, noNaN: true }), coldShare => ({
        coldShare,
      })),
    ],
    [
      'extra cold pulls',
      pairOf(fc.integer({ min: 0, max: 50 }), extraColdPulls => ({
        extraColdPulls,
      })),
    ],
  ];

  it.each(rising)('never fall with %s', (_, pairs) => {
    check(
      fc.record({ stream: arbitrary.stream, pairs }),
      ({ stream, pairs: [less, more] }) => {
        expect(bytesAt(stream, more)).toBeGreaterThanOrEqual(
          bytesAt(stream, less),
        );
      },
    );
  });

  it('never fall with the size of a layer', () => {
    check(
      fc.record({
        stream: arbitrary.stream,
        place: fc.nat(),
        added: fc.integer({ min: 0, max: 1_000_000_000 }),
      }),
      ({ stream, place, added }) => {
        const image = stream.releases[stream.releases.length - 1];
        const { digest } = image.layers[place % image.layers.length];
        const larger = {
          ...stream,
          releases: [
            ...stream.releases.slice(0, -1),
            {
              ...image,
              layers: image.layers.map(layer =>
                layer.digest === digest
                  ? { ...layer, compressedBytes: layer.compressedBytes + added }
                  : layer,
              ),
            },
          ],
        };
        expect(bytesAt(larger)).toBeGreaterThanOrEqual(bytesAt(stream));
      },
    );
  });

  it('never rise with the hit ratio, and without hits are those of no cache', () => {
    check(
      fc.record({
        stream: arbitrary.stream,
        ratios: fc.tuple(
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.double({ min: 0, max: 1, noNaN: true }),
        ),
      }),
      ({ stream, ratios }) => {
        const at = (hitRatio: number) =>
          bytesAt(stream, { cache: 'hitRatio', hitRatio });
        expect(at(Math.max(...ratios))).toBeLessThanOrEqual(
          at(Math.min(...ratios)),
        );
        expect(at(0)).toBe(bytesAt(stream, { cache: 'none' }));
      },
    );
  });

  it('are at most those of `chain` and of `digest` with `either`, and at most those of no cache with any', () => {
    check(arbitrary.stream, unshared => {
      // Chances of others are per rule; the order holds for what is held for sure.
      const stream = {
        ...unshared,
        settings: { ...unshared.settings, sharedNodes: false },
      };
      const at = (reuse: CostSettings['reuse']) =>
        bytesAt(stream, { cache: 'warm', reuse });
      const none = bytesAt(stream, { cache: 'none' });
      expect(at('either')).toBeLessThanOrEqual(at('chain'));
      expect(at('either')).toBeLessThanOrEqual(at('digest'));
      expect(at('chain')).toBeLessThanOrEqual(none);
      expect(at('digest')).toBeLessThanOrEqual(none);
    });
  });

  it('are at most as many where services share nodes', () => {
    check(arbitrary.stream, stream => {
      expect(bytesAt(stream, { sharedNodes: true })).toBeLessThanOrEqual(
        bytesAt(stream, { sharedNodes: false }),
      );
    });
  });
});

/** Two values, the lesser first, as settings. */
function pairOf<T extends number>(
  values: fc.Arbitrary<T>,
  settings: (value: T) => Partial<CostSettings>,
): fc.Arbitrary<[Partial<CostSettings>, Partial<CostSettings>]> {
  return fc
    .tuple(values, values)
    .map(([one, other]) =>
      one <= other
        ? [settings(one), settings(other)]
        : [settings(other), settings(one)],
    );
}
