import fc from 'fast-check';
import { streams as anyStreams } from '../__testUtils__/arbitraryInputs';
import { layerRates } from '../bytes';
import { PullImage, PullLayer } from '../schema';
import { costStream } from '../testing/costInputs';
import { reorderableBytes, reorderableRates } from './reorderableBytes';

/** A layer as a test writes it: `base`, `!app@2`; `!` marks the base. */
function layer(
  text: string,
  changes: Partial<PullLayer> = {},
): Omit<PullLayer, 'chainId'> {
  const name = text.replace('!', '');
  return {
    digest: `blob ${name}`,
    diffId: `diff ${name}`,
    compressedBytes: 100,
    step: `step ${name.split('@', 1)[0]}`,
    ...(text.startsWith('!') && { fromBase: true }),
    ...changes,
  };
}

function image(...layers: (string | Omit<PullLayer, 'chainId'>)[]): PullImage {
  let chain = '';
  const all = layers.map(one => {
    const made = typeof one === 'string' ? layer(one) : one;
    chain = `${chain}/${made.diffId}`;
    return { ...made, chainId: chain };
  });
  return {
    digest: all.map(({ digest }) => digest).join(),
    at: '2026-11-21T00:00:00.000Z',
    layers: all,
    configBytes: 0,
    manifestBytes: 0,
  };
}

function bytesOf(...releases: PullImage[]): number {
  return reorderableBytes(costStream(releases));
}

describe('reorderableBytes', () => {
  it('counts what moved only because a layer below it changed', () => {
    expect(
      bytesOf(
        image('!base', 'app@1', 'dependencies'),
        image('!base', 'app@2', 'dependencies'),
      ),
    ).toBe(100);
  });

  it('is nothing where what changes lies on top', () => {
    expect(
      bytesOf(
        image('!base', 'dependencies', 'app@1'),
        image('!base', 'dependencies', 'app@2'),
      ),
    ).toBe(0);
  });

  it('is nothing with a single release', () => {
    expect(bytesOf(image('!base', 'app@1', 'dependencies'))).toBe(0);
  });

  it('counts no layer that the base moved: it cannot lie below it', () => {
    expect(
      bytesOf(
        image('!base@1', 'dependencies', 'app@1'),
        image('!base@2', 'dependencies', 'app@2'),
      ),
    ).toBe(0);
  });

  it('counts by how often it happened', () => {
    expect(
      bytesOf(
        image('!base', 'app@1', 'dependencies'),
        image('!base', 'app@2', 'dependencies'),
        image('!base', 'app@2', 'dependencies'),
        image('!base', 'app@2', 'dependencies', 'docs@2'),
        image('!base', 'app@3', 'dependencies', 'docs@2'),
      ),
      // In two of four; what came later and on top is no reason to reorder.
    ).toBe(50);
  });

  it('takes layers that hold the same files for the same, though they were built again', () => {
    const again = (build: number) =>
      layer('dependencies', {
        digest: `blob ${build}`,
        diffId: `diff ${build}`,
        contentKey: 'same files',
      });
    expect(
      bytesOf(
        image('!base', 'app@1', again(1)),
        image('!base', 'app@2', again(2)),
      ),
    ).toBe(100);
    const other = layer('dependencies', {
      digest: 'blob 3',
      diffId: 'diff 3',
      contentKey: 'other files',
    });
    expect(
      bytesOf(
        image('!base', 'app@1', again(1)),
        image('!base', 'app@2', other),
      ),
    ).toBe(0);
  });

  it('takes no layer for the same whose step is another one', () => {
    expect(
      bytesOf(
        image('!base', 'app@1', layer('dependencies')),
        image(
          '!base',
          'app@2',
          layer('dependencies', { step: 'another command' }),
        ),
      ),
    ).toBe(0);
  });

  it('counts nothing that moved because a layer below it was removed', () => {
    expect(
      bytesOf(
        image('!base', 'tools', 'dependencies', 'app@1'),
        image('!base', 'dependencies', 'app@1'),
      ),
    ).toBe(0);
  });

  it('lets no layer sink below one that it changes without', () => {
    // Each changes once without the other: no order serves both.
    expect(
      bytesOf(
        image('!base', 'one@1', 'two@1'),
        image('!base', 'one@2', 'two@1'),
        image('!base', 'one@2', 'two@2'),
      ),
    ).toBe(0);
  });

  it('counts nothing under a rule that looks at digests: equal blobs do not move', () => {
    const releases = [
      image('!base', 'app@1', 'dependencies'),
      image('!base', 'app@2', 'dependencies'),
    ];
    expect(reorderableBytes(costStream(releases, { reuse: 'digest' }))).toBe(0);
    expect(reorderableBytes(costStream(releases, { reuse: 'either' }))).toBe(0);
  });

  it('counts less of what other services keep on the nodes', () => {
    const releases = [1, 2].map(release => ({
      ...image('!base', `app@${release}`, 'dependencies'),
    }));
    const held = releases.map(one => ({
      ...one,
      layers: one.layers.map(of => ({ ...of, heldByOthers: 0.25 })),
    }));
    expect(
      reorderableBytes(costStream(held, { sharedNodes: true })),
    ).toBeCloseTo(75, 9);
    expect(reorderableBytes(costStream(held))).toBe(100);
  });
});

describe('reorderableRates', () => {
  it('is of no layer above the rate at which it moves', () => {
    fc.assert(
      fc.property(anyStreams, streams => {
        for (const { releases, settings } of streams) {
          const rates = layerRates({ releases, reuse: settings.reuse }).layers;
          const needless = reorderableRates({
            releases,
            reuse: settings.reuse,
          });
          expect(needless).toHaveLength(rates.length);
          needless.forEach((one, index) => {
            const { moved, transitions } = rates[index];
            expect(one.moved / one.transitions).toBeLessThanOrEqual(
              moved / transitions,
            );
          });
        }
      }),
      { numRuns: 300 },
    );
  });
});
