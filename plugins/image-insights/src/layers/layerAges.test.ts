import { comparison } from '../__testUtils__';
import { layerAges } from './layerAges';

describe('layerAges', () => {
  const compared = {
    ...comparison({ to: 'sha256:b' }),
    layers: [
      { kind: 'unchanged' as const, from: 0, to: 0 },
      { kind: 'same-instruction' as const, from: 1, to: 1 },
      { kind: 'recompressed' as const, from: 2, to: 2 },
      { kind: 'removed' as const, from: 3 },
      { kind: 'added' as const, to: 3 },
    ].map(layer => ({
      ...layer,
      fromCompressedBytes: 1,
      toCompressedBytes: 1,
      compressedBytes: 0,
    })),
  };

  it('tells layers that were there before from those that are pulled anew', () => {
    expect([...layerAges(compared, 'sha256:b')]).toEqual([
      [0, 'kept'],
      [1, 'new'],
      [2, 'new'],
      [3, 'new'],
    ]);
  });

  it('says nothing of another image', () => {
    expect(layerAges(compared, 'sha256:c').size).toBe(0);
    expect(layerAges(undefined, 'sha256:c').size).toBe(0);
  });
});
