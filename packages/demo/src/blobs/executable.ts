import { BinaryEntry } from './layerSpec';
import { filler } from './filler';
import { numberFrom } from './randomBytes';
import { Segment } from './segment';

/**
 * Executables in the Executable and Linkable Format, 64 bit, little endian
 * (System V gABI, chapters 4 and 5): a header, one segment to load, sections of filler, and the section
 * header table by which tools such as `strip` tell code from symbols.
 */

const ELF_HEADER_BYTES = 64;
const PROGRAM_HEADER_BYTES = 56;
const SECTION_HEADER_BYTES = 64;
/** What a linker for Go leaves to tell the program's modules by. */
const BUILD_INFO_BYTES = 512;
const SYMBOL_BYTES = 24;
const EXECUTABLE = 2;
const X86_64 = 62;
const LOAD_ADDRESS = 0x400000;
/** A segment to load; one that names an interpreter is not there: static. */
const LOAD = 1;
const READ_AND_EXECUTE = 5;
const PAGE_BYTES = 0x1000;
const HEADERS_BYTES = ELF_HEADER_BYTES + PROGRAM_HEADER_BYTES;

const TYPE = { null: 0, program: 1, symbols: 2, strings: 3 };

interface Section {
  name: string;
  type: number;
  bytes: number;
}

function sectionsOf(entry: BinaryEntry): Section[] {
  const symbols = Math.floor((entry.symbolBytes * 0.6) / SYMBOL_BYTES);
  const symbolTable = symbols * SYMBOL_BYTES;
  const buildInfo = entry.isGo
    ? Math.min(BUILD_INFO_BYTES, entry.codeBytes)
    : 0;
  return [
    { name: '.text', type: TYPE.program, bytes: entry.codeBytes - buildInfo },
    { name: '.go.buildinfo', type: TYPE.program, bytes: buildInfo },
    { name: '.symtab', type: TYPE.symbols, bytes: symbolTable },
    {
      name: '.strtab',
      type: TYPE.strings,
      bytes: entry.symbolBytes - symbolTable,
    },
    { name: '.debug_info', type: TYPE.program, bytes: entry.debugBytes },
  ].filter(section => section.bytes > 0);
}

function nameTable(sections: Section[]): string {
  return ['', ...sections.map(section => section.name), '.shstrtab', ''].join(
    '\0',
  );
}

/** Exact length of {@link executable}'s output. */
export function executableBytes(entry: BinaryEntry): number {
  const sections = sectionsOf(entry);
  return (
    HEADERS_BYTES +
    sections.reduce((sum, section) => sum + section.bytes, 0) +
    nameTable(sections).length +
    (sections.length + 2) * SECTION_HEADER_BYTES
  );
}

function elfHeader(options: {
  sectionTable: number;
  sectionCount: number;
}): Uint8Array {
  const header = Buffer.alloc(ELF_HEADER_BYTES);
  header.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]); // magic, 64 bit, LE, version
  header.writeUInt16LE(EXECUTABLE, 16);
  header.writeUInt16LE(X86_64, 18);
  header.writeUInt32LE(1, 20);
  header.writeBigUInt64LE(BigInt(LOAD_ADDRESS + HEADERS_BYTES), 24);
  header.writeBigUInt64LE(BigInt(ELF_HEADER_BYTES), 32);
  header.writeBigUInt64LE(BigInt(options.sectionTable), 40);
  header.writeUInt16LE(ELF_HEADER_BYTES, 52);
  header.writeUInt16LE(PROGRAM_HEADER_BYTES, 54);
  header.writeUInt16LE(1, 56);
  header.writeUInt16LE(SECTION_HEADER_BYTES, 58);
  header.writeUInt16LE(options.sectionCount, 60);
  header.writeUInt16LE(options.sectionCount - 1, 62); // the names come last
  return header;
}

/** Loads the whole file. */
function programHeader(fileBytes: number): Uint8Array {
  const header = Buffer.alloc(PROGRAM_HEADER_BYTES);
  header.writeUInt32LE(LOAD, 0);
  header.writeUInt32LE(READ_AND_EXECUTE, 4);
  header.writeBigUInt64LE(BigInt(LOAD_ADDRESS), 16);
  header.writeBigUInt64LE(BigInt(LOAD_ADDRESS), 24);
  header.writeBigUInt64LE(BigInt(fileBytes), 32);
  header.writeBigUInt64LE(BigInt(fileBytes), 40);
  header.writeBigUInt64LE(BigInt(PAGE_BYTES), 48);
  return header;
}

function sectionHeader(options: {
  nameOffset: number;
  type: number;
  offset: number;
  bytes: number;
  /** Index of the string table that a symbol table uses. */
  link: number;
}): Uint8Array {
  const header = Buffer.alloc(SECTION_HEADER_BYTES);
  header.writeUInt32LE(options.nameOffset, 0);
  header.writeUInt32LE(options.type, 4);
  header.writeBigUInt64LE(BigInt(options.offset), 24);
  header.writeBigUInt64LE(BigInt(options.bytes), 32);
  header.writeUInt32LE(options.link, 40);
  header.writeBigUInt64LE(BigInt(options.type === TYPE.null ? 0 : 1), 48);
  if (options.type === TYPE.symbols) {
    header.writeBigUInt64LE(BigInt(SYMBOL_BYTES), 56);
  }
  return header;
}

/** The bytes of an executable. */
export function* executable(entry: BinaryEntry): Generator<Segment> {
  const sections = sectionsOf(entry);
  const names = nameTable(sections);
  const namesOffset =
    HEADERS_BYTES + sections.reduce((sum, { bytes }) => sum + bytes, 0);
  yield {
    kind: 'bytes',
    bytes: elfHeader({
      sectionTable: namesOffset + names.length,
      sectionCount: sections.length + 2,
    }),
  };
  yield { kind: 'bytes', bytes: programHeader(executableBytes(entry)) };
  for (const section of sections) {
    yield* filler({
      seed: numberFrom(`${entry.content} ${section.name}`),
      bytes: section.bytes,
      density: entry.density,
    });
  }
  yield { kind: 'bytes', bytes: Buffer.from(names, 'latin1') };
  yield { kind: 'bytes', bytes: Buffer.alloc(SECTION_HEADER_BYTES) };
  let offset = HEADERS_BYTES;
  let index = 1;
  const all = [
    ...sections,
    { name: '.shstrtab', type: TYPE.strings, bytes: names.length },
  ];
  for (const section of all) {
    yield {
      kind: 'bytes',
      bytes: sectionHeader({
        nameOffset: names.indexOf(`\0${section.name}\0`) + 1,
        type: section.type,
        offset,
        bytes: section.bytes,
        link: section.type === TYPE.symbols ? index + 1 : 0,
      }),
    };
    offset += section.bytes;
    index += 1;
  }
}
