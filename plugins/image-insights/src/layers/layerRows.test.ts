import { image, imageLayer } from '../__testUtils__';
import { layerRows, layerSegments } from './layerRows';

describe('layerRows', () => {
  it('numbers layers from the bottom and gives each its share of a pull', () => {
    const rows = layerRows(image());
    expect(rows.map(row => row.number)).toEqual([1, 2, 3, 4]);
    const configShare = 9_000 / image().compressedBytes;
    const sum = rows.reduce((total, row) => total + row.share, 0);
    expect(sum).toBeCloseTo(1 - configShare, 10);
  });

  it('counts a blob that occurs twice once', () => {
    const twice = image({
      layers: [
        imageLayer({ index: 0, digest: image().digest }),
        imageLayer({ index: 1 }),
        imageLayer({ index: 2, digest: image().digest }),
      ],
      compressedBytes: 20_000_000,
    });
    const rows = layerRows(twice);
    expect(rows.map(row => row.repeats)).toEqual([undefined, undefined, 1]);
    expect(rows.map(row => row.share)).toEqual([0.5, 0.5, 0]);
  });
});

describe('layerSegments', () => {
  it('shows each layer that can be seen', () => {
    const segments = layerSegments(layerRows(image()));
    expect(segments.map(segment => segment.bytes)).toEqual([
      31_400_000, 55_700_000, 151_000_000, 30_191_000,
    ]);
  });

  it('joins small layers that lie next to each other', () => {
    const sizes = [100_000_000, 1_000, 2_000, 50_000_000, 3_000];
    const segments = layerSegments(
      layerRows({
        layers: sizes.map((compressedBytes, index) =>
          imageLayer({ index, compressedBytes }),
        ),
        compressedBytes: 150_006_000,
      }),
    );
    expect(segments.map(segment => segment.rows.length)).toEqual([1, 2, 1, 1]);
    expect(segments[1].bytes).toBe(3_000);
  });

  it('leaves out what transfers nothing', () => {
    const rows = layerRows({
      layers: [
        imageLayer({ index: 0, compressedBytes: 0, isEmpty: true }),
        imageLayer({ index: 1, compressedBytes: 5_000 }),
      ],
      compressedBytes: 5_000,
    });
    expect(layerSegments(rows)).toHaveLength(1);
  });
});
