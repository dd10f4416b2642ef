import fc from 'fast-check';
import { CostSettings, Price } from '../schema';
import { costSettings } from '../testing/costSettings';

/** Regions with prices of their own, and some without. */
export const anyRegion = fc.constantFrom(
  'us-east-1',
  'sa-east-1',
  'eu-west-3',
  'us-central1',
  'europe-west1',
  'eastus',
  'brazilsouth',
);

/** What a path's legs, counts and units depend on. */
export const anySettings: fc.Arbitrary<CostSettings> = fc
  .record({
    region: anyRegion,
    instances: fc.integer({ min: 0, max: 1000 }),
    nodes: fc.integer({ min: 0, max: 200 }),
    runtime: fc.constantFrom('node', 'task', 'import'),
    zones: fc.integer({ min: 1, max: 6 }),
    crossZoneShare: fc.oneof(
      fc.constant(0),
      fc.double({ min: 0, max: 1, noNaN: true }),
    ),
    gigabyte: fc.constantFrom('provider', 'decimal', 'binary'),
  })
  .map(settings => costSettings(settings));

/** Bytes of a month: to 10 PB, often none. */
export const anyBytes = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 10 ** 9 }),
  fc.integer({ min: 0, max: 10 ** 16 / 2 }),
);

export const anyMix = fc.record({
  blob: anyBytes,
  api: fc.integer({ min: 0, max: 10 ** 7 }),
});

/** A price of some small unit whose tiers fall at whole units. */
export function tieredPrice(options: {
  /** Units of each tier but the last. */
  widths: number[];
  usd: number[];
  unitBytes: number;
}): Price {
  const { widths, usd, unitBytes } = options;
  let upTo = 0;
  return {
    id: 'custom.tiered',
    provider: 'custom',
    title: 'Tiered',
    unit: 'byte',
    unitBytes,
    tiers: usd.map((amount, index) => {
      const width = widths.at(index);
      if (index === usd.length - 1 || width === undefined) {
        return { usd: amount };
      }
      upTo += width;
      return { upTo, usd: amount };
    }),
    asOf: '2026-11-21',
    source: 'generated',
    confidence: 'A',
  };
}

/** Prices of 1 to 5 tiers, of 1 to 40 units each, that never rise. */
export const anyFallingPrice = fc
  .record({
    widths: fc.array(fc.integer({ min: 1, max: 40 }), {
      minLength: 4,
      maxLength: 4,
    }),
    usd: fc
      .array(fc.double({ min: 0, max: 2, noNaN: true }), {
        minLength: 1,
        maxLength: 5,
      })
      .map(amounts => [...amounts].sort((a, b) => b - a)),
    unitBytes: fc.constantFrom(10, 1000, 1024, 1_000_000),
  })
  .map(tieredPrice);
