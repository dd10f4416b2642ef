import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { LayerContents, LayerEntry } from './LayerContents';
import { packLayerContents } from './packLayerContents';
import { unpackLayerContents } from './unpackLayerContents';
import { PackedContentsError } from './pack/PackedContentsError';
import { readBytes } from './testing/readBytes';
import { tarOf } from './testing/tarOf';

const text = fc.string({ unit: 'binary', maxLength: 40 }).filter(isWellFormed);
const count = fc.oneof(fc.nat(5_000), fc.maxSafeNat());

/** Halves of characters are no UTF-8, and never come from reading bytes. */
function isWellFormed(value: string) {
  return Buffer.from(value, 'utf8').toString('utf8') === value;
}

const entry: fc.Arbitrary<LayerEntry> = fc.record(
  {
    path: text,
    type: fc.constantFrom(
      'file',
      'directory',
      'symlink',
      'hardlink',
      'device',
      'fifo',
    ),
    bytes: count,
    mode: fc.nat(0o7777),
    uid: count,
    gid: count,
    modifiedAt: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
    linkTarget: text,
    hash: fc.oneof(
      text,
      fc.uint8Array({ minLength: 9, maxLength: 9 }).map(toBase64),
    ),
  },
  { requiredKeys: ['path', 'type', 'bytes', 'mode', 'uid', 'gid'] },
);

function toBase64(bytes: Uint8Array) {
  return Buffer.from(bytes).toString('base64');
}

const contents: fc.Arbitrary<LayerContents> = fc.record({
  version: fc.constant(1),
  digest: text,
  compressedBytes: count,
  uncompressedBytes: count,
  compression: fc.constantFrom('none', 'gzip', 'zstd'),
  entries: fc.array(entry),
  whiteouts: fc.array(text),
  opaqueDirectories: fc.array(text),
  executables: fc.array(
    fc.record(
      {
        path: text,
        bytes: count,
        kind: fc.constantFrom('executable', 'shared-object', 'other'),
        architecture: text,
        linkage: fc.constantFrom('static', 'dynamic', 'unknown'),
        language: fc.constantFrom('go', 'rust'),
        symbolBytes: count,
        debugBytes: count,
        hasSections: fc.boolean(),
      },
      {
        requiredKeys: [
          'path',
          'bytes',
          'kind',
          'architecture',
          'linkage',
          'symbolBytes',
          'debugBytes',
          'hasSections',
        ],
      },
    ),
  ),
  packageDatabases: fc.constant([]),
  secrets: fc.array(
    fc.record(
      {
        path: text,
        kind: text,
        seenIn: fc.constantFrom('contents', 'name'),
        line: fc.integer({ min: 1, max: 1_000 }),
      },
      { requiredKeys: ['path', 'kind', 'seenIn'] },
    ),
  ),
  nodeManifests: fc.constant([]),
  texts: fc.dictionary(
    text.filter(key => key !== '__proto__'),
    text,
    { noNullPrototype: true },
  ),
  oddities: fc.constant([]),
});

function thrownBy(work: () => unknown): PackedContentsError {
  try {
    work();
  } catch (error) {
    if (error instanceof PackedContentsError) {
      return error;
    }
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('packLayerContents', () => {
  it('is undone by unpackLayerContents, whatever a layer holds', () => {
    fc.assert(
      fc.property(contents, given => {
        expect(unpackLayerContents(packLayerContents(given))).toEqual(given);
      }),
    );
  });

  it('brings back what was read from a layer', async () => {
    const read = await readBytes(
      gzipSync(
        tarOf([
          { path: 'app/node_modules/a/index.js', body: 'a' },
          { path: 'app/node_modules/a/package.json', body: '{}' },
          {
            path: 'app/package.json',
            body: '{"dependencies":{"a":"1"},"devDependencies":{"b":"1"}}',
          },
          { path: 'app/.wh.old' },
          { path: 'app/link', type: '2', link: 'größe\nzeile' },
          {
            path: 'lib/apk/db/installed',
            body: 'P:musl\nV:1.2.5\nA:x86_64\nI:10\nD:a b\n\n',
          },
          { path: 'etc/os-release', body: 'ID=alpine\n' },
        ]),
      ),
    );

    expect(unpackLayerContents(packLayerContents(read))).toEqual(read);
    expect(read.packageDatabases).toHaveLength(1);
  });

  it('takes fewer than 30 bytes for each of many files', async () => {
    const read = await readBytes(
      tarOf(
        Array.from({ length: 2_000 }, (_, at) => ({
          path: `usr/share/package-${at % 40}/file-${at}.txt`,
          body: `contents ${at}`,
        })),
      ),
    );

    expect(packLayerContents(read).length).toBeLessThan(2_000 * 30);
  });
});

describe('unpackLayerContents', () => {
  const packed = async () =>
    Buffer.from(
      packLayerContents(await readBytes(tarOf([{ path: 'a', body: 'b' }]))),
    );

  it('refuses what is no pack, and another form', async () => {
    const other = await packed();
    other[4] = 2;

    expect(thrownBy(() => unpackLayerContents(Buffer.alloc(0))).code).toBe(
      'damaged',
    );
    expect(
      thrownBy(() => unpackLayerContents(Buffer.from('JSON or so'))).code,
    ).toBe('damaged');
    expect(thrownBy(() => unpackLayerContents(other))).toMatchObject({
      code: 'unknown-form',
      remedy: expect.stringMatching(/Read the layer again/),
    });
  });

  it('refuses damage at any place, and any shorter part', async () => {
    const whole = await packed();
    for (let at = 0; at < whole.length; at += 1) {
      const damaged = Buffer.from(whole);
      damaged[at] ^= 0x41;
      expect(thrownBy(() => unpackLayerContents(damaged)).code).toBe(
        at === 4 ? 'unknown-form' : 'damaged',
      );
      expect(
        thrownBy(() => unpackLayerContents(whole.subarray(0, at))).code,
      ).toBe('damaged');
    }
  });

  it('refuses well deflated nonsense without using much memory', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        const error = thrownBy(() => unpackLayerContents(wrapped(bytes)));
        expect(error.code).toBe('damaged');
      }),
    );
    // Two million entries, and nothing of them.
    const json = Buffer.from('{}');
    const error = thrownBy(() =>
      unpackLayerContents(wrapped(Buffer.from([2, ...json, 0x80, 0x89, 0x7a]))),
    );
    expect(error.code).toBe('damaged');
  });

  it('refuses facts of another shape', async () => {
    const read = await readBytes(tarOf([]));
    const odd = JSON.parse(JSON.stringify(read));
    odd.compressedBytes = -1;

    const error = thrownBy(() => unpackLayerContents(packLayerContents(odd)));

    expect(error.message).toContain('compressedBytes');
  });

  function wrapped(bytes: Uint8Array) {
    return Buffer.concat([
      Buffer.from('IILC'),
      Buffer.from([1]),
      deflateSync(bytes),
    ]);
  }
});
