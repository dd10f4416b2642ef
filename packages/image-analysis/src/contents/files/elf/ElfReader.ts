import type { ElfFacts } from '../../LayerContents';
import { ByteWindow } from './ByteWindow';
import { architectureOf } from './architectures';
import {
  ELF_HEADER_BYTES,
  ElfHeader,
  ElfSection,
  ElfSegment,
  elfDynamic,
  elfHeader,
  elfSections,
  elfSegments,
} from './elfHeader';
import { sectionFacts } from './sectionFacts';

/** Kept before the table of sections: linkers put their names there. */
const BEFORE_TABLE_BYTES = 64 * 1024;
const TABLE_BYTES = 4 * 1024 * 1024;
const NAMES_BYTES = 1024 * 1024;
const SEGMENTS_BYTES = 64 * 1024;
const DYNAMIC_BYTES = 64 * 1024;
/** Of one file searched for the mark of Rust. */
const SEARCHED_BYTES = 64 * 1024 * 1024;

/** Every Rust program that can panic names its standard library's sources. */
const RUST_MARK = Buffer.from('/rustc/');

const KINDS: Readonly<Record<number, ElfFacts['kind']>> = {
  1: 'relocatable',
  2: 'executable',
  3: 'shared-object',
  4: 'core',
};

const LIBRARY_NAME = /\.so(?:\.|$)/;

const SEGMENT_DYNAMIC = 2;
const SEGMENT_INTERPRETER = 3;
const TAG_LIBRARY_NAME = 14;
const TAG_FLAGS_1 = 0x6ffffffb;
const FLAG_POSITION_INDEPENDENT_PROGRAM = 0x08000000;

/**
 * Reads the headers of an ELF file that passes by once, in parts, and keeps
 * only what it needs of it: file header, program headers, the dynamic section,
 * the table of sections (usually the file's end; in Go's programs its
 * beginning) and their names.
 */
export class ElfReader {
  private readonly head = new ByteWindow(0, ELF_HEADER_BYTES);
  private header: ElfHeader | undefined;
  private segments: ByteWindow | undefined;
  private dynamic: ByteWindow | undefined;
  private table: ByteWindow | undefined;
  private names: ByteWindow | undefined;
  private programs: ElfSegment[] | undefined;
  private sections: ElfSection[] | undefined;
  private mayBeRust = false;
  private hasRustMark = false;
  private searched = 0;
  private offset = 0;

  constructor(private readonly fileBytes: number) {}

  /** Takes the next part of the file. */
  write(part: Buffer): void {
    this.take(part);
    if (
      this.mayBeRust &&
      !this.hasRustMark &&
      this.searched < SEARCHED_BYTES &&
      !this.isGo()
    ) {
      this.searched += part.length;
      this.hasRustMark = part.includes(RUST_MARK);
    }
    this.offset += part.length;
  }

  /** `undefined` where it is no ELF file after all. */
  facts(path: string): ElfFacts | undefined {
    const { header } = this;
    if (header === undefined) {
      return undefined;
    }
    const sections = this.namedSections();
    const found = sectionFacts(sections ?? []);
    const language = found.language ?? (this.hasRustMark ? 'rust' : undefined);
    return {
      path,
      bytes: this.fileBytes,
      ...this.kindAndLinkage(header, path),
      architecture: architectureOf(header.machine, header),
      ...(language === undefined ? {} : { language }),
      symbolBytes: Math.min(found.symbolBytes, this.fileBytes),
      debugBytes: Math.min(found.debugBytes, this.fileBytes),
      hasSections: sections !== undefined,
    };
  }

  private take(part: Buffer): void {
    if (!this.head.isFull) {
      this.head.take(part, this.offset);
      if (this.head.isFull) {
        this.afterHead();
      }
    }
    this.segments?.take(part, this.offset);
    if (this.programs === undefined && this.segments?.isFull) {
      this.afterSegments(this.segments.bytes);
    }
    this.dynamic?.take(part, this.offset);
    this.table?.take(part, this.offset);
    if (this.sections === undefined && this.table?.isFull) {
      this.afterTable(this.table);
    }
    this.names?.take(part, this.offset);
  }

  private afterHead(): void {
    const header = elfHeader(this.head.bytes);
    this.header = header;
    if (header === undefined) {
      return;
    }
    const programBytes = header.programCount * header.programEntryBytes;
    if (
      header.programEntryBytes >= (header.is64 ? 56 : 32) &&
      this.isInside(header.programOffset, programBytes, SEGMENTS_BYTES)
    ) {
      this.segments = new ByteWindow(header.programOffset, programBytes);
      this.segments.take(this.head.bytes, 0);
    }
    const tableBytes = header.sectionCount * header.sectionEntryBytes;
    if (
      header.sectionEntryBytes >= (header.is64 ? 64 : 40) &&
      this.isInside(header.sectionOffset, tableBytes, TABLE_BYTES)
    ) {
      const before = Math.min(header.sectionOffset, BEFORE_TABLE_BYTES);
      this.table = new ByteWindow(
        header.sectionOffset - before,
        before + tableBytes,
      );
      this.table.take(this.head.bytes, 0);
    }
  }

  private afterSegments(table: Buffer): void {
    const { header } = this;
    if (header === undefined) {
      return;
    }
    const programs = elfSegments(table, header.programEntryBytes, header);
    this.programs = programs;
    this.mayBeRust = header.type === 2 || header.type === 3;
    const dynamic = programs.find(({ type }) => type === SEGMENT_DYNAMIC);
    if (
      dynamic !== undefined &&
      this.isInside(dynamic.offset, dynamic.bytes, DYNAMIC_BYTES)
    ) {
      this.dynamic = new ByteWindow(dynamic.offset, dynamic.bytes);
    }
  }

  private afterTable(window: ByteWindow): void {
    const { header } = this;
    if (header === undefined) {
      return;
    }
    const table = window.slice(
      header.sectionOffset,
      header.sectionCount * header.sectionEntryBytes,
    );
    if (table === undefined) {
      return;
    }
    const sections = elfSections(table, header.sectionEntryBytes, header);
    this.sections = sections;
    const names = sections[header.nameSection];
    if (
      names !== undefined &&
      this.isInside(names.offset, names.bytes, NAMES_BYTES)
    ) {
      this.names = new ByteWindow(names.offset, names.bytes);
      this.names.take(window.bytes, window.offset);
    }
  }

  private isInside(offset: number, bytes: number, most: number): boolean {
    return bytes > 0 && bytes <= most && offset + bytes <= this.fileBytes;
  }

  private namedSections(): { name: string; section: ElfSection }[] | undefined {
    const { names, sections } = this;
    if (sections === undefined || !names?.isFull) {
      return undefined;
    }
    const text = names.bytes;
    return sections.map(section => {
      const from = Math.min(section.nameOffset, text.length);
      const end = text.indexOf(0, from);
      const to = Math.min(end < 0 ? text.length : end, from + 64);
      return { name: text.toString('latin1', from, to), section };
    });
  }

  private isGo(): boolean {
    return (
      this.names?.isFull === true &&
      (this.names.bytes.includes('.gopclntab') ||
        this.names.bytes.includes('.go.buildinfo'))
    );
  }

  private kindAndLinkage(
    header: ElfHeader,
    path: string,
  ): Pick<ElfFacts, 'kind' | 'linkage'> {
    const kind = KINDS[header.type] ?? 'other';
    const programs = this.programs;
    if (programs === undefined) {
      return { kind, linkage: 'unknown' };
    }
    const hasInterpreter = programs.some(
      ({ type }) => type === SEGMENT_INTERPRETER,
    );
    const dynamic = this.dynamic?.isFull
      ? elfDynamic(this.dynamic.bytes, header)
      : [];
    if (kind === 'executable') {
      return { kind, linkage: hasInterpreter ? 'dynamic' : 'static' };
    }
    if (kind !== 'shared-object') {
      return { kind, linkage: 'unknown' };
    }
    const isProgram = dynamic.some(
      ([tag, value]) =>
        tag === TAG_FLAGS_1 &&
        Math.floor(value / FLAG_POSITION_INDEPENDENT_PROGRAM) % 2 === 1,
    );
    if (
      isProgram ||
      (hasInterpreter && !isLibrary(dynamic) && !LIBRARY_NAME.test(path))
    ) {
      return {
        kind: 'executable',
        linkage: hasInterpreter ? 'dynamic' : 'static',
      };
    }
    return { kind, linkage: 'dynamic' };
  }
}

/**
 * Some libraries (the C library itself) name an interpreter so that they can
 * be started to tell their version; but they have a name for linkers as well.
 */
function isLibrary(dynamic: [number, number][]): boolean {
  return dynamic.some(([tag]) => tag === TAG_LIBRARY_NAME);
}
