import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { computeDigests } from './digestTable';
import { layerBlob, unpackedLayer } from './layerBlob';
import { LayerEntry, LayerSpec } from './layerSpec';
import { tarBytes } from './tar';

const entries: LayerEntry[] = [
  { type: 'directory', path: 'var/empty' },
  { type: 'text', path: 'etc/os-release', text: 'ID=debian\n' },
  {
    type: 'file',
    path: 'usr/lib/libdemo.so',
    bytes: 3_000_001,
    density: 0.4,
    content: 'library',
  },
  { type: 'file', path: 'usr/lib/one', bytes: 1, density: 1, content: 'one' },
  { type: 'file', path: 'usr/lib/none', bytes: 0, density: 1, content: 'none' },
  { type: 'symlink', path: 'usr/lib/link.so', target: 'libdemo.so' },
  {
    type: 'binary',
    path: 'usr/bin/demo',
    content: 'program',
    density: 0.5,
    codeBytes: 700_000,
    symbolBytes: 90_000,
    debugBytes: 210_000,
  },
  {
    type: 'text',
    path: `app/${'node_modules/a-package-with-a-name/'.repeat(3)}index.js`,
    text: 'module.exports = 1;\n',
  },
  { type: 'whiteout', path: 'tmp/cache' },
];

function packed(packing: LayerSpec['packing'], holding = entries): Buffer {
  return Buffer.concat([...layerBlob({ packing, entries: holding })]);
}

function unpacked(): Buffer {
  return Buffer.concat([...unpackedLayer({ packing: 'gzip', entries })]);
}

function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

describe('layerBlob', () => {
  it('packs by gzip what any gunzip unpacks', () => {
    expect(gunzipSync(packed('gzip')).equals(unpacked())).toBe(true);
  });

  it('packs by Zstandard what any decoder unpacks', () => {
    expect(zstdDecompressSync(packed('zstd')).equals(unpacked())).toBe(true);
  });

  it('leaves unpacked layers as they are', () => {
    expect(packed('none').equals(unpacked())).toBe(true);
  });

  it('knows the length of the archive without making it', () => {
    expect(tarBytes(entries)).toBe(unpacked().length);
  });

  it('compresses to about the density asked for', () => {
    const holding: LayerEntry[] = [
      {
        type: 'file',
        path: 'data',
        bytes: 10_000_000,
        density: 0.35,
        content: 'data',
      },
    ];
    const ratio = packed('gzip', holding).length / tarBytes(holding);
    expect(ratio).toBeGreaterThan(0.35);
    expect(ratio).toBeLessThan(0.36);
  });

  it('encodes runs of every length', () => {
    const holding = Array.from(
      { length: 600 },
      (_, bytes): LayerEntry => ({
        type: 'file',
        path: `zeros/${bytes}`,
        bytes: bytes * 7,
        density: 0,
        content: '',
      }),
    );
    const plain = packed('none', holding);
    expect(gunzipSync(packed('gzip', holding)).equals(plain)).toBe(true);
  });

  it('writes the same bytes each time and everywhere', () => {
    expect(sha256(packed('gzip'))).toBe(sha256(packed('gzip')));
    expect(sha256(packed('gzip'))).toBe(
      'sha256:e140e0b78722b1da9c6828dfaf7699c3270c450f0e3e7cc918b876422071d9ef',
    );
  });

  it('writes the well-known empty layer where a step changed nothing', () => {
    expect(computeDigests({ packing: 'gzip', entries: [] })).toEqual({
      digest:
        'sha256:4f4fb700ef54461cfa02571ae0db9a0dc1e0cdb5577484a6d75e68dc38e8acc1',
      compressedBytes: 32,
      diffId:
        'sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
      uncompressedBytes: 1024,
    });
  });

  it('refuses a path that a tar header cannot hold', () => {
    expect(() =>
      tarBytes([{ type: 'text', path: 'x'.repeat(101), text: '' }]),
    ).not.toThrow();
    expect(() =>
      packed('gzip', [{ type: 'text', path: 'x'.repeat(101), text: '' }]),
    ).toThrow('too long for a ustar header');
  });

  describe('read by other programs', () => {
    const folder = mkdtempSync(join(tmpdir(), 'demo-layer-'));
    const archive = join(folder, 'layer.tar.gz');
    beforeAll(() => writeFileSync(archive, packed('gzip')));
    afterAll(() => rmSync(folder, { recursive: true }));

    it('is a tar with the files, directories above them and whiteouts', () => {
      const listed = execFileSync('tar', ['-tzf', archive], {
        encoding: 'utf8',
      }).split('\n');
      expect(listed).toEqual(
        expect.arrayContaining([
          'var/empty/',
          'etc/',
          'etc/os-release',
          'usr/lib/libdemo.so',
          'usr/lib/link.so',
          'usr/bin/demo',
          'tmp/.wh.cache',
        ]),
      );
      expect(listed.filter(path => path.startsWith('app/')).at(-1)).toMatch(
        /index\.js$/,
      );
    });

    it('holds executables whose section table names symbols and code', () => {
      const program = execFileSync('tar', ['-xzOf', archive, 'usr/bin/demo'], {
        maxBuffer: 10_000_000,
      });
      const table = Number(program.readBigUInt64LE(40));
      const count = program.readUInt16LE(60);
      const namesAt = Number(
        program.readBigUInt64LE(table + (count - 1) * 64 + 24),
      );
      const sections = Array.from({ length: count }, (_, index) => {
        const header = table + index * 64;
        const name = namesAt + program.readUInt32LE(header);
        return [
          program.toString('latin1', name, program.indexOf(0, name)),
          Number(program.readBigUInt64LE(header + 32)),
        ];
      });
      expect(program.subarray(0, 4).toString('latin1')).toBe('\x7fELF');
      expect(sections).toEqual([
        ['', 0],
        ['.text', 700_000],
        ['.symtab', 54_000],
        ['.strtab', 36_000],
        ['.debug_info', 210_000],
        ['.shstrtab', 45],
      ]);
      expect(table + count * 64).toBe(program.length);
    });
  });
});
