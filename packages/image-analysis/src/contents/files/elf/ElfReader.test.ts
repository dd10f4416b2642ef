import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { TestElf, elfOf } from '../../testing/elfOf';
import { ElfReader } from './ElfReader';

function read(bytes: Buffer, partBytes = bytes.length) {
  const reader = new ElfReader(bytes.length);
  for (let at = 0; at < bytes.length; at += partBytes) {
    reader.write(bytes.subarray(at, at + partBytes));
  }
  return reader.facts('bin/app');
}

const POSITION_INDEPENDENT: [number, number] = [0x6ffffffb, 0x08000001];
const unstripped: TestElf['sections'] = [
  { name: '.text', bytes: 4_000 },
  { name: '.bss', type: 8, bytes: 1_000_000 },
  { name: '.symtab', type: 2, bytes: 240, link: '.strtab' },
  { name: '.strtab', type: 3, bytes: 100 },
  { name: '.debug_info', bytes: 5_000 },
  { name: '.zdebug_line', bytes: 700 },
  { name: '.gnu_debugdata', bytes: 300 },
  { name: '.gnu_debuglink', bytes: 16 },
];

describe('ElfReader', () => {
  it.each([
    ['64-bit little-endian', true, true],
    ['64-bit big-endian', true, false],
    ['32-bit little-endian', false, true],
    ['32-bit big-endian', false, false],
  ])(
    'adds up symbols and debug sections of a %s program',
    (_, is64, isLittle) => {
      for (const table of ['start', 'end'] as const) {
        const file = elfOf({ is64, isLittle, table, sections: unstripped });
        for (const partBytes of [1, 13, 1_000, file.length]) {
          expect(read(file, partBytes)).toMatchObject({
            path: 'bin/app',
            bytes: file.length,
            kind: 'executable',
            symbolBytes: 340,
            debugBytes: 6_000,
            hasSections: true,
          });
        }
      }
    },
  );

  it('finds nothing to strip in a stripped program', () => {
    expect(read(elfOf({ sections: [{ name: '.text' }] }))).toMatchObject({
      symbolBytes: 0,
      debugBytes: 0,
      hasSections: true,
    });
  });

  it('tells Go by its sections, Rust by the paths in its messages', () => {
    const go = elfOf({ table: 'start', sections: [{ name: '.gopclntab' }] });
    const rust = elfOf({
      segments: [3],
      text: Buffer.from('/rustc/90b35a6239c3d8bdabc530a6a0816f7ff89a0aaf/lib'),
    });
    const library = elfOf({ type: 3, sections: [{ name: '.rustc' }] });

    expect(read(go)?.language).toBe('go');
    expect(read(rust)?.language).toBe('rust');
    expect(read(library)?.language).toBe('rust');
    expect(read(elfOf({}))).not.toHaveProperty('language');
  });

  it.each<[string, TestElf, string, string]>([
    [
      'a program with an interpreter',
      { segments: [3] },
      'executable',
      'dynamic',
    ],
    ['a program without', { segments: [1] }, 'executable', 'static'],
    [
      'a position-independent program',
      { type: 3, segments: [3, 2], dynamic: [POSITION_INDEPENDENT] },
      'executable',
      'dynamic',
    ],
    [
      'a static position-independent program',
      { type: 3, segments: [2], dynamic: [POSITION_INDEPENDENT] },
      'executable',
      'static',
    ],
    [
      'a library',
      { type: 3, segments: [2], dynamic: [[14, 1]] },
      'shared-object',
      'dynamic',
    ],
    [
      'the C library, which can be started',
      { type: 3, segments: [3, 2], dynamic: [[14, 1]] },
      'shared-object',
      'dynamic',
    ],
    ['an object file', { type: 1 }, 'relocatable', 'unknown'],
    ['a core dump', { type: 4 }, 'core', 'unknown'],
  ])('tells %s', (_, elf, kind, linkage) => {
    expect(read(elfOf(elf))).toMatchObject({ kind, linkage });
  });

  it.each([
    [62, {}, 'amd64'],
    [183, {}, 'arm64'],
    [3, { is64: false }, '386'],
    [40, { is64: false }, 'arm'],
    [21, { isLittle: true }, 'ppc64le'],
    [21, { isLittle: false }, 'ppc64'],
    [22, { isLittle: false }, 's390x'],
    [243, {}, 'riscv64'],
    [8, { is64: true, isLittle: true }, 'mips64le'],
    [4_711, {}, 'machine-4711'],
  ])('names machine %d as image configs do', (machine, form, name) => {
    expect(read(elfOf({ machine, ...form }))?.architecture).toBe(name);
  });

  it('says where a table of sections is missing or lies', () => {
    const file = elfOf({ sections: unstripped });
    const beyond = Buffer.from(file);
    beyond.writeBigUInt64LE(2n ** 62n, 40);
    const none = Buffer.from(file);
    none.writeUInt16LE(0, 60);

    for (const bytes of [beyond, none]) {
      expect(read(bytes)).toMatchObject({
        hasSections: false,
        symbolBytes: 0,
        debugBytes: 0,
      });
    }
  });

  it('counts no section as longer than its file', () => {
    const file = elfOf({ sections: [{ name: '.debug_info', bytes: 64 }] });
    const table = Number(file.readBigUInt64LE(40));
    file.writeBigUInt64LE(2n ** 50n, table + 64 + 32);

    expect(read(file)?.debugBytes).toBe(file.length);
  });

  it('takes nothing else for ELF', () => {
    expect(read(Buffer.from('\x7fELF and no more of it'))).toBeUndefined();
    expect(read(Buffer.alloc(100))).toBeUndefined();
  });

  it('agrees with the system’s own tool about this Node', () => {
    const node = process.execPath;
    if (process.platform !== 'linux' || !existsSync('/usr/bin/readelf')) {
      return;
    }
    const listed = execFileSync('readelf', ['-SW', node], {
      encoding: 'utf8',
    });
    const bytesOf = (form: RegExp) =>
      [...listed.matchAll(/\] (\S+)\s+\S+\s+\S+\s+\S+\s+([0-9a-f]+) /g)]
        .filter(([, name]) => form.test(name))
        .reduce((sum, [, , hex]) => sum + parseInt(hex, 16), 0);

    const facts = readFile(node);

    expect(facts).toMatchObject({
      kind: 'executable',
      linkage: 'dynamic',
      symbolBytes: bytesOf(/^\.(?:symtab|strtab)$/),
      debugBytes: bytesOf(/^\.z?debug_/),
      hasSections: true,
    });
  });
});

function readFile(path: string) {
  const { size } = statSync(path);
  const reader = new ElfReader(size);
  const file = openSync(path, 'r');
  const part = Buffer.alloc(256 * 1024);
  try {
    for (let at = 0; at < size; ) {
      const length = readSync(file, part, 0, part.length, at);
      reader.write(part.subarray(0, length));
      at += length;
    }
  } finally {
    closeSync(file);
  }
  return reader.facts(path);
}
