import fc from 'fast-check';
import { LayerContents, LayerEntry } from '../contents/LayerContents';
import { layerContentsOf } from '../rules/testing';
import { combineContents } from './combineContents';
import { ImageContents } from './ImageContents';
import { combineTest, directory, testContents, testLayer } from './testing';

/** `path@layer` of what is live, in alphabetical order. */
function live(contents: ImageContents): string[] {
  return contents.files
    .filter(({ hidden: by }) => by === undefined)
    .map(({ path, layer }) => `${path}@${layer}`)
    .sort();
}

/** `path@layer how by` of what is hidden. */
function hidden(contents: ImageContents): string[] {
  return contents.files
    .flatMap(({ path, layer, hidden: by }) =>
      by ? [`${path}@${layer} ${by.how} ${by.by}`] : [],
    )
    .sort();
}

describe('laying layers over each other', () => {
  it('keeps what nothing touches', () => {
    const contents = combineTest([
      { files: { 'etc/hosts': 10, 'usr/bin/curl': 90 } },
      { files: { 'app/main.js': 100 } },
    ]);
    expect(contents).toMatchObject({
      fileBytes: 200,
      liveBytes: 200,
      wastedBytes: 0,
      efficiency: 1,
      hidden: { removed: 0, rewritten: 0, metadata: 0 },
      isComplete: true,
    });
    expect(contents.liveFile('usr/bin/curl')).toMatchObject({
      id: 1,
      layer: 0,
      bytes: 90,
    });
    expect(contents.liveType('usr/bin')).toBe('directory');
    expect(contents.liveType('')).toBe('directory');
    expect(contents.liveType('usr/bin/wget')).toBeUndefined();
  });

  it('removes by whiteouts, files and directories alike', () => {
    const contents = combineTest([
      { files: { 'a/one': 1, 'a/two': 2, 'b/three': 4, four: 8 } },
      { whiteouts: ['a', 'four'] },
    ]);
    expect(live(contents)).toEqual(['b/three@0']);
    expect(hidden(contents)).toEqual([
      'a/one@0 removed 1',
      'a/two@0 removed 1',
      'four@0 removed 1',
    ]);
    expect(contents.liveType('a')).toBeUndefined();
    expect(contents.layers[0].owns.removed).toBe(11);
    expect(contents.layers[1].hides.removed).toBe(11);
  });

  it('removes all below an opaque directory, and nothing of its own layer', () => {
    const contents = combineTest([
      { files: { 'd/old': 1, 'd/deep/old': 2, e: 4 } },
      { files: { 'd/new': 8 }, opaqueDirectories: ['d'] },
    ]);
    expect(live(contents)).toEqual(['d/new@1', 'e@0']);
    expect(contents.liveType('d/deep')).toBeUndefined();
  });

  it('lets an opaque root hide everything below', () => {
    const contents = combineTest([
      { files: { a: 1, 'b/c': 2 } },
      { files: { d: 4 }, opaqueDirectories: [''] },
    ]);
    expect(live(contents)).toEqual(['d@1']);
  });

  it('keeps what a layer both removes and writes, and says that it was rewritten', () => {
    const contents = combineTest([
      {
        files: {
          'd/same': { bytes: 1, hash: 'same' },
          'd/other': 2,
          'd/gone': 4,
        },
      },
      {
        files: { 'd/same': { bytes: 1, hash: 'same' }, 'd/other': 2 },
        whiteouts: ['d'],
      },
    ]);
    expect(live(contents)).toEqual(['d/other@1', 'd/same@1']);
    expect(hidden(contents)).toEqual([
      'd/gone@0 removed 1',
      'd/other@0 rewritten 1',
      'd/same@0 metadata 1',
    ]);
  });

  it('tells other contents from another owner, mode or time by hashes', () => {
    const contents = combineTest([
      {
        files: {
          chowned: { bytes: 5, hash: 'x' },
          changed: { bytes: 5, hash: 'y' },
          grown: { bytes: 5, hash: 'z' },
          empty: { bytes: 0, hash: undefined },
        },
      },
      {
        files: {
          chowned: { bytes: 5, hash: 'x', uid: 1_000, modifiedAt: 99 },
          changed: { bytes: 5, hash: 'Y' },
          grown: { bytes: 6, hash: 'z' },
          empty: { bytes: 0, hash: undefined },
        },
      },
    ]);
    expect(hidden(contents)).toEqual([
      'changed@0 rewritten 1',
      'chowned@0 metadata 1',
      'empty@0 metadata 1',
      'grown@0 rewritten 1',
    ]);
  });

  it('takes equal length and time for equal contents where hashes are missing', () => {
    const file = { bytes: 5, hash: undefined, modifiedAt: 1_700_000_000 };
    const contents = combineTest([
      {
        files: {
          touched: file,
          chowned: file,
          timeless: { ...file, modifiedAt: undefined },
        },
      },
      {
        files: {
          touched: { ...file, modifiedAt: 1_700_000_001 },
          chowned: { ...file, uid: 33 },
          timeless: { ...file, modifiedAt: undefined },
        },
      },
    ]);
    expect(hidden(contents)).toEqual([
      'chowned@0 metadata 1',
      'timeless@0 rewritten 1',
      'touched@0 rewritten 1',
    ]);
  });

  it('hides all below a directory that a file replaces', () => {
    const contents = combineTest([
      { files: { 'd/one': 1, 'd/e/two': 2 } },
      { files: { d: 4 } },
    ]);
    expect(live(contents)).toEqual(['d@1']);
    expect(contents.liveType('d')).toBe('file');
    expect(hidden(contents)).toEqual([
      'd/e/two@0 removed 1',
      'd/one@0 removed 1',
    ]);
  });

  it('hides a file that a directory replaces, listed or implied', () => {
    const contents = combineTest([
      { files: { listed: 1, implied: 2 } },
      {
        files: { 'implied/file': 4 },
        others: [directory('listed')],
      },
    ]);
    expect(live(contents)).toEqual(['implied/file@1']);
    expect(contents.liveType('listed')).toBe('directory');
    expect(hidden(contents)).toEqual([
      'implied@0 rewritten 1',
      'listed@0 rewritten 1',
    ]);
  });

  it('hides a file that a link, a device or a pipe replaces', () => {
    const contents = combineTest([
      { files: { link: 1, device: 2, pipe: 4 } },
      {
        others: [
          { path: 'link', type: 'symlink', linkTarget: '/elsewhere' },
          { path: 'device', type: 'device' },
          { path: 'pipe', type: 'fifo' },
        ],
      },
    ]);
    expect(contents.hidden.rewritten).toBe(7);
    expect(contents.liveType('link')).toBe('symlink');
    expect(contents.linkTarget('link')).toBe('/elsewhere');
    expect(contents.liveType('device')).toBe('device');
  });

  it('does not follow links of directories', () => {
    const contents = combineTest([
      {
        files: { 'usr/lib/a.so': 1 },
        others: [{ path: 'lib', type: 'symlink', linkTarget: 'usr/lib' }],
      },
      { files: { 'lib/a.so': 2 } },
    ]);
    // Written through the link; what is there is not known to be replaced.
    expect(live(contents)).toEqual(['lib/a.so@1', 'usr/lib/a.so@0']);
    expect(contents.liveType('lib')).toBe('symlink');
  });

  it('puts a directory in the place of a link, keeping what is below', () => {
    const contents = combineTest([
      { others: [{ path: 'lib', type: 'symlink', linkTarget: 'usr/lib' }] },
      { files: { 'lib/a.so': 2 }, others: [directory('lib')] },
    ]);
    expect(contents.liveType('lib')).toBe('directory');
    expect(live(contents)).toEqual(['lib/a.so@1']);
  });

  it('brings back what was removed, as a version of its own', () => {
    const contents = combineTest([
      { files: { a: { bytes: 1, hash: 'a' } } },
      { whiteouts: ['a'] },
      { files: { a: { bytes: 1, hash: 'a' } } },
    ]);
    expect(live(contents)).toEqual(['a@2']);
    expect(hidden(contents)).toEqual(['a@0 removed 1']);
  });

  it('does not mind whiteouts of what is not there', () => {
    const contents = combineTest([
      { files: { a: 1 }, whiteouts: ['a', 'nowhere/b'] },
      { whiteouts: ['c'], opaqueDirectories: ['d/e'] },
    ]);
    // A layer's whiteouts are about the layers below it alone.
    expect(live(contents)).toEqual(['a@0']);
  });

  it('takes a path that one tar uses as file and as directory by its last word', () => {
    const contents = combineTest([
      {
        files: { 'a/b': 1, a: 2, c: 4, 'c/d': 8 },
      },
    ]);
    expect(live(contents)).toEqual(['a@0', 'c/d@0']);
    expect(contents.fileBytes).toBe(10);
    expect(contents.wastedBytes).toBe(0);
    expect(contents.files.map(({ id }) => id)).toEqual([0, 1]);
  });
});

describe('hard links', () => {
  const LINKED = {
    files: { 'usr/bin/perl': 100 },
    others: [
      {
        path: 'usr/bin/perl5',
        type: 'hardlink' as const,
        linkTarget: 'usr/bin/perl',
      },
    ],
  };

  it('count once, and show the file that they are', () => {
    const contents = combineTest([LINKED]);
    expect(contents.fileBytes).toBe(100);
    expect(contents.liveFile('usr/bin/perl5')?.path).toBe('usr/bin/perl');
    expect(contents.liveType('usr/bin/perl5')).toBe('hardlink');
    expect(contents.linkTarget('usr/bin/perl5')).toBe('usr/bin/perl');
    expect(contents.isHardLinked(0)).toBe(true);
    expect(contents.liveBelow('usr').map(({ path }) => path)).toEqual([
      'usr/bin/perl',
    ]);
    expect(contents.duplicates).toEqual([]);
  });

  it('keep a file alive whose first name is removed', () => {
    const contents = combineTest([LINKED, { whiteouts: ['usr/bin/perl'] }]);
    expect(contents.liveBytes).toBe(100);
    expect(contents.wastedBytes).toBe(0);
    expect(contents.files[0].path).toBe('usr/bin/perl5');
    expect(contents.liveType('usr/bin/perl5')).toBe('file');
    expect(contents.isHardLinked(0)).toBe(false);
  });

  it('let it go with its last name', () => {
    const contents = combineTest([
      LINKED,
      { whiteouts: ['usr/bin/perl'] },
      { whiteouts: ['usr/bin/perl5'] },
    ]);
    expect(hidden(contents)).toEqual(['usr/bin/perl5@0 removed 2']);
  });

  it('may stand before their target in the tar', () => {
    const layer = testLayer(0);
    const contents = testContents(LINKED, layer);
    const combined = combineContents({
      layers: [
        {
          layer,
          contents: { ...contents, entries: [...contents.entries].reverse() },
        },
      ],
    });
    expect(combined.isHardLinked(0)).toBe(true);
  });

  it('may lead to layers below, or nowhere', () => {
    const contents = combineTest([
      { files: { a: 10 } },
      {
        others: [
          { path: 'b', type: 'hardlink', linkTarget: 'a' },
          { path: 'c', type: 'hardlink', linkTarget: 'nowhere' },
          { path: 'd', type: 'hardlink', linkTarget: 'd' },
        ],
      },
      { whiteouts: ['a'] },
    ]);
    expect(contents.liveFile('b')?.layer).toBe(0);
    expect(contents.liveBytes).toBe(10);
    expect(contents.liveType('c')).toBe('hardlink');
    expect(contents.linkTarget('c')).toBe('nowhere');
    expect(contents.liveFile('d')).toBeUndefined();
  });
});

describe('bases', () => {
  const layers = combineTest([
    {
      files: { 'etc/a': 1, 'etc/b': 2, 'etc/c': 4 },
      layer: { fromBase: true },
    },
    { files: { 'etc/a': 8 }, layer: { fromBase: true } },
    { files: { 'etc/b': 16, own: 32 }, layer: { fromBase: false } },
    { whiteouts: ['own', 'etc/c'], layer: { fromBase: false } },
  ]);

  it('keep what they hide of themselves apart from what we hide', () => {
    expect(layers.hidden).toEqual({ removed: 36, rewritten: 3, metadata: 0 });
    expect(layers.ownHidden).toEqual({
      removed: 32,
      rewritten: 0,
      metadata: 0,
    });
    // b and c; the base hid a itself.
    expect(layers.hiddenBaseBytes).toBe(6);
  });
});

describe('the compressed estimate', () => {
  it("is the hidden share of the owner's tar", () => {
    const contents = combineTest([
      {
        files: { a: 3_000, b: 1_000 },
        uncompressedBytes: 10_000,
        layer: { compressedBytes: 5_000 },
      },
      { whiteouts: ['a'] },
    ]);
    // 3,000 of 10,000, of 5,000.
    expect(contents.wastedCompressedBytes).toBe(1_500);
  });

  it('is the whole blob where nothing of it shows', () => {
    const contents = combineTest([
      {
        files: { a: 3_000 },
        uncompressedBytes: 10_000,
        layer: { compressedBytes: 5_000 },
      },
      { files: { a: 3_000 } },
    ]);
    expect(contents.wastedCompressedBytes).toBe(5_000);
  });

  it('is no whole blob where a link of it shows', () => {
    const contents = combineTest([
      {
        files: { a: 3_000 },
        others: [{ path: 'b', type: 'symlink', linkTarget: 'a' }],
        uncompressedBytes: 10_000,
        layer: { compressedBytes: 5_000 },
      },
      { whiteouts: ['a'] },
    ]);
    expect(contents.wastedCompressedBytes).toBe(1_500);
  });

  it('counts a blob that is there twice once, and not if either is needed', () => {
    const twice = { files: { a: 3_000 }, layer: { digest: 'sha256:same' } };
    expect(combineTest([twice, twice]).wastedCompressedBytes).toBe(0);
    expect(
      combineTest([twice, twice, { whiteouts: ['a'] }]).wastedCompressedBytes,
    ).toBe(1_000);
  });
});

describe('layers that were not read', () => {
  it('make the whole incomplete, and count for nothing', () => {
    const contents = combineTest([
      { files: { a: 1 } },
      { unread: 'it is larger than 1 GB' },
      { files: { a: 2 } },
      { unread: true },
    ]);
    expect(contents.isComplete).toBe(false);
    expect(contents.liveBytes).toBe(2);
    expect(contents.layers[1]).toMatchObject({
      isRead: false,
      unreadReason: 'it is larger than 1 GB',
      fileBytes: 0,
    });
    expect(contents.layers[3].unreadReason).toBe('it was not read');
  });

  it('need not be read where they hold nothing', () => {
    const contents = combineTest([
      { files: { a: 1 } },
      { unread: true, layer: { isEmpty: true } },
    ]);
    expect(contents.isComplete).toBe(true);
    expect(contents.layers[1]).toMatchObject({
      isRead: true,
      uncompressedBytes: 1_024,
    });
    expect(contents.layers[1]).not.toHaveProperty('unreadReason');
  });

  it('may be all of them', () => {
    const contents = combineTest([{ unread: true }, { unread: true }]);
    expect(contents).toMatchObject({
      isComplete: false,
      fileBytes: 0,
      efficiency: 1,
      dive: { efficiency: 1, wastedBytes: 0, userBytes: 0 },
    });
    expect(combineTest([])).toMatchObject({ isComplete: true, fileBytes: 0 });
  });

  it('include one whose paths imply more directories than memory holds', () => {
    // 1,100 paths of 2,000 directories each.
    const deep = 'd/'.repeat(1_998);
    const files = Object.fromEntries(
      Array.from({ length: 1_100 }, (_, index) => [`${index}/${deep}f`, 1]),
    );
    const contents = combineTest([{ files: { a: 1 } }, { files }]);
    expect(contents.isComplete).toBe(false);
    expect(contents.layers[1].unreadReason).toBe(
      'its paths lie in more and deeper directories than can be kept in mind',
    );
    expect(contents.liveBytes).toBe(1);
  });
});

describe('equal contents under several paths', () => {
  it('are found among live files, most wasteful first', () => {
    const contents = combineTest([
      {
        files: {
          'a/lib.so': { bytes: 100, hash: 'lib' },
          'b/lib.so': { bytes: 100, hash: 'lib' },
          'c/lib.so': { bytes: 100, hash: 'lib' },
          'a/big': { bytes: 150, hash: 'big' },
          'b/big': { bytes: 150, hash: 'big' },
          'a/none': { bytes: 0, hash: undefined },
          'b/none': { bytes: 0, hash: undefined },
          hidden: { bytes: 150, hash: 'big' },
        },
      },
      { whiteouts: ['hidden'] },
    ]);
    expect(contents.duplicates).toEqual([
      { bytes: 100, copies: [0, 1, 2], wastedBytes: 200 },
      { bytes: 150, copies: [3, 4], wastedBytes: 150 },
    ]);
  });
});

describe('facts of files', () => {
  const elf = {
    bytes: 5,
    kind: 'executable' as const,
    architecture: 'amd64',
    linkage: 'static' as const,
    symbolBytes: 1,
    debugBytes: 2,
    hasSections: true,
  };

  it('go with the version that is live', () => {
    const contents = combineTest([
      {
        files: { 'bin/a': 5, 'bin/b': 5 },
        executables: [
          { ...elf, path: 'bin/a' },
          { ...elf, path: 'bin/b' },
        ],
        nodeManifests: [
          { path: 'bin/b', name: 'old', dependencies: [], devDependencies: [] },
        ],
      },
      { files: { 'bin/b': 7 } },
    ]);
    expect(contents.executables).toEqual([{ ...elf, path: 'bin/a', file: 0 }]);
    expect(contents.nodeManifests).toEqual([]);
  });

  it('tell secrets that were removed as well: they are still in the image', () => {
    const sighting = {
      path: 'key',
      kind: 'private-key',
      seenIn: 'name' as const,
    };
    const contents = combineTest([
      { files: { key: 5 }, secrets: [sighting] },
      { whiteouts: ['key'] },
    ]);
    expect(contents.secrets).toEqual([
      { ...sighting, layer: 0, isLive: false },
    ]);
  });

  it('show the texts that are live', () => {
    const contents = combineTest([
      { files: { 'etc/os-release': 9 }, texts: { 'etc/os-release': 'ID=a' } },
      { files: { 'etc/os-release': 9 }, texts: { 'etc/os-release': 'ID=b' } },
    ]);
    expect(contents.texts).toEqual({ 'etc/os-release': 'ID=b' });
  });

  it('leave out what is about no file of its layer', () => {
    const contents = combineTest([
      { files: { a: 1 } },
      { executables: [{ ...elf, path: 'a' }], texts: { b: 'x' } },
    ]);
    expect(contents.executables).toEqual([]);
    expect(contents.texts).toEqual({});
  });

  it('tell oddities of every layer', () => {
    const oddity = { kind: 'missing-end' as const, count: 1, example: '' };
    const contents = combineTest([{}, { oddities: [oddity] }]);
    expect(contents.oddities).toEqual([{ ...oddity, layer: 1 }]);
  });
});

describe('packages', () => {
  const status = 'var/lib/dpkg/status';
  const pkg = (name: string, version: string) => ({
    name,
    version,
    installedBytes: 1_000,
    depends: [],
    recommends: [],
  });
  const database = (...packages: ReturnType<typeof pkg>[]) => ({
    files: { [status]: 10 * packages.length },
    packageDatabases: [{ manager: 'dpkg' as const, path: status, packages }],
  });

  it('are those of the topmost list, each with the layer that named it first', () => {
    const contents = combineTest([
      database(pkg('libc6', '2.36'), pkg('curl', '7.88'), pkg('vim', '9')),
      database(pkg('libc6', '2.36'), pkg('curl', '8.0')),
    ]);
    expect(
      contents.packages.map(({ name, version, layer }) => [
        name,
        version,
        layer,
      ]),
    ).toEqual([
      ['libc6', '2.36', 0],
      ['curl', '8.0', 1],
    ]);
  });

  it('are none where the list is removed', () => {
    const contents = combineTest([
      database(pkg('libc6', '2.36')),
      { whiteouts: ['var/lib/dpkg'] },
    ]);
    expect(contents.packages).toEqual([]);
  });

  it('come from all lists where there are several, as in distroless', () => {
    const part = (name: string) => ({
      manager: 'dpkg' as const,
      path: `var/lib/dpkg/status.d/${name}`,
      packages: [pkg(name, '1')],
    });
    const contents = combineTest([
      {
        files: { 'var/lib/dpkg/status.d/tzdata': 1 },
        packageDatabases: [part('tzdata')],
      },
      {
        files: { 'var/lib/dpkg/status.d/libc6': 1 },
        packageDatabases: [part('libc6')],
      },
    ]);
    expect(contents.packages.map(({ name, layer }) => [name, layer])).toEqual([
      ['tzdata', 0],
      ['libc6', 1],
    ]);
  });

  it('name no layer where one below was not read', () => {
    const contents = combineTest([
      { unread: true },
      database(pkg('libc6', '2.36')),
    ]);
    expect(contents.packages[0]).not.toHaveProperty('layer');
  });

  it('say why a list is not complete', () => {
    const contents = combineTest([
      {
        files: { 'var/lib/rpm/Packages': 5 },
        packageDatabases: [
          {
            manager: 'rpm',
            path: 'var/lib/rpm/Packages',
            packages: [],
            incomplete: 'the form is not read',
          },
        ],
      },
    ]);
    expect(contents.packagesIncomplete).toBe(
      'var/lib/rpm/Packages: the form is not read',
    );
  });
});

describe("Yarn's Plug'n'Play", () => {
  const cache = { 'app/.yarn/cache/a.zip': 100 };

  it('runs from what would be a cache without it', () => {
    const without = combineTest([{ files: cache }]);
    expect(without.files[0].trait?.kind).toBe('yarn');
    const contents = combineTest([
      { files: cache },
      { files: { 'app/.pnp.cjs': 5 } },
    ]);
    expect(contents.files[0].trait).toBeUndefined();
  });
});

describe('any layers', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const path = fc
    .array(name, { minLength: 1, maxLength: 3 })
    .map(names => names.join('/'));
  const entry = fc.record({
    path,
    type: fc.constantFrom<LayerEntry['type']>(
      'file',
      'file',
      'directory',
      'symlink',
    ),
    bytes: fc.integer({ min: 0, max: 9 }),
    hash: fc.constantFrom('x', 'y'),
  });
  const layer = fc.record({
    entries: fc.uniqueArray(entry, {
      maxLength: 6,
      selector: ({ path: unique }) => unique,
    }),
    whiteouts: fc.uniqueArray(path, { maxLength: 2 }),
    opaqueDirectories: fc.uniqueArray(path, { maxLength: 1 }),
  });

  function contentsOf(
    layers: {
      entries: {
        path: string;
        type: LayerEntry['type'];
        bytes: number;
        hash: string;
      }[];
      whiteouts: string[];
      opaqueDirectories: string[];
    }[],
  ): LayerContents[] {
    return layers.map(({ entries, ...marks }, index) => ({
      ...layerContentsOf({}, `layer ${index}`, 100),
      ...marks,
      entries: entries.map(({ bytes, type, hash, path: at }) => ({
        path: at,
        type,
        mode: 0o644,
        uid: 0,
        gid: 0,
        bytes: type === 'file' ? bytes : 0,
        ...(type === 'file' && bytes > 0 ? { hash } : {}),
      })),
    }));
  }

  /** The same by looking through all paths, again and again. */
  function plainOverlay(layers: LayerContents[]): string[] {
    const shown = new Map<string, { type: string; layer: number }>();
    const removeBelow = (directoryPath: string) => {
      for (const one of [...shown.keys()]) {
        if (one.startsWith(`${directoryPath}/`)) {
          shown.delete(one);
        }
      }
    };
    layers.forEach(({ entries, whiteouts, opaqueDirectories }, index) => {
      for (const opaque of opaqueDirectories) {
        removeBelow(opaque);
      }
      for (const whiteout of whiteouts) {
        shown.delete(whiteout);
        removeBelow(whiteout);
      }
      for (const { path: at, type } of entries) {
        const parts = at.split('/');
        parts.slice(0, -1).forEach((_, depth) => {
          const above = parts.slice(0, depth + 1).join('/');
          const node = shown.get(above);
          if (node === undefined) {
            shown.set(above, { type: 'directory', layer: index });
          } else if (node.type === 'file') {
            shown.set(above, { type: 'directory', layer: index });
          }
        });
        const before = shown.get(at);
        if (type === 'directory' && before?.type === 'directory') {
          continue;
        }
        const keeps =
          type === 'directory' ||
          (type === 'symlink' && before?.type === 'symlink');
        if (!keeps) {
          removeBelow(at);
        }
        shown.set(at, { type, layer: index });
      }
    });
    return [...shown]
      .filter(([, { type }]) => type === 'file')
      .map(([at, { layer: owner }]) => `${at}@${owner}`)
      .sort();
  }

  it('show what the plainest way to do it shows', () => {
    fc.assert(
      fc.property(fc.array(layer, { maxLength: 4 }), given => {
        const layers = contentsOf(given);
        const combined = combineContents({
          layers: layers.map((contents, index) => ({
            layer: testLayer(index),
            contents,
          })),
        });
        expect(live(combined)).toEqual(plainOverlay(layers));
      }),
      { numRuns: 2_000 },
    );
  });

  it('add up, whichever way they are summed', () => {
    fc.assert(
      fc.property(fc.array(layer, { maxLength: 4 }), given => {
        const combined = combineContents({
          layers: contentsOf(given).map((contents, index) => ({
            layer: testLayer(index),
            contents,
          })),
        });
        const { files, layers, hidden: wasted } = combined;
        const total = (of: Record<string, number>) =>
          Object.values(of).reduce((sum, bytes) => sum + bytes, 0);
        expect(files.map(({ id }) => id)).toEqual(
          files.map((_, index) => index),
        );
        expect(combined.liveBytes + combined.wastedBytes).toBe(
          combined.fileBytes,
        );
        expect(total({ ...wasted })).toBe(combined.wastedBytes);
        for (const how of ['removed', 'rewritten', 'metadata'] as const) {
          expect(layers.reduce((sum, { owns }) => sum + owns[how], 0)).toBe(
            wasted[how],
          );
          expect(layers.reduce((sum, { hides }) => sum + hides[how], 0)).toBe(
            wasted[how],
          );
        }
        expect(
          combined.liveBelow('').reduce((sum, { bytes }) => sum + bytes, 0),
        ).toBe(combined.liveBytes);
        for (const file of files) {
          expect(combined.liveFile(file.path) === file).toBe(
            file.hidden === undefined,
          );
          expect(file.hidden?.by ?? file.layer + 1).toBeGreaterThan(file.layer);
        }
        expect(combined.dive.efficiency).toBeGreaterThanOrEqual(0);
        expect(combined.dive.efficiency).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a large image', () => {
  it('of 300,000 files in 40 layers is combined in linear time', () => {
    const layers = Array.from({ length: 40 }, (_, index) => ({
      layer: testLayer(index),
      contents: testContents(
        {
          files: Object.fromEntries(
            Array.from({ length: 7_500 }, (_unused, file) => [
              // A third of them is written over by the next layer but nine.
              file % 3 === 0
                ? `usr/lib/d${file % 50}/p${index % 10}/f${file}.so`
                : `opt/l${index}/node_modules/p${file % 500}/lib/f${file}.js`,
              1_000,
            ]),
          ),
          whiteouts: [`opt/l${index - 20}/node_modules/p7`],
        },
        testLayer(index),
      ),
    }));
    const begin = process.cpuUsage();
    const contents = combineContents({ layers });
    const { user } = process.cpuUsage(begin);
    expect(contents.files).toHaveLength(300_000);
    // Less than a second on an idle machine; a quadratic way takes minutes.
    expect(user / 1e6).toBeLessThan(30);
  });
});
