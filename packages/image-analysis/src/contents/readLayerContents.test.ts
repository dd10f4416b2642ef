import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as zlib from 'node:zlib';
import type { LayerContents } from './LayerContents';
import { LayerContentsError } from './LayerContentsError';
import { readLayerContents } from './readLayerContents';
import { digestOfBytes, inParts, readBytes } from './testing/readBytes';
import {
  END,
  TestEntry,
  entryOf,
  longName,
  paxOf,
  tarOf,
} from './testing/tarOf';

const files: TestEntry[] = [
  { path: 'usr/', type: '5', mode: 0o755 },
  { path: 'usr/bin/', type: '5', mode: 0o755 },
  {
    path: 'usr/bin/sudo',
    body: 'x'.repeat(700),
    mode: 0o4755,
    uid: 0,
    gid: 7,
    time: 1_600_000_000,
  },
  { path: 'usr/bin/sh', type: '2', link: '../../bin/dash' },
  { path: 'usr/bin/sudoedit', type: '1', link: './usr/bin/sudo' },
  { path: 'dev/null', type: '3' },
  { path: 'run/pipe', type: '6' },
  { path: 'etc/empty', body: '' },
];

function pathsOf(contents: LayerContents) {
  return contents.entries.map(entry => entry.path);
}

async function failure(reading: Promise<unknown>): Promise<LayerContentsError> {
  const error = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof LayerContentsError)) {
    throw new Error(`expected a LayerContentsError, got ${error}`);
  }
  return error;
}

describe('readLayerContents', () => {
  it('lists what a layer holds, with type, bytes, mode, owner and time', async () => {
    const tar = tarOf(files);
    const blob = gzipSync(tar);

    const contents = await readBytes(blob);

    expect(contents).toMatchObject({
      version: 1,
      digest: digestOfBytes(blob),
      compressedBytes: blob.length,
      uncompressedBytes: tar.length,
      compression: 'gzip',
      whiteouts: [],
      opaqueDirectories: [],
      oddities: [],
    });
    expect(contents.entries).toEqual([
      expect.objectContaining({ path: 'usr', type: 'directory', bytes: 0 }),
      expect.objectContaining({ path: 'usr/bin', type: 'directory' }),
      {
        path: 'usr/bin/sudo',
        type: 'file',
        bytes: 700,
        mode: 0o4755,
        uid: 0,
        gid: 7,
        modifiedAt: 1_600_000_000,
        hash: expect.stringMatching(/^[A-Za-z0-9+/]{12}$/),
      },
      expect.objectContaining({
        path: 'usr/bin/sh',
        type: 'symlink',
        bytes: 0,
        linkTarget: '../../bin/dash',
      }),
      expect.objectContaining({
        path: 'usr/bin/sudoedit',
        type: 'hardlink',
        bytes: 0,
        linkTarget: 'usr/bin/sudo',
      }),
      expect.objectContaining({ path: 'dev/null', type: 'device' }),
      expect.objectContaining({ path: 'run/pipe', type: 'fifo' }),
      expect.not.objectContaining({ hash: expect.anything() }),
    ]);
  });

  it.each([1, 7, 511, 512, 513, 4_096])(
    'finds the same when a blob comes in parts of %d bytes',
    async partBytes => {
      const tar = tarOf([
        ...files,
        paxOf([['path', `deep/${'d'.repeat(300)}/file`]]),
        { path: 'short', body: 'y'.repeat(5_000) },
      ]);
      const whole = await readBytes(tar);

      expect(await readBytes(tar, { partBytes })).toEqual(whole);
      expect(await readBytes(gzipSync(tar), { partBytes })).toEqual({
        ...whole,
        digest: expect.any(String),
        compressedBytes: expect.any(Number),
        compression: 'gzip',
      });
    },
  );

  it('names contents by their hash, wherever they lie', async () => {
    const { entries } = await readBytes(
      tarOf([
        { path: 'a', body: 'same' },
        { path: 'b', body: 'same' },
        { path: 'c', body: 'else' },
        { path: 'big', body: Buffer.alloc(600_000, 1) },
        { path: 'big-too', body: Buffer.alloc(600_000, 1) },
      ]),
    );
    const [a, b, c, big, bigToo] = entries.map(entry => entry.hash);

    expect(a).toBe(b);
    expect(a).not.toBe(c);
    expect(big).toBe(bigToo);
  });

  describe('compression', () => {
    const tar = tarOf(files);
    const halves = [tar.subarray(0, 1_000), tar.subarray(1_000)];

    it('is told by the first bytes, not by a media type', async () => {
      expect((await readBytes(tar)).compression).toBe('none');
      expect((await readBytes(gzipSync(tar))).compression).toBe('gzip');
      expect((await readBytes(zlib.zstdCompressSync(tar))).compression).toBe(
        'zstd',
      );
    });

    it('may be gzip of several members, and padded by zeros', async () => {
      const members = halves.map(half => gzipSync(half));

      const contents = await readBytes(
        Buffer.concat([...members, Buffer.alloc(512)]),
      );

      expect(contents.uncompressedBytes).toBe(tar.length);
      expect(contents.entries).toHaveLength(files.length);
    });

    it.each([1, 5, 64, 1_000_000])(
      'may be zstd of many frames, skippable ones among them (parts of %d bytes)',
      async partBytes => {
        const skippable = Buffer.from('502a4d180500000068656c6c6f', 'hex');
        const empty = Buffer.from('5f2a4d1800000000', 'hex');
        const frames = [...tar]
          .reduce<Buffer[]>((parts, _, at) => {
            if (at % 700 === 0) {
              parts.push(tar.subarray(at, at + 700));
            }
            return parts;
          }, [])
          .map((part, at) =>
            zlib.zstdCompressSync(part, {
              params: {
                [zlib.constants.ZSTD_c_checksumFlag]: at % 2,
                [zlib.constants.ZSTD_c_contentSizeFlag]: at % 3 === 0 ? 1 : 0,
              },
            }),
          );
        const blob = Buffer.concat([
          skippable,
          ...frames.flatMap(frame => [frame, empty]),
        ]);

        const contents = await readBytes(blob, { partBytes });

        expect(contents.uncompressedBytes).toBe(tar.length);
        expect(contents.entries).toEqual((await readBytes(tar)).entries);
      },
    );

    it('of eStargz brings its own files, which are not the image’s', async () => {
      const blob = Buffer.concat(
        [
          entryOf({ path: '.no.prefetch.landmark', body: '\u000f' }),
          entryOf({ path: 'bin/app', body: 'app' }),
          entryOf({ path: 'stargz.index.json', body: '{}' }),
          END,
        ].map(part => gzipSync(part)),
      );

      expect(pathsOf(await readBytes(blob))).toEqual(['bin/app']);
    });

    it.each([
      ['bzip2', '425a6839314159265359'],
      ['xz', 'fd377a585a000004'],
      ['zip', '504b030414000000'],
      ['LZ4', '04224d186440'],
    ])('by %s is refused by name', async (name, hex) => {
      const error = await failure(readBytes(Buffer.from(hex, 'hex')));

      expect(error).toMatchObject({
        code: 'unsupported-compression',
        isPermanent: true,
      });
      expect(error.message).toContain(name);
    });

    it.each([
      ['gzip', gzipSync(tar)],
      ['zstd', zlib.zstdCompressSync(tar)],
    ])('by %s that breaks off is an error', async (_, blob) => {
      const short = blob.subarray(0, blob.length - 5);

      expect((await failure(readBytes(short))).code).toBe('truncated');
    });

    it.each([
      ['gzip', gzipSync(tar)],
      ['zstd', zlib.zstdCompressSync(tar)],
    ])('by %s that is damaged is an error', async (_, blob) => {
      const damaged = Buffer.from(blob);
      damaged.fill(0x55, 20, 60);

      expect((await failure(readBytes(damaged))).code).toBe('damaged');
    });

    it('by zstd with something else behind it is an error', async () => {
      const blob = Buffer.concat([
        zlib.zstdCompressSync(tar),
        Buffer.from('behind'),
      ]);

      expect((await failure(readBytes(blob))).code).toBe('damaged');
    });

    it('by zstd with a window beyond 64 MiB is refused', async () => {
      const blob = zlib.zstdCompressSync(tar, {
        params: {
          [zlib.constants.ZSTD_c_windowLog]: 27,
          [zlib.constants.ZSTD_c_contentSizeFlag]: 0,
        },
      });
      // The frame states its window in the byte behind magic and descriptor.
      blob[5] = (27 - 10) << 3;
      blob[4] &= ~0x20;

      const error = await failure(readBytes(blob));

      expect(error.code).toBe('unsupported-compression');
      expect(error.message).toMatch(/window beyond 67108864 bytes/);
    });
  });

  describe('whiteouts', () => {
    it('are removals, not files', async () => {
      const contents = await readBytes(
        tarOf([
          { path: 'etc/.wh.old.conf' },
          { path: '.wh.opt' },
          { path: './var/cache/.wh..wh..opq' },
          { path: 'kept' },
        ]),
      );

      expect(contents.whiteouts).toEqual(['etc/old.conf', 'opt']);
      expect(contents.opaqueDirectories).toEqual(['var/cache']);
      expect(pathsOf(contents)).toEqual(['kept']);
    });

    it('of AUFS’s own books are passed over', async () => {
      const contents = await readBytes(
        tarOf([
          { path: '.wh..wh.plnk/', type: '5' },
          { path: '.wh..wh.plnk/12.34', body: 'x' },
          { path: '.wh..wh.aufs' },
          { path: '.wh..wh.orph/', type: '5' },
        ]),
      );

      expect(contents).toMatchObject({
        entries: [],
        whiteouts: [],
        opaqueDirectories: [],
      });
    });

    it('are told from names that only look like it', async () => {
      const contents = await readBytes(
        tarOf([{ path: 'a.wh.b', body: 'x' }, { path: 'etc/.wh.' }]),
      );

      expect(pathsOf(contents)).toEqual(['a.wh.b']);
      expect(contents.whiteouts).toEqual([]);
      expect(contents.oddities).toMatchObject([{ kind: 'empty-path' }]);
    });
  });

  describe('names and numbers', () => {
    it('may be long by ustar’s prefix, pax, or GNU', async () => {
      const long = `long/${'n'.repeat(500)}`;
      const target = `../${'t'.repeat(300)}`;

      const contents = await readBytes(
        tarOf([
          { path: 'name', prefix: 'a/prefix' },
          paxOf([
            ['path', long],
            ['linkpath', target],
          ]),
          { path: 'cut', type: '2', link: 'cut' },
          longName(`gnu/${long}`),
          longName(target, 'K'),
          { path: 'cut', type: '2', link: 'cut', magic: 'ustar  \0' },
          { path: 'after' },
        ]),
      );

      expect(contents.entries).toMatchObject([
        { path: 'a/prefix/name' },
        { path: long, linkTarget: target },
        { path: `gnu/${long}`, linkTarget: target },
        { path: 'after' },
      ]);
    });

    it('take GNU’s times for no prefix, and an early Go’s prefix for one', async () => {
      const contents = await readBytes(
        tarOf([
          {
            path: 'times',
            magic: 'ustar  \0',
            prefix: '14371436711\u000014371436711',
          },
          { path: 'name', magic: 'ustar  \0', prefix: 'var/lib' },
        ]),
      );

      expect(pathsOf(contents)).toEqual(['times', 'var/lib/name']);
    });

    it('are those of the global header until a local one says else', async () => {
      const contents = await readBytes(
        tarOf([
          paxOf(
            [
              ['mtime', '1500000000.75'],
              ['uid', '4242'],
            ],
            'g',
          ),
          { path: 'a' },
          paxOf([['mtime', '1400000000']]),
          { path: 'b' },
          { path: 'c' },
        ]),
      );

      expect(contents.entries).toMatchObject([
        { path: 'a', modifiedAt: 1_500_000_000, uid: 4_242 },
        { path: 'b', modifiedAt: 1_400_000_000, uid: 4_242 },
        { path: 'c', modifiedAt: 1_500_000_000 },
      ]);
    });

    it('may be written in base 256, and be negative where that makes sense', async () => {
      const contents = await readBytes(
        tarOf([
          {
            path: 'old',
            also: header => {
              header.fill(0xff, 136, 148);
              header.writeInt32BE(-86_400, 144);
              header.fill(0, 108, 116);
              header.writeUInt8(0x80, 108);
              header.writeUInt32BE(3_000_000_000, 112);
            },
          },
        ]),
      );

      expect(contents.entries).toMatchObject([
        { path: 'old', modifiedAt: -86_400, uid: 3_000_000_000 },
      ]);
    });

    it('may state a length by pax that the header cannot hold', async () => {
      const contents = await readBytes(
        tarOf([
          paxOf([['size', '5']]),
          { path: 'five', body: 'bytes', size: 0 },
          { path: 'next' },
        ]),
      );

      expect(contents.entries).toMatchObject([
        { path: 'five', bytes: 5 },
        { path: 'next' },
      ]);
    });

    it('of links and directories count no bytes, whatever their headers say', async () => {
      const contents = await readBytes(
        tarOf([
          { path: 'hard', type: '1', link: 'a', size: 4_096 },
          { path: 'dir', type: '5', size: 4_096 },
          { path: 'odd', type: '2', link: 'a', size: Buffer.alloc(12, 0xff) },
          { path: 'next' },
        ]),
      );

      expect(contents.entries.map(entry => entry.bytes)).toEqual([0, 0, 0, 0]);
      expect(contents.oddities).toEqual([
        { kind: 'negative-or-huge-length', count: 1, example: 'odd' },
      ]);
    });

    it('of the oldest tars tell a directory by its slash', async () => {
      const contents = await readBytes(
        tarOf([{ path: 'dir/', type: '\0', magic: '\0' }]),
      );

      expect(contents.entries).toMatchObject([
        { path: 'dir', type: 'directory' },
      ]);
    });
  });

  describe('sparse files count as long as they are when unpacked', () => {
    const gnu = (header: Buffer, isExtended: boolean) => {
      header.write('00000000000', 386);
      header.write('00000001000', 398);
      header.write(isExtended ? '\u0001' : '\0', 482);
      header.write('00000100000', 483);
    };

    it('in GNU’s old form, with and without more of the map', async () => {
      const extension = Buffer.alloc(512);
      extension.write('00000010000', 0);
      extension.write('00000000000', 12);
      const contents = await readBytes(
        Buffer.concat([
          entryOf({
            path: 'simple',
            type: 'S',
            magic: 'ustar  \0',
            body: Buffer.alloc(512, 7),
            also: header => gnu(header, false),
          }),
          entryOf({
            path: 'extended',
            type: 'S',
            magic: 'ustar  \0',
            size: 512,
            also: header => gnu(header, true),
          }),
          extension,
          Buffer.alloc(512, 7),
          entryOf({ path: 'next' }),
          END,
        ]),
      );

      expect(contents.entries).toMatchObject([
        { path: 'simple', type: 'file', bytes: 32_768 },
        { path: 'extended', type: 'file', bytes: 32_768 },
        { path: 'next' },
      ]);
      expect(contents.entries[0].hash).not.toBe(contents.entries[1].hash);
    });

    it('in the three forms by pax', async () => {
      const contents = await readBytes(
        tarOf([
          paxOf([
            ['GNU.sparse.size', '9000'],
            ['GNU.sparse.numblocks', '1'],
            ['GNU.sparse.offset', '0'],
            ['GNU.sparse.numbytes', '3'],
          ]),
          { path: 'zero', body: 'abc' },
          paxOf([
            ['GNU.sparse.size', '9000'],
            ['GNU.sparse.map', '0,3'],
          ]),
          { path: 'one', body: 'abc' },
          paxOf([
            ['GNU.sparse.major', '1'],
            ['GNU.sparse.minor', '0'],
            ['GNU.sparse.name', 'var/ten'],
            ['GNU.sparse.realsize', '9000'],
          ]),
          { path: 'GNUSparseFile.0/ten', body: '1\n0\n3\n' },
        ]),
      );

      expect(contents.entries).toMatchObject([
        { path: 'zero', bytes: 9_000 },
        { path: 'one', bytes: 9_000 },
        { path: 'var/ten', bytes: 9_000 },
      ]);
      expect(contents.entries[0].hash).toBe(contents.entries[1].hash);
    });

    it('but not as long as a lie', async () => {
      const contents = await readBytes(
        tarOf([
          paxOf([
            ['GNU.sparse.major', '1'],
            ['GNU.sparse.realsize', '9000000000000000'],
          ]),
          { path: 'lie', body: 'abc' },
        ]),
      );

      expect(contents.entries).toMatchObject([{ path: 'lie', bytes: 3 }]);
      expect(contents.oddities).toMatchObject([
        { kind: 'negative-or-huge-length' },
      ]);
    });
  });

  describe('path tricks', () => {
    it('end inside the image, and are noted', async () => {
      const contents = await readBytes(
        tarOf([
          { path: '/etc/absolute' },
          { path: './a/./b//c' },
          { path: 'a/../d' },
          { path: '../../etc/shadow' },
          { path: 'a/../../e' },
          { path: './', type: '5' },
          { path: '' },
          { path: 'hard', type: '1', link: '../../etc/passwd' },
        ]),
      );

      expect(pathsOf(contents)).toEqual([
        'etc/absolute',
        'a/b/c',
        'd',
        'etc/shadow',
        'e',
        'hard',
      ]);
      expect(contents.entries[5].linkTarget).toBe('etc/passwd');
      expect(contents.oddities).toEqual([
        { kind: 'path-escapes-root', count: 2, example: '../../etc/shadow' },
        { kind: 'empty-path', count: 1, example: '' },
      ]);
    });

    it('lose characters that no database takes or no eye sees', async () => {
      const contents = await readBytes(
        tarOf([
          paxOf([['path', 'nul\u0000byte']]),
          { path: 'x' },
          { path: 'line\nbreak' },
          { path: 'turn\u202egpj.exe' },
          { path: 'größe' },
          { path: 'x', also: header => header.write('\xff\xfe', 0, 'latin1') },
        ]),
      );

      expect(pathsOf(contents)).toEqual([
        'nul\ufffdbyte',
        'line\ufffdbreak',
        'turn\ufffdgpj.exe',
        'größe',
        '\ufffd\ufffd',
      ]);
      expect(contents.oddities).toMatchObject([
        { kind: 'odd-characters', count: 3 },
      ]);
    });

    it('beyond 4 KiB are left out', async () => {
      const contents = await readBytes(
        tarOf([
          paxOf([['path', 'p/'.repeat(2_100)]]),
          { path: 'x', body: 'body' },
          { path: 'next' },
        ]),
      );

      expect(pathsOf(contents)).toEqual(['next']);
      expect(contents.oddities).toMatchObject([
        { kind: 'path-too-long', count: 1 },
      ]);
      expect(contents.oddities[0].example.length).toBeLessThan(250);
    });

    it('by naming a path twice leave the last entry', async () => {
      const contents = await readBytes(
        tarOf([
          { path: 'dir/', type: '5', mode: 0o700 },
          { path: 'twice', body: '-----one' },
          { path: 'dir/', type: '5', mode: 0o755 },
          { path: './twice', body: 'two' },
        ]),
      );

      expect(contents.entries).toMatchObject([
        { path: 'dir', mode: 0o755 },
        { path: 'twice', bytes: 3 },
      ]);
      expect(contents.oddities).toEqual([
        { kind: 'duplicate-path', count: 1, example: 'twice' },
      ]);
    });
  });

  describe('archives that end oddly', () => {
    const one = entryOf({ path: 'one', body: 'body' });

    it('are read where only the end mark is missing', async () => {
      const contents = await readBytes(one);

      expect(pathsOf(contents)).toEqual(['one']);
      expect(contents.oddities).toMatchObject([{ kind: 'missing-end' }]);
    });

    it('are read to the mark, and what is behind it is noted', async () => {
      const contents = await readBytes(
        Buffer.concat([one, END, Buffer.alloc(10_240), one]),
      );

      expect(pathsOf(contents)).toEqual(['one']);
      expect(contents.oddities).toEqual([
        { kind: 'trailing-data', count: 1, example: '' },
      ]);
    });

    it.each([
      ['in a header', one.subarray(0, 300)],
      ['in a body', one.subarray(0, 514)],
    ])('%s are truncated', async (_, bytes) => {
      // The first header decides what it is, so another goes before.
      const tar = Buffer.concat([one, bytes]);

      expect((await failure(readBytes(gzipSync(tar)))).code).toBe('truncated');
    });

    it('with bytes between their entries are damaged', async () => {
      const tar = Buffer.concat([one, Buffer.alloc(512), one, END]);

      expect((await failure(readBytes(tar))).code).toBe('damaged');
    });

    it('are empty layers where nothing is in them', async () => {
      const contents = await readBytes(gzipSync(Buffer.alloc(1_024)));

      expect(contents).toMatchObject({
        entries: [],
        uncompressedBytes: 1_024,
        oddities: [],
      });
    });
  });

  describe('hostile archives', () => {
    it('that are none are told so', async () => {
      const error = await failure(
        readBytes(gzipSync(Buffer.from('no tar '.repeat(200)))),
      );

      expect(error.code).toBe('not-a-tar');
      expect(error.message).toContain('sha256:');
      expect(error.remedy).not.toBe('');
    });

    it('cannot expand without end', async () => {
      const zeros = gzipSync(
        Buffer.concat([
          entryOf({ path: 'zeros', size: 30_000_000 }),
          Buffer.alloc(30_000_000),
        ]),
      );

      const error = await failure(
        readBytes(zeros, { limits: { expansionFreeBytes: 1_000_000 } }),
      );

      expect(error.code).toBe('bomb');
    });

    it('cannot be longer than allowed, by what they state or by what comes', async () => {
      const limits = { uncompressedBytes: 100_000 };
      const states = tarOf([{ path: 'states', size: 200_000 }]);
      const comes = tarOf(
        Array.from({ length: 3 }, (_, at) => ({
          path: `f${at}`,
          body: Buffer.alloc(50_000),
        })),
      );

      for (const tar of [states, comes]) {
        const error = await failure(readBytes(tar, { limits }));
        expect(error.code).toBe('too-large');
      }
    });

    it('cannot have entries, or headers before an entry, without end', async () => {
      const limits = { entries: 100 };
      const entries = tarOf(
        Array.from({ length: 101 }, (_, at) => ({ path: `f${at}` })),
      );
      const headers = tarOf(
        Array.from({ length: 101 }, () => paxOf([['path', 'x']])),
      );

      for (const tar of [entries, headers]) {
        const error = await failure(readBytes(tar, { limits }));
        expect(error.code).toBe('too-many-entries');
      }
    });

    it.each(['x', 'g', 'L', 'K'])(
      'cannot have an extended header (%s) beyond 1 MiB',
      async type => {
        const tar = tarOf([{ path: 'h', type, size: 1_048_577 }]);

        expect((await failure(readBytes(tar))).code).toBe('header-too-large');
      },
    );

    it('cannot have a map of a sparse file beyond 1 MiB', async () => {
      const block = Buffer.alloc(512);
      for (let at = 0; at < 21 * 24; at += 12) {
        block.write('77777777777', at);
      }
      block.write('\u0001', 504);
      const tar = Buffer.concat([
        entryOf({
          path: 'sparse',
          type: 'S',
          magic: 'ustar  \0',
          also: header => header.write('\u0001', 482),
        }),
        ...Array.from({ length: 5_000 }, () => block),
      ]);

      expect((await failure(readBytes(tar))).code).toBe('header-too-large');
    });

    it.each([
      ['a negative length', { path: 'n', size: Buffer.alloc(12, 0xff) }],
      [
        'a length that is no number',
        { path: 'n', size: Buffer.from('12345z789012') },
      ],
      [
        'a record that reaches too far',
        { path: 'h', type: 'x', body: '99 path=x\n' },
      ],
      [
        'a record without its length',
        { path: 'h', type: 'x', body: 'path=x\n' },
      ],
      ['a record of no length', { path: 'h', type: 'x', body: '0 path=x\n' }],
    ])('with %s are damaged', async (_, entry) => {
      const tar = Buffer.concat([entryOf({ path: 'a' }), entryOf(entry), END]);

      expect((await failure(readBytes(tar))).code).toBe('damaged');
    });

    it('with a wrong checksum are damaged', async () => {
      const tar = tarOf([{ path: 'one' }, { path: 'two' }]);
      tar.write('x', 512);

      expect((await failure(readBytes(tar))).code).toBe('damaged');
    });

    it('with entries of unknown kinds are read without those', async () => {
      const contents = await readBytes(
        tarOf([
          { path: 'label', type: 'V' },
          { path: 'what', type: 'Z', body: 'body' },
          { path: 'next' },
        ]),
      );

      expect(pathsOf(contents)).toEqual(['next']);
      expect(contents.oddities).toEqual([
        { kind: 'unknown-entry-type', count: 1, example: 'what' },
      ]);
    });
  });

  describe('the blob’s source', () => {
    it('is read to its end, also behind the end of the tar', async () => {
      let isAtEnd = false;
      async function* blob() {
        yield* inParts(tarOf(files));
        yield Buffer.alloc(100_000);
        isAtEnd = true;
      }

      await readLayerContents({
        blob: blob(),
        digest: 'sha256:x',
        compressedBytes: 1,
      });

      expect(isAtEnd).toBe(true);
    });

    it.each([
      ['plain', tarOf(files)],
      ['gzip', gzipSync(tarOf(files))],
      ['zstd', zlib.zstdCompressSync(tarOf(files))],
    ])(
      'of a %s layer that fails at its end fails the reading',
      async (_, bytes) => {
        const wrong = new Error('the blob has another digest');
        async function* blob() {
          yield* inParts(bytes);
          throw wrong;
        }

        await expect(
          readLayerContents({
            blob: blob(),
            digest: 'sha256:x',
            compressedBytes: 1,
          }),
        ).rejects.toBe(wrong);
      },
    );

    it('is closed where the reading gives up', async () => {
      let isClosed = false;
      async function* blob() {
        try {
          for (;;) {
            yield Buffer.from('no tar at all, without end '.repeat(100));
          }
        } finally {
          isClosed = true;
        }
      }

      await failure(
        readLayerContents({
          blob: blob(),
          digest: 'sha256:x',
          compressedBytes: 1,
        }),
      );

      expect(isClosed).toBe(true);
    });

    it('may hang: an abort ends the reading all the same', async () => {
      const controller = new AbortController();
      const reason = new Error('enough');
      const bytes = gzipSync(tarOf(files));
      async function* blob() {
        yield bytes.subarray(0, 100);
        await new Promise(() => {});
      }
      const reading = readLayerContents({
        blob: blob(),
        digest: 'sha256:x',
        compressedBytes: 1,
        signal: controller.signal,
      });

      controller.abort(reason);

      await expect(reading).rejects.toBe(reason);
    });
  });

  it('reads what the system’s own tar writes of real files', async () => {
    for (const format of ['ustar', 'pax', 'gnu', 'v7', 'oldgnu']) {
      const tar = execFileSync('tar', [
        '--create',
        '--file=-',
        `--format=${format}`,
        `--directory=${__dirname}`,
        '.',
      ]);

      const contents = await readBytes(gzipSync(tar), { partBytes: 10_000 });

      expect(contents.oddities).toEqual([]);
      expect(
        contents.entries.find(({ path }) => path === 'testing/tarOf.ts'),
      ).toMatchObject({
        type: 'file',
        bytes: readFileSync(`${__dirname}/testing/tarOf.ts`).length,
      });
      expect(gunzipSync(gzipSync(tar))).toHaveLength(
        contents.uncompressedBytes,
      );
    }
  });
});
