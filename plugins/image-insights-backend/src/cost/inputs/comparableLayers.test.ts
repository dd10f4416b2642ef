import { PullImage } from '@image-insights/backstage-plugin-image-insights-common';
import { comparableLayers } from './comparableLayers';

function image(
  digest: string,
  layers: [digest: string, step: string | undefined, bytes: number][],
): PullImage {
  return {
    digest,
    at: '2026-11-21T00:00:00.000Z',
    configBytes: 0,
    manifestBytes: 0,
    layers: layers.map(([name, step, compressedBytes]) => ({
      digest: name,
      diffId: `tar ${name}`,
      step,
      compressedBytes,
    })),
  };
}

describe('comparableLayers', () => {
  it('asks for layers that a step made anew and about as large', () => {
    expect(
      comparableLayers([
        image('1', [
          ['base', 'a', 1000],
          ['deps1', 'b', 1_000_000],
          ['app1', 'c', 1_000_000],
        ]),
        image('2', [
          ['base', 'a', 1000],
          ['deps2', 'b', 1_004_000],
          ['app2', 'c', 3_000_000],
        ]),
      ]),
    ).toEqual(['deps1', 'deps2']);
  });

  it('finds the step where it moved to', () => {
    expect(
      comparableLayers([
        image('1', [
          ['one', 'a', 1000],
          ['two', 'b', 1000],
        ]),
        image('2', [
          ['new', 'x', 1000],
          ['one', 'a', 1000],
          ['two again', 'b', 1000],
        ]),
      ]),
    ).toEqual(['two', 'two again']);
  });

  it('has nothing to ask of one release, nor where no step is known', () => {
    const plain = image('1', [['one', undefined, 1000]]);
    expect(comparableLayers([plain])).toEqual([]);
    expect(
      comparableLayers([plain, image('2', [['two', undefined, 1000]])]),
    ).toEqual([]);
    expect(comparableLayers([plain, plain])).toEqual([]);
  });
});
