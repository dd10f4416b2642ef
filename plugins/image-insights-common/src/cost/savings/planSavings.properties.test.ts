import fc from 'fast-check';
import { streamBytes } from '../bytes';
import { measuredStreams } from '../estimate/measuredStreams';
import { pathAmounts, registryHostOf } from '../estimate/pathAmounts';
import { CostGain, CostInput, CostStream, NetworkPathId } from '../schema';
import { streams as anyStreams } from '../__testUtils__/arbitraryInputs';
import { costInput } from '../testing/costInputs';
import { applyGains } from '../whatif/applyGains';
import { couldKeep } from '../whatif/keepImages';
import { movingLess } from '../whatif/layerOrder';
import { pathAlternatives } from '../whatif/pathAlternatives';
import { reorderableBytes } from '../whatif/reorderableBytes';
import { planSavings, SavingsRanking } from './planSavings';
import { savingGroups } from './SavingGroup';
import { savingItems } from './savingItems';

/** Streams with findings that claim parts of their layers. */
const inputWithGains: fc.Arbitrary<CostInput> = fc
  .record({
    of: anyStreams,
    claims: fc.array(
      fc.array(
        fc.record({
          layer: fc.nat(6),
          share: fc.double({ min: 0, max: 1.2, noNaN: true }),
        }),
        { maxLength: 3 },
      ),
      { maxLength: 4 },
    ),
  })
  .map(({ of, claims }) =>
    costInput(
      of.map(stream => ({
        ...stream,
        gains: claims.map((layers, index) => gainOf(stream, layers, index)),
      })),
    ),
  );

function gainOf(
  { releases }: CostStream,
  claims: { layer: number; share: number }[],
  index: number,
): CostGain {
  const { layers } = releases[releases.length - 1];
  return {
    id: `finding-${index}`,
    rule: 'rule',
    title: `Finding ${index}`,
    isEstimate: false,
    layers: claims.map(({ layer, share }) => {
      const place = layer % layers.length;
      return {
        index: place,
        compressedBytes: Math.round(layers[place].compressedBytes * share),
      };
    }),
  };
}

/** Of one company: the same gigabyte, and one account with its other traffic. */
const services = fc
  .record({
    inputs: fc.array(inputWithGains, { minLength: 1, maxLength: 4 }),
    gigabyte: fc.constantFrom('provider', 'decimal', 'binary'),
    otherTrafficBytes: fc.oneof(
      fc.constant(0),
      fc.integer({ min: 0, max: 6 * 10 ** 15 }),
    ),
  })
  .map(({ inputs, gigabyte, otherTrafficBytes }) =>
    inputs.map(one => ({
      ...one,
      streams: one.streams.map(stream => ({
        ...stream,
        settings: { ...stream.settings, gigabyte, otherTrafficBytes },
      })),
    })),
  );

function planOf(inputs: readonly CostInput[], isReversed = false) {
  const named = inputs.map((one, index): [string, CostInput] => [
    `component:default/service-${index}`,
    one,
  ]);
  const ordered = isReversed ? [...named].reverse() : named;
  const items = ordered.flatMap(([entityRef, one]) =>
    savingItems(one, { entityRef }),
  );
  const groups = ordered.flatMap(([, one]) => savingGroups(one));
  return planSavings({
    items: isReversed ? items.reverse() : items,
    groups: isReversed ? groups.reverse() : groups,
    prices: inputs[0].prices,
    currency: inputs[0].currency,
  });
}

/**
 * What the services move once all rows of a plan are done, the slow way: each
 * stream is changed as the rows say and measured anew.
 */
function streamsAfter(
  inputs: readonly CostInput[],
  plan: SavingsRanking,
): { stream: CostStream; blob: number; api: number }[] {
  return inputs.flatMap((one, index) => {
    const rows = plan.items.filter(
      ({ entityRef }) => entityRef === `component:default/service-${index}`,
    );
    const has = (kind: string) => rows.some(row => row.kind === kind);
    return one.streams.map(stream => {
      let now = stream;
      if (has('keep-images') && couldKeep(now)) {
        now = { ...now, settings: { ...now.settings, cache: 'warm' } };
      }
      const order = has('layer-order');
      now = applyGains(
        now,
        stream.gains
          .map(({ id }) => id)
          .filter(id =>
            rows.some(
              row =>
                row.repository === stream.repository &&
                (row.id === `finding:${id}` ||
                  row.id === `finding:${id} ${stream.repository}`),
            ),
          ),
      );
      if (has('recompress')) {
        const current = now.releases[now.releases.length - 1];
        now = {
          ...now,
          releases: [
            ...now.releases.slice(0, -1),
            {
              ...current,
              layers: current.layers.map(layer => ({
                ...layer,
                compressedBytes: layer.compressedBytes * 0.95,
              })),
            },
          ],
        };
      }
      const bytes = streamBytes(now);
      const isWarm =
        now.settings.runtime === 'node' && now.settings.cache === 'warm';
      const { perMonth } =
        order && isWarm
          ? movingLess({ stream: now, bytes, less: reorderableBytes(now) })
          : bytes;
      return { stream: now, blob: perMonth.blob, api: perMonth.api };
    });
  });
}

function amountAfter(inputs: readonly CostInput[], plan: SavingsRanking) {
  const rows = plan.items.filter(({ kind }) => kind === 'path');
  const then = streamsAfter(inputs, plan).map(({ stream, blob, api }) => {
    const { path: today, region } = stream.settings;
    const row = rows.find(
      one => one.insteadOf === today && one.region === region,
    );
    const path = pathAlternatives(today, {
      registryHost: registryHostOf(stream),
      region,
    }).find(other => other === row?.subject);
    return { stream: withPath(stream, path), blob, api };
  });
  return amountOf(inputs, then);
}

function withPath(
  stream: CostStream,
  path: NetworkPathId | undefined,
): CostStream {
  return path === undefined
    ? stream
    : { ...stream, settings: { ...stream.settings, path } };
}

function amountOf(
  [{ prices, currency }]: readonly CostInput[],
  moved: { stream: CostStream; blob: number; api: number }[],
) {
  const bytes = new Map(moved.map(one => [one.stream, one]));
  return pathAmounts({
    streams: measuredStreams(moved.map(({ stream }) => stream)),
    bytesOf: ({ stream }) => bytes.get(stream) ?? { blob: 0, api: 0 },
    prices,
    currency,
  }).variable;
}

function bytesOf(moved: { blob: number; api: number }[]): number {
  return moved.reduce((sum, { blob, api }) => sum + blob + api, 0);
}

/**
 * Bytes that roundings may come to: of up to 16 streams each deployment is
 * rounded, and with a hit ratio each of up to 300 pulls, 300 times a month.
 */
const ROUNDING = 16 * 300 * 301;

describe('planSavings, with generated services', () => {
  it('adds nothing less than zero, row by row', () => {
    fc.assert(
      fc.property(services, inputs => {
        for (const { marginal, alone } of planOf(inputs).items) {
          for (const value of [
            ...Object.values(marginal),
            ...Object.values(alone),
          ]) {
            expect(value).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('adds up to what all of it saves together', () => {
    fc.assert(
      fc.property(services, inputs => {
        const plan = planOf(inputs);
        const today = bytesOf(
          measuredStreams(inputs.flatMap(({ streams }) => streams)).map(
            ({ bytes }) => bytes.perMonth,
          ),
        );
        const then = bytesOf(streamsAfter(inputs, plan));
        const saved = plan.items.reduce(
          (sum, { marginal }) => sum + marginal.bytesPerMonth,
          0,
        );
        expect(saved).toBe(plan.totals.bytesPerMonth);
        expect(Math.abs(saved - (today - then))).toBeLessThanOrEqual(
          ROUNDING + today * 1e-9,
        );
      }),
      { numRuns: 150 },
    );
  });

  it('adds up to the money that all of it saves together', () => {
    fc.assert(
      fc.property(services, inputs => {
        const plan = planOf(inputs);
        const today = amountOf(
          inputs,
          measuredStreams(inputs.flatMap(({ streams }) => streams)).map(
            ({ stream, bytes }) => ({ stream, ...bytes.perMonth }),
          ),
        );
        const saved = plan.items.reduce(
          (sum, { marginal }) => sum + marginal.amountPerMonth,
          0,
        );
        expect(saved).toBeCloseTo(plan.totals.amountPerMonth, 6);
        const then = amountAfter(inputs, plan);
        expect(Math.abs(saved - (today - then))).toBeLessThanOrEqual(
          1e-3 + today * 1e-9,
        );
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order of what it is given', () => {
    fc.assert(
      fc.property(services, inputs => {
        const plan = planOf(inputs);
        const reversed = planOf(inputs, true);
        expect(
          reversed.items.map(({ id, entityRef }) => [id, entityRef]),
        ).toEqual(plan.items.map(({ id, entityRef }) => [id, entityRef]));
        expect(reversed.totals.bytesPerMonth).toBe(plan.totals.bytesPerMonth);
        expect(reversed.totals.amountPerMonth).toBeCloseTo(
          plan.totals.amountPerMonth,
          6,
        );
      }),
      { numRuns: 100 },
    );
  });

  it('gives equal plans for equal services', () => {
    fc.assert(
      fc.property(services, inputs => {
        expect(planOf(structuredClone(inputs))).toEqual(planOf(inputs));
      }),
      { numRuns: 100 },
    );
  });

  it('has nothing to say of nothing', () => {
    expect(planOf([costInput([])])).toEqual({
      items: [],
      totalCount: 0,
      totals: {
        amountPerMonth: 0,
        bytesPerMonth: 0,
        secondsPerMonth: 0,
        storageAmountPerMonth: 0,
      },
      isNegligible: true,
    });
  });
});
