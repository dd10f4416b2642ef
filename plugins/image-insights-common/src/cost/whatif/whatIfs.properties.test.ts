import fc from 'fast-check';
import { streams as anyStreams } from '../__testUtils__/arbitraryInputs';
import { streamBytes } from '../bytes';
import { estimateCost } from '../estimate';
import { costScenarioSchema } from '../schema';
import { costInput } from '../testing/costInputs';
import { figuresOf } from './figuresOf';
import { movingLess } from './layerOrder';
import { scenarioOf } from './scenarioOf';
import { whatIfContext } from './WhatIfContext';
import { whatIfs } from './whatIfs';

/** Services whose layers have something to gain. */
const inputs = fc
  .record({
    streams: anyStreams,
    shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      maxLength: 4,
    }),
  })
  .map(({ streams, shares }) =>
    costInput(
      streams.map(stream => {
        const { layers } = stream.releases[stream.releases.length - 1];
        return {
          ...stream,
          gains: shares.map((share, index) => {
            const place = index % layers.length;
            return {
              id: `finding-${index}`,
              rule: 'rule',
              title: `Finding ${index}`,
              isEstimate: false,
              layers: [
                {
                  index: place,
                  compressedBytes: Math.round(
                    layers[place].compressedBytes * share,
                  ),
                },
              ],
            };
          }),
        };
      }),
    ),
  );

describe('whatIfs, of generated services', () => {
  it('compares with the very figures of the estimate', () => {
    fc.assert(
      fc.property(inputs, input => {
        const { figures } = whatIfContext(input);
        const { amount, bytes, fixedPerMonth, storage, time } =
          estimateCost(input);
        expect(figures).toEqual({
          bytesPerMonth: bytes.perMonth,
          amountPerMonth: amount.perMonth,
          fixedPerMonth,
          secondsPerNode: time.secondsPerNode,
          storage,
        });
      }),
      { numRuns: 200 },
    );
  });

  it('saves exactly nothing where nothing is changed', () => {
    fc.assert(
      fc.property(inputs, input => {
        const context = whatIfContext(input);
        const scenario = scenarioOf(context, {
          id: 'nothing',
          kind: 'path',
          confidence: 'measured',
          streams: input.streams.map(stream => ({
            stream: { ...stream },
            bytes: streamBytes({ ...stream }),
          })),
        });
        expect(scenario.savedAmountPerMonth).toBe(0);
        expect(scenario.savedBytesPerMonth).toBe(0);
        expect(scenario.savedSecondsPerNode).toBe(0);
        expect(scenario.savedStorageAmountPerMonth ?? 0).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it('says the same of equal services, each scenario once, as the schema has it', () => {
    fc.assert(
      fc.property(inputs, input => {
        const scenarios = whatIfs(input);
        expect(whatIfs(structuredClone(input))).toEqual(scenarios);
        const ids = scenarios.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const scenario of scenarios) {
          expect(costScenarioSchema.parse(scenario)).toEqual(scenario);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('never moves or stores more for a finding or an order', () => {
    fc.assert(
      fc.property(inputs, input => {
        const smaller = whatIfs(input).filter(({ kind }) =>
          ['finding', 'findings', 'layer-order'].includes(kind),
        );
        for (const scenario of smaller) {
          const { savedBytesPerMonth, savedStorageAmountPerMonth = 0 } =
            scenario;
          expect(savedBytesPerMonth).toBeGreaterThanOrEqual(0);
          expect(savedStorageAmountPerMonth).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is by saving, to the cent', () => {
    fc.assert(
      fc.property(inputs, input => {
        const money = whatIfs(input).map(
          ({ savedAmountPerMonth, savedStorageAmountPerMonth = 0 }) =>
            Math.round(
              (savedAmountPerMonth + savedStorageAmountPerMonth) * 100,
            ),
        );
        expect(money).toEqual([...money].sort((one, other) => other - one));
      }),
      { numRuns: 100 },
    );
  });
});

describe('movingLess', () => {
  it('is what the stream moves where nothing is less', () => {
    fc.assert(
      fc.property(anyStreams, streams => {
        for (const stream of streams) {
          const bytes = streamBytes(stream);
          expect(movingLess({ stream, bytes, less: 0 })).toEqual(bytes);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('figuresOf', () => {
  it('stores no less than nothing', () => {
    fc.assert(
      fc.property(inputs, input => {
        const { streams } = whatIfContext(input);
        const { storage } = figuresOf({
          ...input,
          streams,
          storedLess: new Map(
            input.streams.map(({ repository }) => [repository, 1e15]),
          ),
        });
        expect(storage?.bytes ?? 0).toBe(0);
      }),
      { numRuns: 50 },
    );
  });
});
