import { LayerOf, pullImage } from '../testing/costInputs';
import { ReuseRule } from '../schema';
import { coldBytes } from './coldBytes';
import { missingBytes } from './missingBytes';

const BASE: LayerOf = [30, 'base'];
const PACKAGES: LayerOf = [50, 'packages'];
const APPLICATION: LayerOf = [20, 'application'];
const EMPTY: LayerOf = [32, 'empty'];
const LITTLE = { configBytes: 7, manifestBytes: 3 };

/** Bytes that are missing by each rule, config and manifest included. */
function missingByRule(layers: LayerOf[], held: LayerOf[][]) {
  const at = (reuse: ReuseRule) => {
    const { blob, api } = missingBytes({
      image: pullImage({ layers, ...LITTLE }),
      held: held.map(of => pullImage({ layers: of, ...LITTLE })),
      reuse,
    });
    return blob + api;
  };
  return {
    chain: at('chain'),
    digest: at('digest'),
    either: at('either'),
  };
}

describe('coldBytes', () => {
  it('are layers and config as blobs, the manifest apart', () => {
    const image = pullImage({ layers: [BASE, PACKAGES], ...LITTLE });
    expect(coldBytes(image)).toEqual({ blob: 87, api: 3 });
  });

  it('count a blob once that occurs twice', () => {
    const image = pullImage({
      layers: [BASE, EMPTY, PACKAGES, EMPTY],
      ...LITTLE,
    });
    expect(coldBytes(image).blob).toBe(30 + 32 + 50 + 7);
  });

  it('are config and manifest of an image without layers', () => {
    expect(coldBytes(pullImage({ layers: [], ...LITTLE }))).toEqual({
      blob: 7,
      api: 3,
    });
  });
});

describe('missingBytes', () => {
  it('are all of the image where nothing is held', () => {
    expect(missingByRule([BASE, APPLICATION], [])).toEqual({
      chain: 60,
      digest: 60,
      either: 60,
    });
  });

  it('are none where the image itself is held, whatever else is', () => {
    const layers = [BASE, APPLICATION];
    expect(missingByRule(layers, [[PACKAGES], layers])).toEqual({
      chain: 0,
      digest: 0,
      either: 0,
    });
  });

  it('are what changed on top, config and manifest', () => {
    expect(
      missingByRule(
        [BASE, PACKAGES, [21, 'new']],
        [[BASE, PACKAGES, APPLICATION]],
      ),
    ).toEqual({ chain: 31, digest: 31, either: 31 });
  });

  it('are all above a swapped base by chain, but the base alone by digest', () => {
    expect(
      missingByRule(
        [[40, 'new base'], PACKAGES, APPLICATION],
        [[BASE, PACKAGES, APPLICATION]],
      ),
    ).toEqual({ chain: 120, digest: 50, either: 50 });
  });

  it('are layers that changed places by chain, and none of them by digest', () => {
    expect(
      missingByRule(
        [BASE, APPLICATION, PACKAGES],
        [[BASE, PACKAGES, APPLICATION]],
      ),
    ).toEqual({ chain: 80, digest: 10, either: 10 });
  });

  it('are none by any rule where a layer was taken off the top', () => {
    expect(
      missingByRule([BASE, PACKAGES], [[BASE, PACKAGES, APPLICATION]]),
    ).toEqual({ chain: 10, digest: 10, either: 10 });
  });

  it('count a blob once that is missing at two places, and at one where it is held at the other', () => {
    expect(
      missingByRule([BASE, EMPTY, APPLICATION, EMPTY], [[BASE, EMPTY]]),
    ).toEqual({
      // The upper one lies on what is not held.
      chain: 20 + 32 + 10,
      digest: 30,
      either: 30,
    });
  });

  it('are what none of several held images has', () => {
    expect(
      missingByRule([BASE, PACKAGES, APPLICATION], [[BASE], [BASE, PACKAGES]]),
    ).toEqual({ chain: 30, digest: 30, either: 30 });
  });

  it('do not count a layer again that was compressed in another way', () => {
    const image = pullImage({ layers: [BASE, APPLICATION], ...LITTLE });
    const recompressed = {
      ...image,
      digest: 'recompressed',
      layers: image.layers.map(layer => ({
        ...layer,
        digest: `${layer.digest}.zst`,
      })),
    };
    const at = (reuse: ReuseRule) =>
      missingBytes({ image: recompressed, held: [image], reuse }).blob;
    expect(at('chain')).toBe(7);
    expect(at('either')).toBe(7);
    // CRI-O knows blobs by their digests.
    expect(at('digest')).toBe(57);
  });

  it('go by chain IDs where diff IDs are not told', () => {
    const image = pullImage({ layers: [BASE, APPLICATION], ...LITTLE });
    const withoutDiffIds = (digests: string[]) => ({
      ...image,
      digest: digests.join(),
      layers: image.layers.map(({ diffId: _, ...layer }, place) => ({
        ...layer,
        digest: digests[place],
      })),
    });
    const { layers, isChainUnknown } = missingBytes({
      image: withoutDiffIds(['base.zst', 'application.zst']),
      held: [withoutDiffIds(['base.gz', 'application.gz'])],
      reuse: 'chain',
    });
    expect(layers).toEqual([]);
    expect(isChainUnknown).toBe(false);
  });

  it('name the layers that are fetched', () => {
    const held = pullImage({ layers: [BASE, PACKAGES] });
    const image = pullImage({ layers: [BASE, APPLICATION, PACKAGES] });
    const at = (reuse: ReuseRule) =>
      missingBytes({ image, held: [held], reuse }).layers;
    expect(at('chain')).toEqual([1, 2]);
    expect(at('digest')).toEqual([1]);
  });

  describe('where chain IDs are not known', () => {
    const held = pullImage({ layers: [BASE, PACKAGES], withoutIds: true });

    it('go by equal digests from the bottom', () => {
      const image = pullImage({
        layers: [BASE, APPLICATION, PACKAGES],
        ...LITTLE,
        withoutIds: true,
      });
      const at = (reuse: ReuseRule) =>
        missingBytes({ image, held: [held], reuse });
      expect(at('chain').blob).toBe(77);
      expect(at('either').blob).toBe(27);
    });

    it('say so, unless digests were enough to tell', () => {
      const isUnknown = (layers: LayerOf[], withoutIds: boolean) =>
        missingBytes({
          image: pullImage({ layers, withoutIds }),
          held: [held],
          reuse: 'chain',
        }).isChainUnknown;
      expect(isUnknown([BASE, APPLICATION], true)).toBe(true);
      expect(isUnknown([BASE, APPLICATION], false)).toBe(true);
      // Nothing is held at that height that might be the same.
      expect(isUnknown([BASE, PACKAGES, APPLICATION], true)).toBe(false);
      expect(
        missingBytes({
          image: pullImage({ layers: [APPLICATION], withoutIds: true }),
          held: [held],
          reuse: 'digest',
        }).isChainUnknown,
      ).toBe(false);
    });
  });

  describe('where other services share the nodes', () => {
    const image = pullImage({
      layers: [
        [100, 'a'],
        [10, 'b'],
        [1, 'c'],
      ],
    });
    const shared = {
      ...image,
      configBytes: 0,
      layers: image.layers.map((layer, place) => ({
        ...layer,
        heldByOthers: [0.5, 0.8, 0.2][place],
      })),
    };

    it('count a layer by the chance that nobody brought it, with all below it by chain', () => {
      const at = (reuse: ReuseRule) =>
        missingBytes({ image: shared, held: [], reuse }).blob;
      // Held with all below it: 0.5, 0.5, 0.2.
      expect(at('chain')).toBeCloseTo(50 + 5 + 0.8, 12);
      expect(at('digest')).toBeCloseTo(50 + 2 + 0.8, 12);
    });

    it('count all of it where sharing is off', () => {
      expect(
        missingBytes({
          image: shared,
          held: [],
          reuse: 'chain',
          sharedNodes: false,
        }).blob,
      ).toBe(111);
    });
  });
});
