import fc from 'fast-check';
import { CombineTestLayer, combineTest } from '../combine/testing';
import { ImageContents } from '../combine/ImageContents';
import { ImageDescription } from '../model';
import { TestImage, describeTestImage } from '../testing';
import { compareImages } from './compareImages';

interface Side extends TestImage {
  /** How many of its layers are the base's; absent: not known. */
  base?: number;
  configBytes?: number;
  contents?: ImageContents;
}

function sideOf({ base, configBytes, contents, ...image }: Side) {
  const described = describeTestImage(image);
  return {
    image: {
      ...described,
      ...(configBytes === undefined
        ? {}
        : {
            configBytes,
            compressedBytes: described.layerBytes + configBytes,
          }),
      layers: described.layers.map((layer, index) => ({
        ...layer,
        fromBase: base === undefined ? undefined : index < base,
      })),
    },
    contents,
  };
}

function compare(from: Side, to: Side) {
  return compareImages({ from: sideOf(from), to: sideOf(to) });
}

/** `kind from to bytes` of each row. */
function rows(comparison: ReturnType<typeof compare>): string[] {
  return comparison.layers.map(
    ({ kind, from = '-', to = '-', compressedBytes }) =>
      `${kind} ${from} ${to} ${compressedBytes}`,
  );
}

const steps = (...texts: string[]) =>
  texts.map(text => ({
    createdBy: `${text} # buildkit`,
    comment: 'buildkit.dockerfile.v0',
  }));

describe('comparing layers', () => {
  it('finds what stayed although something was put in before it', () => {
    const comparison = compare(
      { layers: ['debian', 'app'], layerBytes: [1_000, 100] },
      { layers: ['debian', 'certs', 'app'], layerBytes: [1_000, 30, 100] },
    );
    expect(rows(comparison)).toEqual([
      'unchanged 0 0 0',
      'added - 1 30',
      'unchanged 1 2 0',
    ]);
    expect(comparison.compressedBytes).toBe(30);
  });

  it('pairs what the same instruction made anew', () => {
    const comparison = compare(
      {
        layers: ['debian', 'apt 1', 'copy 1'],
        layerBytes: [1_000, 300, 100],
        history: steps('ADD rootfs', 'RUN apt-get install curl', 'COPY . /app'),
      },
      {
        layers: ['debian', 'apt 2', 'user', 'copy 2'],
        layerBytes: [1_000, 280, 5, 150],
        history: steps(
          'ADD rootfs',
          'RUN apt-get install curl',
          'RUN useradd app',
          'COPY . /app',
        ),
      },
    );
    expect(rows(comparison)).toEqual([
      'unchanged 0 0 0',
      'same-instruction 1 1 -20',
      'added - 2 5',
      'same-instruction 2 3 50',
    ]);
    expect(comparison.layers[1].instruction).toContain('apt-get install curl');
  });

  it('calls layers of the base so, where they changed', () => {
    const comparison = compare(
      {
        layers: ['debian 1', 'node 1', 'app'],
        layerBytes: [1_000, 500, 100],
        base: 2,
      },
      {
        layers: ['debian 2', 'node 2', 'npm', 'app'],
        layerBytes: [1_010, 450, 7, 100],
        base: 3,
      },
    );
    expect(rows(comparison)).toEqual([
      'base 0 0 10',
      'base 1 1 -50',
      'base - 2 7',
      'unchanged 2 3 0',
    ]);
  });

  it('calls a new base so where the old image had none', () => {
    const comparison = compare(
      { layers: ['app'], layerBytes: [100], base: 0 },
      { layers: ['debian', 'app'], layerBytes: [1_000, 100], base: 1 },
    );
    expect(rows(comparison)).toEqual(['base - 0 1000', 'unchanged 0 1 0']);
  });

  it('tells layers that are only compressed otherwise', () => {
    const from = sideOf({
      layers: ['debian', 'app'],
      layerBytes: [1_000, 100],
    });
    const to = {
      image: {
        ...from.image,
        digest: 'sha256:other',
        layers: from.image.layers.map(layer =>
          layer.index === 0
            ? { ...layer, digest: 'sha256:zstd', compressedBytes: 800 }
            : layer,
        ),
      },
    };
    const comparison = compareImages({ from, to });
    expect(rows(comparison)).toEqual([
      'recompressed 0 0 -200',
      'unchanged 1 1 0',
    ]);
    expect(comparison.layers[0].uncompressedBytes).toBe(0);
    // Transferred by its digest, but what is above it need not be.
    expect(comparison.pull.reusedBytes).toBe(100);
  });

  it('goes by blobs where a config does not list diff IDs', () => {
    const without = ({ image }: { image: ImageDescription }) => ({
      image: {
        ...image,
        layers: image.layers.map(layer => ({ ...layer, diffId: undefined })),
      },
    });
    const comparison = compareImages({
      from: without(sideOf({ layers: ['a', 'b'], layerBytes: [10, 20] })),
      to: without(sideOf({ layers: ['a', 'c'], layerBytes: [10, 25] })),
    });
    expect(rows(comparison)).toEqual([
      'unchanged 0 0 0',
      'removed 1 - -20',
      'added - 1 25',
    ]);
  });

  it('counts a blob that an image lists twice once', () => {
    const comparison = compare(
      { layers: ['a', 'empty', 'b', 'empty'], layerBytes: [10, 32, 20, 32] },
      { layers: ['a', 'b'], layerBytes: [10, 20] },
    );
    expect(rows(comparison)).toEqual([
      'unchanged 0 0 0',
      'removed 1 - -32',
      'unchanged 2 1 0',
      'removed 3 - 0',
    ]);
    expect(comparison.compressedBytes).toBe(-32);
  });

  it('finds nothing to tell between an image and itself', () => {
    const image = { layers: ['a', 'b'], layerBytes: [10, 20] };
    const comparison = compare(image, image);
    expect(comparison.compressedBytes).toBe(0);
    expect(comparison.pull).toEqual({
      reusedBytes: sideOf(image).image.compressedBytes,
      transferredBytes: 0,
    });
  });

  it('knows uncompressed changes where both tars were measured', () => {
    const layersOf = (bytes: number): CombineTestLayer[] => [
      { files: { a: 1 }, uncompressedBytes: bytes },
    ];
    const comparison = compare(
      { layers: ['a'], base: 0, contents: combineTest(layersOf(4_000)) },
      { layers: ['b'], base: 0, contents: combineTest(layersOf(6_000)) },
    );
    expect(
      comparison.layers.map(({ uncompressedBytes }) => uncompressedBytes),
    ).toEqual([-4_000, 6_000]);
    const unknown = compare({ layers: ['a'] }, { layers: ['b'] });
    expect(unknown.layers[0]).not.toHaveProperty('uncompressedBytes');
  });

  it('adds up to the difference of the images, whatever they are', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const BYTES: Record<string, number> = {
      a: 1,
      b: 20,
      c: 300,
      d: 4e3,
      e: 5e4,
    };
    const side = fc
      .record({
        layers: fc.array(word, { maxLength: 7 }),
        base: fc.option(fc.nat(7), { nil: undefined }),
        configBytes: fc.nat(3_000),
        texts: fc.array(fc.constantFrom('RUN x', 'RUN y'), {
          minLength: 7,
          maxLength: 7,
        }),
      })
      .map(({ texts, ...given }) => ({
        ...given,
        name: JSON.stringify(given),
        layerBytes: given.layers.map(layer => BYTES[layer]),
        history: steps(...texts.slice(0, given.layers.length)),
      }));
    fc.assert(
      fc.property(side, side, (one, other) => {
        const from = sideOf(one);
        const to = sideOf(other);
        const comparison = compareImages({ from, to });
        expect(comparison.compressedBytes).toBe(
          to.image.compressedBytes - from.image.compressedBytes,
        );
        expect(
          comparison.layers.reduce((sum, row) => sum + row.compressedBytes, 0),
        ).toBe(comparison.compressedBytes - comparison.configBytes);
        const { reusedBytes, transferredBytes } = comparison.pull;
        expect(reusedBytes + transferredBytes).toBe(to.image.compressedBytes);
        // Every layer of both is in one row, in order.
        const indexes = (key: 'from' | 'to') =>
          comparison.layers.flatMap(row => row[key] ?? []);
        expect(indexes('to')).toEqual([...to.image.layers.keys()]);
        expect(indexes('from')).toEqual([...from.image.layers.keys()]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is not held up by images of more layers than any has', () => {
    const many = (word: string) => ({
      layers: Array.from({ length: 5_000 }, (_, index) => `${word}${index}`),
      layerBytes: Array.from({ length: 5_000 }, () => 1),
    });
    const from = sideOf(many('a'));
    const to = sideOf(many('b'));
    const begin = process.cpuUsage();
    expect(compareImages({ from, to }).layers).toHaveLength(10_000);
    expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(5);
  });
});

describe('what a node that holds the first image transfers', () => {
  /** Layers of a test repository of regclient. */
  const b1 = { layers: ['b'], layerBytes: [106], configBytes: 1_000 };
  const v1 = {
    layers: ['b', '1'],
    layerBytes: [106, 103],
    configBytes: 1_418,
  };
  const v2 = {
    layers: ['b', '1', '2'],
    layerBytes: [106, 103, 103],
    configBytes: 1_618,
  };
  const v3 = {
    layers: ['b', '1', '2', '3', '4'],
    layerBytes: [106, 103, 103, 103, 227],
    configBytes: 2_012,
  };

  it.each([
    [b1, v1, 103],
    [v1, v2, 103],
    [v2, v3, 330],
  ])('are the new layers and the new config', (from, to, layerBytes) => {
    const { pull } = compare(from, to);
    expect(pull.transferredBytes).toBe(layerBytes + to.configBytes);
    expect(pull.reusedBytes).toBe(
      to.layerBytes.reduce((sum, bytes) => sum + bytes, 0) - layerBytes,
    );
  });

  it('is 78 % of nginx:alpine where only its top layer is new', () => {
    const layerBytes = [
      3_849_738, 1_931_156, 629, 965, 404, 1_210, 1_400, 20_525_064,
    ];
    const layers = layerBytes.map((_, index) => `layer ${index}`);
    const { pull, layers: changes } = compare(
      { layers, layerBytes, configBytes: 0 },
      { layers: [...layers.slice(0, 7), 'new'], layerBytes, configBytes: 0 },
    );
    expect(pull).toEqual({
      transferredBytes: 20_525_064,
      reusedBytes: 26_310_566 - 20_525_064,
    });
    expect((pull.transferredBytes / 26_310_566).toFixed(3)).toBe('0.780');
    expect(changes).toHaveLength(9);
  });

  it('includes what stands above a change, the same or not', () => {
    const { pull } = compare(
      { layers: ['a', 'b', 'c'], layerBytes: [1, 20, 300], configBytes: 0 },
      { layers: ['a', 'B', 'c'], layerBytes: [1, 25, 300], configBytes: 0 },
    );
    expect(pull).toEqual({ reusedBytes: 1, transferredBytes: 325 });
  });
});

describe('comparing contents', () => {
  const compareLayers = (from: CombineTestLayer[], to: CombineTestLayer[]) => {
    const { contents } = compare(
      { layers: ['a'], contents: combineTest(from) },
      { layers: ['b'], contents: combineTest(to) },
    );
    if (!contents.known) {
      throw new Error(contents.reason);
    }
    return contents;
  };

  it('tells what is added, removed and changed, largest first', () => {
    const contents = compareLayers(
      [
        {
          files: {
            'app/old': 10,
            'app/grown': { bytes: 100, hash: '1' },
            'app/rebuilt': { bytes: 70, hash: '1' },
            'app/same': { bytes: 50, hash: '1' },
          },
        },
      ],
      [
        {
          files: {
            'app/new': 30,
            'app/grown': { bytes: 120, hash: '2' },
            'app/rebuilt': { bytes: 70, hash: '2' },
            'app/same': { bytes: 50, hash: '1', uid: 1_000 },
          },
        },
      ],
    );
    expect(contents.files).toEqual([
      { name: 'app/new', kind: 'added', fromBytes: 0, toBytes: 30, bytes: 30 },
      {
        name: 'app/grown',
        kind: 'changed',
        fromBytes: 100,
        toBytes: 120,
        bytes: 20,
      },
      {
        name: 'app/old',
        kind: 'removed',
        fromBytes: 10,
        toBytes: 0,
        bytes: -10,
      },
      {
        name: 'app/rebuilt',
        kind: 'changed',
        fromBytes: 70,
        toBytes: 70,
        bytes: 0,
      },
    ]);
    expect(contents.bytes).toBe(40);
  });

  it('takes files that were not hashed and are equally long for equal', () => {
    const contents = compareLayers(
      [{ files: { a: { bytes: 5, hash: undefined } } }],
      [{ files: { a: { bytes: 5, hash: 'now' } } }],
    );
    expect(contents.files).toEqual([]);
  });

  it('names the directories that explain it, none inside another', () => {
    const files = (salt: string) =>
      Object.fromEntries([
        ...Array.from({ length: 40 }, (_, index): [string, number] => [
          `app/node_modules/p${index}/${salt}.js`,
          100,
        ]),
        [`usr/lib/jvm/${salt}/modules`, 9_000],
        [`usr/lib/a/${salt}`, 10],
        ['etc/hosts', 5],
      ]);
    const contents = compareLayers(
      [{ files: files('one') }],
      [{ files: { ...files('two'), 'app/node_modules/p0/more.js': 400 } }],
    );
    expect(contents.directories).toEqual([
      {
        name: 'usr/lib/jvm/two',
        kind: 'added',
        fromBytes: 0,
        toBytes: 9_000,
        bytes: 9_000,
      },
      {
        name: 'usr/lib/jvm/one',
        kind: 'removed',
        fromBytes: 9_000,
        toBytes: 0,
        bytes: -9_000,
      },
      {
        name: 'app/node_modules',
        kind: 'changed',
        fromBytes: 4_000,
        toBytes: 4_400,
        bytes: 400,
      },
    ]);
  });

  it('compares packages by name, several versions of one kept apart', () => {
    const database = (...packages: [string, string, number][]) => [
      {
        files: { 'lib/apk/db/installed': 1 },
        packageDatabases: [
          {
            manager: 'apk' as const,
            path: 'lib/apk/db/installed',
            packages: packages.map(([name, version, installedBytes]) => ({
              name,
              version,
              installedBytes,
              depends: [],
              recommends: [],
            })),
          },
        ],
      },
    ];
    const contents = compareLayers(
      database(
        ['musl', '1.2.4', 600],
        ['curl', '8.0', 250],
        ['busybox', '1.36', 900],
        ['kernel', '5', 50],
        ['kernel', '6', 60],
      ),
      database(
        ['musl', '1.2.5', 620],
        ['busybox', '1.36', 900],
        ['zlib', '1.3', 100],
        ['kernel', '6', 60],
        ['kernel', '7', 75],
      ),
    );
    expect(contents.packages).toEqual([
      {
        name: 'curl',
        kind: 'removed',
        fromBytes: 250,
        toBytes: 0,
        bytes: -250,
        fromVersion: '8.0',
      },
      {
        name: 'zlib',
        kind: 'added',
        fromBytes: 0,
        toBytes: 100,
        bytes: 100,
        toVersion: '1.3',
      },
      {
        name: 'kernel',
        kind: 'changed',
        fromBytes: 50,
        toBytes: 75,
        bytes: 25,
        fromVersion: '5',
        toVersion: '7',
      },
      {
        name: 'musl',
        kind: 'changed',
        fromBytes: 600,
        toBytes: 620,
        bytes: 20,
        fromVersion: '1.2.4',
        toVersion: '1.2.5',
      },
    ]);
  });

  it('tells no more than 200 of a kind', () => {
    const files = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`d${index}/f`, index + 1]),
    );
    const contents = compareLayers([{}], [{ files }]);
    expect(contents.files).toHaveLength(200);
    expect(contents.directories).toHaveLength(200);
    expect(contents.files[0].name).toBe('d499/f');
    expect(contents.bytes).toBe((500 * 501) / 2);
  });

  it('says why it cannot, rather than take the unread for removed', () => {
    const read = combineTest([{ files: { a: 1 } }]);
    const partly = combineTest([
      { files: { a: 1 } },
      { unread: 'it is larger than 1 GB' },
    ]);
    const reason = (from?: ImageContents, to?: ImageContents) => {
      const { contents } = compare(
        { layers: ['a'], contents: from },
        { layers: ['b'], contents: to },
      );
      return contents.known ? undefined : contents.reason;
    };
    expect(reason(read, read)).toBeUndefined();
    expect(reason(undefined, read)).toBe(
      'the layers of the first image were not read',
    );
    expect(reason(read, partly)).toBe(
      'layer 2 of the second image is not known: it is larger than 1 GB',
    );
  });
});
