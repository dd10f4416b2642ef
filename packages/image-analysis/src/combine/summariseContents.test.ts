import fc from 'fast-check';
import { Step, TestImage, describeTestImage } from '../testing';
import { ContentsSummary } from './ContentsSummary';
import { summariseContents } from './summariseContents';
import { CombineTestLayer, combineTest } from './testing';

function summarise(
  layers: CombineTestLayer[],
  image: Partial<TestImage> & { base?: number } = {},
): ContentsSummary {
  const { base, ...given } = image;
  const described = describeTestImage({
    layers: layers.map((_, index) => `layer ${index}`),
    ...given,
  });
  return summariseContents({
    contents: combineTest(
      layers.map((layer, index) => ({
        ...layer,
        layer: { fromBase: index < (base ?? 0), ...layer.layer },
      })),
    ),
    image: {
      ...described,
      layers: described.layers.map((layer, index) => ({
        ...layer,
        fromBase: index < (base ?? 0),
      })),
    },
  });
}

const step = (text: string): Step => ({
  createdBy: `${text} # buildkit`,
  comment: 'buildkit.dockerfile.v0',
});

/** What is taken by what, by its kind. */
function spaceOf(summary: ContentsSummary): Record<string, number> {
  return Object.fromEntries(
    summary.space.map(({ kind, bytes }) => [kind, bytes]),
  );
}

const DPKG = {
  manager: 'dpkg' as const,
  path: 'var/lib/dpkg/status',
  packages: [
    {
      name: 'libc6',
      version: '2.36',
      installedBytes: 13_000,
      depends: [],
      recommends: [],
    },
    {
      name: 'gcc-12',
      version: '12.2',
      installedBytes: 50_000,
      depends: [],
      recommends: [],
    },
  ],
};

describe('what takes the space', () => {
  const summary = summarise(
    [
      {
        files: {
          'usr/lib/x86_64-linux-gnu/libc.so.6': 2_000,
          'usr/share/doc/libc6/changelog.gz': 300,
          'var/lib/dpkg/status': 500,
          'usr/local/bin/node': 90_000,
          'usr/local/lib/node_modules/npm/index.js': 10_000,
        },
        packageDatabases: [DPKG],
      },
      {
        files: {
          'usr/lib/gcc/x86_64-linux-gnu/12/cc1': 30_000,
          'usr/bin/x86_64-linux-gnu-gcc-12': 1_000,
          'usr/lib/x86_64-linux-gnu/libmpc.so.3': 100,
          'var/lib/apt/lists/Packages.lz4': 17_000,
        },
      },
      {
        files: {
          'app/server.js': 400,
          'app/server.js.map': 800,
          'app/.git/objects/pack/a.pack': 6_000,
          'app/node_modules/react/index.js': 5_000,
          'usr/bin/start': 50,
        },
      },
    ],
    {
      base: 1,
      history: [
        step('ADD rootfs'),
        step('RUN apt-get install gcc'),
        step('COPY . /'),
      ],
    },
  );

  it('is told by what it is for, and adds up', () => {
    expect(spaceOf(summary)).toEqual({
      // The base's run time, and the list of packages.
      system: 90_500,
      toolchain: 31_000,
      cache: 17_000,
      dependencies: 15_000,
      leftover: 6_000,
      packages: 2_100,
      debug: 800,
      // server.js, and what COPY put where packages lie.
      application: 450,
      documentation: 300,
    });
    expect(summary.space.map(({ kind }) => kind)[0]).toBe('system');
    expect(summary.space.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(
      summary.liveBytes,
    );
  });

  it('is packages in the image of a distribution itself, which was copied whole', () => {
    expect(
      spaceOf(
        summarise(
          [
            {
              files: { 'usr/bin/bash': 70, 'var/lib/dpkg/status': 5 },
              packageDatabases: [DPKG],
            },
          ],
          { history: [step('ADD rootfs.tar /')] },
        ),
      ),
    ).toEqual({ packages: 70, system: 5 });
  });

  it('is called system where no package manager is known', () => {
    expect(
      spaceOf(summarise([{ files: { 'bin/busybox': 800 } }], { base: 1 })),
    ).toEqual({ system: 800 });
  });

  it('is the application where it is all there is', () => {
    expect(
      spaceOf(
        summarise([{ files: { server: 900 } }], {
          history: [step('COPY /server /server')],
        }),
      ),
    ).toEqual({ application: 900 });
  });

  it('tells a Java program from the libraries beside it', () => {
    expect(
      spaceOf(
        summarise([
          {
            files: {
              'app/app.jar': 10,
              'app/lib/spring.jar': 200,
              'app/BOOT-INF/lib/jackson.jar': 3_000,
            },
          },
        ]),
      ),
    ).toEqual({ application: 10, dependencies: 3_200 });
  });

  it('tells libraries of Python from those that the distribution installs', () => {
    expect(
      spaceOf(
        summarise(
          [
            {
              files: {
                'usr/lib/python3/dist-packages/apt/a.py': 1,
                'usr/local/lib/python3.12/site-packages/flask/a.py': 20,
                'var/lib/dpkg/status': 300,
              },
              packageDatabases: [DPKG],
            },
          ],
          { base: 1 },
        ),
      ),
    ).toEqual({ packages: 1, dependencies: 20, system: 300 });
  });

  it('adds up for any paths', () => {
    const name = fc.constantFrom(
      ...[
        'usr',
        'lib',
        'app',
        'node_modules',
        '.git',
        '.cache',
        'pip',
        'x.jar',
      ],
      ...['a.js.map', 'site-packages', 'var', 'log', 'bin', 'gcc'],
    );
    const files = fc.dictionary(
      fc.array(name, { minLength: 1, maxLength: 4 }).map(all => all.join('/')),
      fc.nat(1_000),
      { maxKeys: 12 },
    );
    fc.assert(
      fc.property(fc.array(files, { maxLength: 3 }), layers => {
        const any = summarise(layers.map(one => ({ files: one })));
        expect(any.space.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(
          any.liveBytes,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('the directories of a layer', () => {
  const directoriesOf = (files: Record<string, number>) =>
    summarise([{ files }]).layers[0].directories;

  it('are those that explain most of it, none inside another', () => {
    const modules = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [
        `app/node_modules/p${index}/index.js`,
        100,
      ]),
    );
    expect(
      directoriesOf({
        ...modules,
        'app/src/main.js': 20,
        'usr/lib/jvm/java/lib/modules': 8_000,
        'usr/lib/other/a': 30,
        'opt/a/b/c/file': 900,
      }),
    ).toEqual([
      { path: 'usr/lib/jvm/java/lib', bytes: 8_000 },
      { path: 'app/node_modules', bytes: 5_000 },
      { path: 'opt/a/b/c', bytes: 900 },
    ]);
  });

  it('leave out what explains next to nothing', () => {
    expect(directoriesOf({ 'usr/lib/a': 100_000, 'etc/hosts': 10 })).toEqual([
      { path: 'usr/lib', bytes: 100_000 },
    ]);
  });

  it('stop where what is in them is too much to name', () => {
    expect(
      directoriesOf({ 'usr/bin/a': 50, 'usr/bin/b': 60, 'usr/x': 55 }),
    ).toEqual([{ path: 'usr', bytes: 165 }]);
  });

  it('are at most ten, and hidden files count: their bytes are in the layer', () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`d${index}/f`, index + 1]),
    );
    const [layer] = summarise([{ files }, { whiteouts: ['d29'] }]).layers;
    expect(layer.directories).toHaveLength(10);
    expect(layer.directories[0]).toEqual({ path: 'd29', bytes: 30 });
    expect(layer.files).toHaveLength(10);
    expect(layer.files[0]).toEqual({ path: 'd29/f', bytes: 30, isLive: false });
  });
});

describe('a summary', () => {
  it('is bounded, however much there is', () => {
    const many = (of: (index: number) => [string, number]) =>
      Object.fromEntries(Array.from({ length: 200 }, (_, index) => of(index)));
    const summary = summarise([
      {
        files: {
          ...many(index => [`home/u${index}/.cache/pip/a`, index + 1]),
          ...many(index => [`srv/s${index}/package-lock.json`, 10]),
          ...Object.fromEntries(
            Array.from({ length: 100 }, (_, index) => [
              `copies/${index}`,
              { bytes: 1_000 + Math.floor(index / 2), hash: `${index >> 1}` },
            ]),
          ),
          ...many(index => [`old/${index}`, index + 1]),
        },
      },
      { whiteouts: ['old'] },
    ]);
    expect(summary.groups).toHaveLength(50);
    expect(summary.hiddenFiles).toHaveLength(50);
    expect(summary.hiddenFiles[0]).toEqual({
      path: 'old/199',
      bytes: 200,
      how: 'removed',
      layer: 0,
      hiddenBy: 1,
    });
    expect(summary.duplicates).toHaveLength(20);
    expect(summary.largestFiles).toHaveLength(20);
    expect(summary.lockfiles).toHaveLength(50);
    expect(JSON.stringify(summary).length).toBeLessThan(40_000);
  });

  it('groups files by what they are for and where, and says what of them is live', () => {
    const summary = summarise([
      { files: { 'root/.cache/pip/a': 10, 'root/.cache/pip/b': 20 } },
      { files: { 'root/.cache/pip/c': 5 }, whiteouts: ['root/.cache/pip/a'] },
    ]);
    expect(summary.groups).toEqual([
      {
        family: 'cache',
        kind: 'pip',
        root: 'root/.cache/pip',
        layer: 0,
        fileCount: 2,
        bytes: 30,
        liveBytes: 20,
      },
      {
        family: 'cache',
        kind: 'pip',
        root: 'root/.cache/pip',
        layer: 1,
        fileCount: 1,
        bytes: 5,
        liveBytes: 5,
      },
    ]);
  });

  it('tells copies with a few of their paths', () => {
    const files = Object.fromEntries(
      Array.from({ length: 15 }, (_, index) => [
        `c${index}`,
        { bytes: 7, hash: 'same' },
      ]),
    );
    const summary = summarise([{ files }]);
    expect(summary.duplicates[0]).toMatchObject({ bytes: 7, copyCount: 15 });
    expect(summary.duplicates[0].paths).toHaveLength(10);
    expect(summary.duplicateBytes).toBe(98);
  });

  it('sums up packages and names the largest', () => {
    const summary = summarise([
      { files: { 'var/lib/dpkg/status': 1 }, packageDatabases: [DPKG] },
    ]);
    expect(summary.packages).toEqual([
      { manager: 'dpkg', count: 2, installedBytes: 63_000 },
    ]);
    expect(summary.largestPackages[0]).toEqual({
      name: 'gcc-12',
      version: '12.2',
      installedBytes: 50_000,
    });
  });

  it('names programs by what stripping them would take away', () => {
    const elf = {
      bytes: 5,
      kind: 'executable' as const,
      architecture: 'arm64',
      linkage: 'static' as const,
      language: 'go' as const,
      hasSections: true,
    };
    const summary = summarise([
      {
        files: { a: 5, b: 5, c: 5 },
        executables: [
          { ...elf, path: 'a', symbolBytes: 1, debugBytes: 1 },
          { ...elf, path: 'b', symbolBytes: 0, debugBytes: 0 },
          { ...elf, path: 'c', symbolBytes: 1, debugBytes: 3 },
        ],
      },
    ]);
    expect(summary.executables.map(({ path }) => path)).toEqual(['c', 'a']);
    expect(summary.executables[0]).toEqual({
      path: 'c',
      bytes: 5,
      architecture: 'arm64',
      linkage: 'static',
      language: 'go',
      symbolBytes: 1,
      debugBytes: 3,
    });
  });

  it('sums the tars where all are known', () => {
    const known = { files: { a: 1 }, uncompressedBytes: 2_000 };
    expect(summarise([known, known]).uncompressedBytes).toBe(4_000);
    const summary = summarise([known, { unread: 'too large' }]);
    expect(summary).not.toHaveProperty('uncompressedBytes');
    expect(summary.isComplete).toBe(false);
    expect(summary.layers[1]).toMatchObject({
      isRead: false,
      unreadReason: 'too large',
      directories: [],
      files: [],
    });
  });

  it.each([
    [
      'etc/os-release',
      'NAME="Debian"\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n',
      'Debian GNU/Linux 12 (bookworm)',
    ],
    ['usr/lib/os-release', "PRETTY_NAME='Wolfi'", 'Wolfi'],
    ['etc/os-release', 'NAME=Foo\nVERSION_ID=3', 'Foo 3'],
    ['etc/alpine-release', '3.20.1\n', 'Alpine Linux v3.20.1'],
    ['etc/debian_version', '12.5\n', 'Debian 12.5'],
    ['etc/os-release', 'no facts at all', undefined],
  ])('reads the system from %s: %j', (path, text, expected) => {
    const { operatingSystem } = summarise([
      { files: { [path]: 9 }, texts: { [path]: text } },
    ]);
    expect(operatingSystem).toBe(expected);
  });

  it('cuts the name of a system that is too long for one', () => {
    const { operatingSystem = '' } = summarise([
      {
        files: { 'etc/os-release': 9 },
        texts: { 'etc/os-release': `PRETTY_NAME=${'x'.repeat(5_000)}` },
      },
    ]);
    expect(operatingSystem).toMatch(/^x{100}/);
    expect(operatingSystem.length).toBeLessThan(130);
  });

  it('is plain JSON', () => {
    const summary = summarise([{ files: { a: 1 } }]);
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
  });
});
