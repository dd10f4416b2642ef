import { CostGain, CostStream } from '../schema';
import { costStream, pullImage } from '../testing/costInputs';
import { layerRates } from '../bytes';
import { applyGains } from './applyGains';

function gain(id: string, layers: [index: number, bytes: number][]): CostGain {
  return {
    id,
    rule: id,
    title: id,
    isEstimate: false,
    layers: layers.map(([index, compressedBytes]) => ({
      index,
      compressedBytes,
    })),
  };
}

const stream = costStream(
  [
    pullImage({
      layers: [
        [100, 'base'],
        [200, 'app 1'],
      ],
    }),
    pullImage({
      layers: [
        [100, 'base'],
        [200, 'app 2'],
      ],
    }),
  ],
  {},
  {
    gains: [
      gain('cache', [[1, 50]]),
      gain('docs', [
        [0, 10],
        [1, 20],
      ]),
      gain('all', [[1, 190]]),
    ],
  },
);

function bytesOf({ releases }: CostStream, release = releases.length - 1) {
  return releases[release].layers.map(({ compressedBytes }) => compressedBytes);
}

describe('applyGains', () => {
  it('takes what findings claim off the layers of the current image only', () => {
    const mended = applyGains(stream, ['cache', 'docs']);
    expect(bytesOf(mended)).toEqual([90, 130]);
    expect(bytesOf(mended, 0)).toEqual([100, 200]);
    expect(bytesOf(stream)).toEqual([100, 200]);
  });

  it('makes no layer smaller than nothing', () => {
    expect(bytesOf(applyGains(stream, ['cache', 'docs', 'all']))).toEqual([
      90, 0,
    ]);
  });

  it('leaves out the findings that are mended', () => {
    const { gains } = applyGains(stream, ['docs']);
    expect(gains.map(({ id }) => id)).toEqual(['cache', 'all']);
  });

  it('is the stream itself where nothing is to be mended', () => {
    expect(applyGains(stream, [])).toBe(stream);
    expect(applyGains(stream, ['unknown'])).toBe(stream);
  });

  it('does not change how often layers move', () => {
    const { releases } = applyGains(stream, ['cache', 'docs']);
    expect(layerRates({ releases, reuse: 'chain' })).toEqual(
      layerRates({ releases: stream.releases, reuse: 'chain' }),
    );
  });

  it('makes a blob smaller at each place where the image lists it', () => {
    const twice = costStream(
      [
        pullImage({
          layers: [
            [100, 'same'],
            [100, 'same'],
          ],
        }),
      ],
      {},
      { gains: [gain('cache', [[0, 30]])] },
    );
    expect(bytesOf(applyGains(twice, ['cache']))).toEqual([70, 70]);
  });

  it('ignores layers that the image does not have', () => {
    const odd = { ...stream, gains: [gain('odd', [[7, 30]])] };
    expect(bytesOf(applyGains(odd, ['odd']))).toEqual([100, 200]);
  });
});
