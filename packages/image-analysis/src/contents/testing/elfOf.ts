/** What a test says of an ELF file; everything else is plain. */
export interface TestElf {
  is64?: boolean;
  isLittle?: boolean;
  type?: number;
  machine?: number;
  /** Types of program headers; a dynamic one (2) holds `dynamic`. */
  segments?: number[];
  dynamic?: [number, number][];
  sections?: { name: string; type?: number; bytes?: number; link?: string }[];
  /** Where linkers put the table: C's at the end, Go's at the start. */
  table?: 'end' | 'start';
  /** Stands before everything that the sections hold. */
  text?: Buffer;
}

/** Writes a small but right ELF file. */
export function elfOf(elf: TestElf): Buffer {
  const { is64 = true, isLittle = true, table = 'end' } = elf;
  const put = (target: Buffer, at: number, width: 2 | 4 | 8, value: number) => {
    if (width === 8) {
      put(target, isLittle ? at : at + 4, 4, value % 2 ** 32);
      put(target, isLittle ? at + 4 : at, 4, Math.floor(value / 2 ** 32));
    } else if (isLittle) {
      target.writeUIntLE(value, at, width);
    } else {
      target.writeUIntBE(value, at, width);
    }
  };
  const wide = is64 ? 8 : 4;
  const segments = elf.segments ?? [];
  const sections = [
    { name: '', type: 0, bytes: 0 },
    ...(elf.sections ?? []),
    { name: '.shstrtab', type: 3 },
  ].map(section => ({ type: 1, bytes: 16, link: '', ...section }));
  const names = Buffer.from(sections.map(({ name }) => `${name}\0`).join(''));
  const headBytes = is64 ? 64 : 52;
  const segmentBytes = is64 ? 56 : 32;
  const sectionBytes = is64 ? 64 : 40;

  const dynamic = Buffer.alloc(((elf.dynamic?.length ?? 0) + 1) * 2 * wide);
  elf.dynamic?.forEach(([tag, value], at) => {
    put(dynamic, at * 2 * wide, wide, tag);
    put(dynamic, at * 2 * wide + wide, wide, value);
  });
  const text = elf.text ?? Buffer.alloc(0);

  let at = headBytes + segments.length * segmentBytes;
  const take = (bytes: number) => {
    const from = at;
    at += bytes;
    return from;
  };
  let tableAt = table === 'start' ? take(sections.length * sectionBytes) : 0;
  const dynamicAt = take(dynamic.length);
  const textAt = take(text.length);
  const places = sections.map(({ name, type, bytes }) => {
    const length = name === '.shstrtab' ? names.length : bytes;
    return { at: at, length, stored: type === 8 ? take(0) : take(length) };
  });
  if (table === 'end') {
    tableAt = take(sections.length * sectionBytes);
  }

  const file = Buffer.alloc(at);
  file.write('\x7fELF', 0, 'latin1');
  file[4] = is64 ? 2 : 1;
  file[5] = isLittle ? 1 : 2;
  file[6] = 1;
  put(file, 16, 2, elf.type ?? 2);
  put(file, 18, 2, elf.machine ?? 62);
  put(file, 24 + wide, wide, segments.length > 0 ? headBytes : 0);
  put(file, 24 + 2 * wide, wide, tableAt);
  const tail = 28 + 3 * wide;
  put(file, tail + 2, 2, segmentBytes);
  put(file, tail + 4, 2, segments.length);
  put(file, tail + 6, 2, sectionBytes);
  put(file, tail + 8, 2, sections.length);
  put(file, tail + 10, 2, sections.length - 1);

  segments.forEach((type, index) => {
    const from = headBytes + index * segmentBytes;
    put(file, from, 4, type);
    put(file, from + (is64 ? 8 : 4), wide, dynamicAt);
    put(file, from + (is64 ? 32 : 16), wide, dynamic.length);
  });
  dynamic.copy(file, dynamicAt);
  text.copy(file, textAt);
  let nameAt = 0;
  sections.forEach((section, index) => {
    const from = tableAt + index * sectionBytes;
    const place = places[index];
    put(file, from, 4, nameAt);
    nameAt += section.name.length + 1;
    put(file, from + 4, 4, section.type);
    put(file, from + (is64 ? 24 : 16), wide, place.at);
    put(file, from + (is64 ? 32 : 20), wide, place.length);
    const link = sections.findIndex(
      ({ name }) => name !== '' && name === section.link,
    );
    put(file, from + (is64 ? 40 : 24), 4, Math.max(0, link));
  });
  names.copy(file, places[sections.length - 1].at);
  return file;
}
