import fc from 'fast-check';
import { costStream, pullImage } from '../testing/costInputs';
import * as arbitrary from '../__testUtils__/arbitraryInputs';
import { pulled, referenceBytes } from '../testing/referenceBytes';
import { missingBytes } from './missingBytes';
import { streamBytes } from './streamBytes';

function totalOf({ blob, api }: { blob: number; api: number }) {
  return blob + api;
}

describe('missingBytes', () => {
  it('is what a node fetches that is played out', () => {
    fc.assert(
      fc.property(
        arbitrary.releases,
        fc.constantFrom('chain', 'digest', 'either'),
        (releases, reuse) => {
          const [image] = releases.slice(-1);
          const held = releases.slice(-2, -1);
          expect(totalOf(missingBytes({ image, held, reuse }))).toBe(
            pulled(image, held[0], reuse),
          );
        },
      ),
    );
  });
});

describe('streamBytes', () => {
  /** One layer of 100 bytes, deployed to one node, all of it each time. */
  const image = pullImage({
    layers: [[100, 'all']],
    configBytes: 10,
    manifestBytes: 1,
  });

  it('rounds halves up, of both kinds of bytes and of their sum', () => {
    const at = (deploymentsPerMonth: number) =>
      streamBytes(
        costStream([image], {
          cache: 'none',
          instances: 1,
          deploymentsPerMonth,
        }),
      ).perMonth;
    // 0.5 × 111 = 55.5, of which 0.5 are of the manifest.
    expect(at(0.5)).toEqual({ blob: 55, api: 1 });
    // 0.4 × 111 = 44.4
    expect(at(0.4)).toEqual({ blob: 44, api: 0 });
  });

  it('takes a hit ratio of the layers, and all of config and manifest', () => {
    const { kept, perPull } = streamBytes(
      costStream([image], { cache: 'hitRatio', hitRatio: 0.305 }),
    );
    // 0.695 × 100 = 69.5
    expect(kept).toEqual({ blob: 70 + 10, api: 1 });
    expect(perPull).toEqual(kept);
  });

  it('adds what cold nodes pull', () => {
    const { perPull, perDeployment } = streamBytes(
      costStream([image, image], {
        instances: 10,
        coldShare: 0.2,
        extraColdPulls: 3,
      }),
    );
    expect(perPull.blob + perPull.api).toBeCloseTo(0.2 * 111, 12);
    // 10 × 0.2 × 111 + 3 × 111 = 555
    expect(perDeployment.blob + perDeployment.api).toBe(555);
  });

  it('tells the newest transition exactly beside the typical one', () => {
    const releases = ['1', '1', '1', '2'].map(name =>
      pullImage({
        layers: [
          [1_000, 'base'],
          [100, name],
        ],
        configBytes: 10,
        manifestBytes: 1,
      }),
    );
    const { perDeployment, lastDeployment } = streamBytes(
      costStream(releases, { instances: 3 }),
    );
    expect(lastDeployment).toEqual({ blob: 330, api: 3 });
    expect(perDeployment).toEqual({ blob: 110, api: 1 });
  });

  it('moves all for tasks and imports, whatever a warm cache would keep', () => {
    for (const runtime of ['task', 'import'] as const) {
      const { kept, cold } = streamBytes(
        costStream([image, image], { runtime }),
      );
      expect(kept).toEqual(cold);
    }
  });

  it('is what the formulas say, to the byte', () => {
    fc.assert(
      fc.property(arbitrary.stream, stream => {
        const bytes = streamBytes(stream);
        const reference = referenceBytes(stream);
        expect(totalOf(bytes.cold)).toBe(reference.cold);
        // Sums of fractions may fall on the other side of a half.
        expect(
          Math.abs(totalOf(bytes.perDeployment) - reference.perDeployment),
        ).toBeLessThanOrEqual(1);
        expect(
          Math.abs(totalOf(bytes.lastDeployment) - reference.lastDeployment),
        ).toBeLessThanOrEqual(1);
        expect(totalOf(bytes.perMonth)).toBe(
          Math.floor(
            stream.settings.deploymentsPerMonth * totalOf(bytes.perDeployment) +
              0.5,
          ),
        );
      }),
      { numRuns: 500 },
    );
  });
});
