/** How a file's numbers are written. */
export interface ElfForm {
  is64: boolean;
  isLittle: boolean;
}

/** What the first 64 bytes of an ELF file tell. */
export interface ElfHeader extends ElfForm {
  type: number;
  machine: number;
  programOffset: number;
  programEntryBytes: number;
  programCount: number;
  sectionOffset: number;
  sectionEntryBytes: number;
  sectionCount: number;
  nameSection: number;
}

/** Where something lies in the file. */
export interface ElfRange {
  offset: number;
  bytes: number;
}

export interface ElfSegment extends ElfRange {
  type: number;
}

export interface ElfSection extends ElfRange {
  nameOffset: number;
  type: number;
  /** Of a symbol table: its string table. */
  link: number;
}

/** The longest header, that of the 64-bit form. */
export const ELF_HEADER_BYTES = 64;

const MAGIC = [0x7f, 0x45, 0x4c, 0x46];

export function isElf(head: Uint8Array): boolean {
  return MAGIC.every((byte, at) => head[at] === byte);
}

/** Reads the file header; `undefined` where it is damaged or too short. */
export function elfHeader(head: Buffer): ElfHeader | undefined {
  const isWide = head[4] === 2;
  const isKnown =
    isElf(head) &&
    (head[4] === 1 || isWide) &&
    (head[5] === 1 || head[5] === 2);
  if (!isKnown || head.length < (isWide ? ELF_HEADER_BYTES : 52)) {
    return undefined;
  }
  const form: ElfForm = { is64: isWide, isLittle: head[5] === 1 };
  const tail = isWide ? 52 : 40;
  return {
    ...form,
    type: half(head, 16, form),
    machine: half(head, 18, form),
    programOffset: isWide ? long(head, 32, form) : word(head, 28, form),
    sectionOffset: isWide ? long(head, 40, form) : word(head, 32, form),
    programEntryBytes: half(head, tail + 2, form),
    programCount: half(head, tail + 4, form),
    sectionEntryBytes: half(head, tail + 6, form),
    sectionCount: half(head, tail + 8, form),
    nameSection: half(head, tail + 10, form),
  };
}

/** Reads a table of program headers. */
export function elfSegments(
  table: Buffer,
  entryBytes: number,
  form: ElfForm,
): ElfSegment[] {
  const segments: ElfSegment[] = [];
  const least = form.is64 ? 56 : 32;
  for (let at = 0; at + least <= table.length; at += entryBytes) {
    segments.push({
      type: word(table, at, form),
      offset: form.is64 ? long(table, at + 8, form) : word(table, at + 4, form),
      bytes: form.is64
        ? long(table, at + 32, form)
        : word(table, at + 16, form),
    });
  }
  return segments;
}

/** Reads a table of section headers. */
export function elfSections(
  table: Buffer,
  entryBytes: number,
  form: ElfForm,
): ElfSection[] {
  const sections: ElfSection[] = [];
  const least = form.is64 ? 64 : 40;
  for (let at = 0; at + least <= table.length; at += entryBytes) {
    sections.push({
      nameOffset: word(table, at, form),
      type: word(table, at + 4, form),
      offset: form.is64
        ? long(table, at + 24, form)
        : word(table, at + 16, form),
      bytes: form.is64
        ? long(table, at + 32, form)
        : word(table, at + 20, form),
      link: word(table, at + (form.is64 ? 40 : 24), form),
    });
  }
  return sections;
}

/** Reads the pairs of a dynamic section: tag and value. */
export function elfDynamic(table: Buffer, form: ElfForm): [number, number][] {
  const pairs: [number, number][] = [];
  const step = form.is64 ? 16 : 8;
  for (let at = 0; at + step <= table.length; at += step) {
    const tag = form.is64 ? long(table, at, form) : word(table, at, form);
    if (tag === 0) {
      break;
    }
    pairs.push([
      tag,
      form.is64 ? long(table, at + 8, form) : word(table, at + 4, form),
    ]);
  }
  return pairs;
}

function half(bytes: Buffer, at: number, form: ElfForm): number {
  return form.isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
}

function word(bytes: Buffer, at: number, form: ElfForm): number {
  return form.isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
}

/** Beyond 2⁵³ it is inexact, and beyond every file. */
function long(bytes: Buffer, at: number, form: ElfForm): number {
  const first = word(bytes, at, form);
  const second = word(bytes, at + 4, form);
  return form.isLittle ? second * 2 ** 32 + first : first * 2 ** 32 + second;
}
