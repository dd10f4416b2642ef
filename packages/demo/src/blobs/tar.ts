import { executable, executableBytes } from './executable';
import { filler } from './filler';
import { LayerEntry, LayerSpec } from './layerSpec';
import { numberFrom } from './randomBytes';
import { Segment, zeros } from './segment';

/** Tar archives in the POSIX `ustar` format, as image layers are packed. */

const BLOCK = 512;
/** Two empty blocks end an archive. */
const END_BYTES = 2 * BLOCK;
const LONGEST_NAME = 100;
const LONGEST_PREFIX = 155;

/**
 * Seconds since 1970 of 1 January 2026, UTC. Layers must not depend on the day
 * on which the demo starts, or their digests would.
 */
export const MODIFIED_AT = Date.UTC(2026, 0, 1) / 1000;

interface Member {
  path: string;
  typeFlag: '0' | '2' | '5';
  mode: number;
  bytes: number;
  target: string;
  content: () => Iterable<Segment>;
}

function whiteoutPath(path: string): string {
  const cut = path.lastIndexOf('/') + 1;
  return `${path.slice(0, cut)}.wh.${path.slice(cut)}`;
}

const NOTHING = (): Iterable<Segment> => [];

function memberOf(entry: LayerEntry): Member {
  const file = {
    path: entry.path,
    typeFlag: '0' as const,
    mode: 0o644,
    bytes: 0,
    target: '',
    content: NOTHING,
  };
  switch (entry.type) {
    case 'file':
      return {
        ...file,
        mode: entry.mode ?? 0o644,
        bytes: entry.bytes,
        content: () =>
          filler({
            seed: numberFrom(entry.content),
            bytes: entry.bytes,
            density: entry.density,
          }),
      };
    case 'text': {
      const bytes = Buffer.from(entry.text, 'utf8');
      return {
        ...file,
        mode: entry.mode ?? 0o644,
        bytes: bytes.length,
        content: () => pieces(bytes),
      };
    }
    case 'binary':
      return {
        ...file,
        mode: 0o755,
        bytes: executableBytes(entry),
        content: () => executable(entry),
      };
    case 'whiteout':
      return { ...file, path: whiteoutPath(entry.path), mode: 0 };
    case 'symlink':
      return { ...file, typeFlag: '2', mode: 0o777, target: entry.target };
    default:
      return { ...file, path: `${entry.path}/`, typeFlag: '5', mode: 0o755 };
  }
}

function* pieces(bytes: Uint8Array): Generator<Segment> {
  for (let start = 0; start < bytes.length; start += BLOCK * 64) {
    yield { kind: 'bytes', bytes: bytes.subarray(start, start + BLOCK * 64) };
  }
}

/** The archive's members: every entry, after the directories above it. */
function* membersOf(entries: LayerEntry[]): Generator<Member> {
  const directories = new Set<string>();
  for (const entry of entries) {
    const parts = entry.path.split('/');
    const depth = entry.type === 'directory' ? parts.length : parts.length - 1;
    for (let count = 1; count <= depth; count += 1) {
      const path = parts.slice(0, count).join('/');
      if (!directories.has(path)) {
        directories.add(path);
        yield memberOf({ type: 'directory', path });
      }
    }
    if (entry.type !== 'directory') yield memberOf(entry);
  }
}

function splitPath(path: string): { name: string; prefix: string } {
  if (path.length <= LONGEST_NAME) return { name: path, prefix: '' };
  const cut = path.indexOf('/', path.length - LONGEST_NAME - 1);
  if (cut < 1 || cut > LONGEST_PREFIX || cut === path.length - 1) {
    throw new Error(
      `The path "${path}" is too long for a ustar header: its last ${LONGEST_NAME} characters must begin after a slash`,
    );
  }
  return { name: path.slice(cut + 1), prefix: path.slice(0, cut) };
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

function headerOf(member: Member, modifiedAt: number): Uint8Array {
  const { name, prefix } = splitPath(member.path);
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 'latin1');
  header.write(octal(member.mode, 7), 100, 'latin1');
  header.write(octal(0, 7), 108, 'latin1');
  header.write(octal(0, 7), 116, 'latin1');
  header.write(octal(member.bytes, 11), 124, 'latin1');
  header.write(octal(modifiedAt, 11), 136, 'latin1');
  header.write('        ', 148, 'latin1');
  header.write(member.typeFlag, 156, 'latin1');
  header.write(member.target, 157, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  header.write(prefix, 345, 'latin1');
  const checksum = header.reduce((sum, byte) => sum + byte, 0);
  header.write(`${octal(checksum, 6)}\0 `, 148, 'latin1');
  return header;
}

function padding(bytes: number): number {
  return (BLOCK - (bytes % BLOCK)) % BLOCK;
}

/** The bytes of the layer's archive. */
export function* tar(layer: LayerSpec): Generator<Segment> {
  const { entries, modifiedAt = MODIFIED_AT } = layer;
  for (const member of membersOf(entries)) {
    yield { kind: 'bytes', bytes: headerOf(member, modifiedAt) };
    yield* member.content();
    yield* zeros(padding(member.bytes));
  }
  yield* zeros(END_BYTES);
}

/** The archive's exact length, without making it. */
export function tarBytes(entries: LayerEntry[]): number {
  let total = END_BYTES;
  for (const { bytes } of membersOf(entries)) {
    total += BLOCK + bytes + padding(bytes);
  }
  return total;
}
