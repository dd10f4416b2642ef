import { randomBytes } from 'node:crypto';
import type { LayerContents } from './LayerContents';
import { packLayerContents } from './packLayerContents';
import { readPackedFacts } from './readPackedFacts';

function contents(options: {
  entries: number;
  whiteouts?: string[];
}): LayerContents {
  return {
    version: 1,
    digest: 'sha256:layer',
    compressedBytes: 500,
    uncompressedBytes: 12_345,
    compression: 'gzip',
    entries: Array.from({ length: options.entries }, (_, index) => ({
      path: `files/${index}`,
      type: 'file' as const,
      bytes: index,
      mode: 0o644,
      uid: 0,
      gid: 0,
    })),
    whiteouts: options.whiteouts ?? [],
    opaqueDirectories: [],
    executables: [],
    packageDatabases: [],
    secrets: [],
    nodeManifests: [],
    texts: {},
    oddities: [],
  };
}

describe('readPackedFacts', () => {
  it.each([0, 1, 300, 100_000])(
    'tells the length of the tar and that there are %i entries',
    entries => {
      expect(readPackedFacts(packLayerContents(contents({ entries })))).toEqual(
        {
          form: expect.any(Number),
          uncompressedBytes: 12_345,
          entryCount: entries,
          contentKey: expect.stringMatching(/^sha256:/),
        },
      );
    },
  );

  it('reads on where the facts before the entries are long', () => {
    const whiteouts = Array.from({ length: 20_000 }, () =>
      randomBytes(20).toString('hex'),
    );
    const packed = packLayerContents(contents({ entries: 7, whiteouts }));
    expect(packed.length).toBeGreaterThan(300_000);
    expect(readPackedFacts(packed).entryCount).toBe(20_007);
  });

  it.each([
    ['is something else', () => Buffer.from('nonsense')],
    ['is nothing', () => Buffer.alloc(0)],
    [
      'ends too early',
      () => packLayerContents(contents({ entries: 10 })).subarray(0, 20),
    ],
  ])('refuses what %s', (_, make) => {
    expect(() => readPackedFacts(make())).toThrow(/damaged/);
  });

  it('refuses another form', () => {
    const packed = Buffer.from(packLayerContents(contents({ entries: 1 })));
    packed[4] += 1;
    expect(() => readPackedFacts(packed)).toThrow();
  });
});
