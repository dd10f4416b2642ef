import { comparison } from '../__testUtils__';
import { reusedLayers } from './reusedLayers';

describe('reusedLayers', () => {
  it('counts the layers from the bottom that a node keeps', () => {
    expect(reusedLayers(comparison())).toEqual({ count: 1, all: 4 });
  });
  it('knows when nothing is kept', () => {
    expect(
      reusedLayers(
        comparison({ pull: { reusedBytes: 0, transferredBytes: 1 } }),
      ),
    ).toEqual({ count: 0, all: 4 });
  });
  it('says nothing where bytes do not tell', () => {
    expect(
      reusedLayers(
        comparison({ pull: { reusedBytes: 31_400_001, transferredBytes: 1 } }),
      ),
    ).toBeUndefined();
  });
});
