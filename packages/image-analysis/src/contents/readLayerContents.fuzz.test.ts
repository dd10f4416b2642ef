import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { LayerContentsError } from './LayerContentsError';
import { readBytes } from './testing/readBytes';
import { elfOf } from './testing/elfOf';
import { longName, paxOf, tarOf } from './testing/tarOf';

const RUNS = 300;

const tar = tarOf([
  { path: 'dir/', type: '5' },
  paxOf([
    ['path', 'dir/by-pax'],
    ['size', '3'],
  ]),
  { path: 'cut', body: 'abc' },
  longName('dir/by-gnu'),
  { path: 'cut', type: '2', link: 'target' },
  paxOf([
    ['GNU.sparse.major', '1'],
    ['GNU.sparse.realsize', '9000'],
  ]),
  { path: 'sparse', body: '0\n' },
  {
    path: 'bin/app',
    body: elfOf({ sections: [{ name: '.symtab', type: 2 }] }),
  },
  {
    path: 'var/lib/dpkg/status',
    body: 'Package: a\nStatus: install ok installed\n',
  },
  { path: 'package.json', body: '{"dependencies":{"a":"1"}}' },
]);

/** Reads, and lets nothing pass but contents and the one kind of error. */
async function readOrRefuse(bytes: Uint8Array): Promise<boolean> {
  try {
    const { entries } = await readBytes(bytes);
    for (const { path } of entries) {
      expect(path).not.toMatch(/^\/|\/$|^$|(?:^|\/)\.{1,2}(?:\/|$)|\/\/|\0/);
    }
    return true;
  } catch (error) {
    if (error instanceof LayerContentsError) {
      return true;
    }
    throw error;
  }
}

describe('readLayerContents', () => {
  it('reads or refuses any archive with bytes changed at random', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(tar.length - 1), fc.nat(255)), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.boolean(),
        async (changes, isMended) => {
          const changed = Buffer.from(tar);
          for (const [at, byte] of changes) {
            changed[at] = byte;
          }
          const bytes = isMended ? withRightSums(changed) : changed;
          expect(await readOrRefuse(bytes)).toBe(true);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it.each([
    ['gzip', gzipSync(tar)],
    ['zstd', zstdCompressSync(tar)],
  ])('reads or refuses any %s stream with bytes changed', async (_, blob) => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(blob.length - 1),
        fc.nat(255),
        fc.nat(blob.length),
        async (at, byte, length) => {
          const changed = Buffer.from(blob);
          changed[at] = byte;
          expect(await readOrRefuse(changed.subarray(0, length))).toBe(true);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('reads or refuses any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async bytes => {
        expect(await readOrRefuse(bytes)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});

/** Gives every block that looks like a header the sum that it wants. */
function withRightSums(bytes: Buffer): Buffer {
  for (let at = 0; at + 512 <= bytes.length; at += 512) {
    const header = bytes.subarray(at, at + 512);
    if (header.toString('latin1', 257, 262) === 'ustar') {
      header.fill(0x20, 148, 156);
      const sum = header.reduce((total, byte) => total + byte, 0);
      header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    }
  }
  return bytes;
}
