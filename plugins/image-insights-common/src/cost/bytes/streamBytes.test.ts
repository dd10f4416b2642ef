import fc from 'fast-check';
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
