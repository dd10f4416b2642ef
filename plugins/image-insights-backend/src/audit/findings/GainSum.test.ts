import { FindingGain } from './FindingInventory';
import { GainSum } from './GainSum';

/** Bytes that only this image has, and those in layers of several images. */
function gain(
  ownBytes: number,
  shared: Record<string, number> = {},
): FindingGain {
  return {
    ownBytes,
    shared: Object.entries(shared).map(([digest, compressedBytes]) => ({
      digest,
      compressedBytes,
    })),
  };
}

function sumOf(images: FindingGain[][]): number {
  const sum = new GainSum();
  for (const findings of images) {
    findings.forEach(finding => sum.add(finding));
    sum.endImage();
  }
  return sum.bytes;
}

describe('GainSum', () => {
  it('adds up what each image has for itself', () => {
    expect(sumOf([[gain(5), gain(7)], [gain(11)]])).toBe(23);
  });

  it('counts a layer once, as in the image in which most of it is needless', () => {
    expect(
      sumOf([
        [gain(0, { base: 10 }), gain(0, { base: 5 })],
        [gain(0, { base: 12 })],
        [gain(0, { base: 15 })],
      ]),
    ).toBe(15);
  });

  it('counts several layers of one finding each by itself', () => {
    expect(
      sumOf([[gain(1, { base: 10, runtime: 4 })], [gain(2, { runtime: 6 })]]),
    ).toBe(1 + 2 + 10 + 6);
  });

  it('is 0 of nothing', () => {
    expect(sumOf([])).toBe(0);
  });
});
