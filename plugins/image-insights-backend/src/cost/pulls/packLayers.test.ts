import { LayerPull } from './ImagePull';
import { packLayers, unpackLayers } from './packLayers';

const sha = (digit: string) => `sha256:${digit.repeat(64)}`;

const layers: LayerPull[] = [
  {
    digest: sha('a'),
    diffId: sha('b'),
    chainId: sha('b'),
    compressedBytes: 31_417_123,
    step: '0123456789abcdef',
  },
  {
    digest: `sha512:${'c'.repeat(128)}`,
    diffId: undefined,
    chainId: undefined,
    compressedBytes: 9_007_199_254_740_991,
    step: undefined,
  },
  {
    digest: 'sha256:ÄÖ no digest',
    diffId: `sha256:${'A'.repeat(64)}`,
    chainId: sha('0'),
    compressedBytes: 0,
    step: 'ffffffffffffffff',
  },
];

describe('packed layers', () => {
  it('come back as they were, whatever their digests are', () => {
    expect(unpackLayers(packLayers(layers))).toEqual(layers);
    expect(unpackLayers(packLayers([]))).toEqual([]);
  });

  it('are shared by the images that are unpacked together', () => {
    const known = new Map<string, LayerPull>();
    const [first] = unpackLayers(packLayers(layers), known);
    const [again, other] = unpackLayers(
      packLayers([layers[0], { ...layers[0], compressedBytes: 1 }]),
      known,
    );
    expect(again).toBe(first);
    expect(other).toEqual({ ...first, compressedBytes: 1 });
  });

  it('take some hundred bytes each', () => {
    expect(packLayers(layers.slice(0, 1))).toHaveLength(116);
  });

  it('are refused where they are cut short', () => {
    const packed = packLayers(layers);
    expect(() => unpackLayers(packed.subarray(0, packed.length - 3))).toThrow(
      'Packed layers of an image are cut short',
    );
  });
});
