/** What a test says of a tar entry; everything else is plain. */
export interface TestEntry {
  path: string;
  /** The type's letter; a file by default. */
  type?: string;
  body?: string | Buffer;
  mode?: number;
  uid?: number;
  gid?: number;
  time?: number;
  link?: string;
  /** What the header states, where it is not the body's length. */
  size?: number | Buffer;
  prefix?: string;
  /** `ustar\0` and `00` by default. */
  magic?: string;
  /** Writes into the finished header, before its sum is taken. */
  also?: (header: Buffer) => void;
}

/** The two empty blocks that end an archive. */
export const END = Buffer.alloc(1_024);

/** A header block and the padded body. */
export function entryOf(entry: TestEntry): Buffer {
  const body = Buffer.from(entry.body ?? '');
  const header = Buffer.alloc(512);
  header.write(entry.path, 0, 100, 'utf8');
  header.write(octal(entry.mode ?? 0o644, 7), 100);
  header.write(octal(entry.uid ?? 0, 7), 108);
  header.write(octal(entry.gid ?? 0, 7), 116);
  if (Buffer.isBuffer(entry.size)) {
    entry.size.copy(header, 124);
  } else {
    header.write(octal(entry.size ?? body.length, 11), 124);
  }
  header.write(octal(entry.time ?? 1_700_000_000, 11), 136);
  header.write(entry.type ?? '0', 156);
  header.write(entry.link ?? '', 157, 100, 'utf8');
  header.write(entry.magic ?? 'ustar\u000000', 257, 'latin1');
  header.write(entry.prefix ?? '', 345, 155, 'utf8');
  entry.also?.(header);
  writeSum(header);
  return Buffer.concat([
    header,
    body,
    Buffer.alloc((512 - (body.length % 512)) % 512),
  ]);
}

/** A whole archive. */
export function tarOf(entries: TestEntry[]): Buffer {
  return Buffer.concat([...entries.map(entryOf), END]);
}

/** An extended header that goes before the entry it is about. */
export function paxOf(
  records: [string, string][],
  type: 'x' | 'g' = 'x',
): TestEntry {
  return {
    path: 'PaxHeaders/x',
    type,
    body: Buffer.concat(records.map(([key, value]) => record(key, value))),
  };
}

/** GNU's way to write a long name (`L`) or link (`K`). */
export function longName(name: string, type: 'L' | 'K' = 'L'): TestEntry {
  return { path: '././@LongLink', type, body: `${name}\0`, magic: 'ustar  \0' };
}

function record(key: string, value: string): Buffer {
  const rest = Buffer.from(` ${key}=${value}\n`);
  let length = rest.length;
  while (length !== rest.length + `${length}`.length) {
    length = rest.length + `${length}`.length;
  }
  return Buffer.concat([Buffer.from(`${length}`), rest]);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0').slice(-digits);
}

function writeSum(header: Buffer): void {
  header.fill(0x20, 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)}\0 `, 148, 'latin1');
}
