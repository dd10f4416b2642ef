import { LayerOf, pullImage } from '../testing/costInputs';
import { PullImage } from '../schema';
import { layerRates } from './layerRates';

function imageOf(...names: string[]): PullImage {
  return pullImage({ layers: names.map((name): LayerOf => [1, name]) });
}

/** `0/3` for moved in none of three transitions. */
function ratesOf(releases: PullImage[], reuse: 'chain' | 'digest' = 'chain') {
  const { layers, image } = layerRates({ releases, reuse });
  const text = ({ moved, transitions }: typeof image) =>
    `${moved}/${transitions}`;
  return { layers: layers.map(text), image: text(image) };
}

describe('layerRates', () => {
  it('tells base, dependencies and application apart by how often they moved', () => {
    expect(
      ratesOf([
        imageOf('b1', 'd1', 'a1'),
        imageOf('b1', 'd1', 'a2'),
        imageOf('b1', 'd2', 'a3'),
        imageOf('b1', 'd2', 'a4'),
      ]),
    ).toEqual({ layers: ['0/3', '1/3', '3/3'], image: '3/3' });
  });

  it('counts a layer as moved that lies on one that moved, by chain only', () => {
    const releases = [imageOf('b1', 'd1'), imageOf('b2', 'd1')];
    expect(ratesOf(releases, 'chain').layers).toEqual(['1/1', '1/1']);
    expect(ratesOf(releases, 'digest').layers).toEqual(['1/1', '0/1']);
  });

  it('counts a digest that is deployed again as a transition that moves nothing', () => {
    const release = imageOf('b1', 'a1');
    expect(ratesOf([imageOf('b1', 'a0'), release, release, release])).toEqual({
      layers: ['0/3', '1/3'],
      image: '1/3',
    });
  });

  it('counts a rollback to an older digest as what moved in it', () => {
    const [older, newer] = [imageOf('b1', 'a1'), imageOf('b1', 'a2')];
    expect(ratesOf([older, newer, older])).toEqual({
      layers: ['0/2', '2/2'],
      image: '2/2',
    });
  });

  it('counts a layer from when it first came', () => {
    expect(
      ratesOf([
        imageOf('b1', 'a1'),
        imageOf('b1', 'a2'),
        imageOf('b1', 'a2', 'added'),
        imageOf('b1', 'a2', 'added', 'last'),
      ]).layers,
    ).toEqual(['0/3', '1/3', '1/2', '1/1']);
  });

  it('moves everything of a first release, and says that it is one', () => {
    const rates = layerRates({ releases: [imageOf('b1')], reuse: 'chain' });
    expect(rates).toEqual({
      layers: [{ moved: 1, transitions: 1 }],
      image: { moved: 1, transitions: 1 },
      isFirstRelease: true,
      isChainUnknown: false,
    });
  });

  it('gives other releases other rates, and the same ones the same', () => {
    const releases = [imageOf('b1', 'a1'), imageOf('b1', 'a2')];
    const first = layerRates({ releases, reuse: 'chain' });
    expect(layerRates({ releases, reuse: 'chain' })).toBe(first);
    expect(layerRates({ releases: [...releases], reuse: 'chain' })).toEqual(
      first,
    );
    expect(
      layerRates({ releases: releases.slice(1), reuse: 'chain' }),
    ).not.toEqual(first);
  });
});
