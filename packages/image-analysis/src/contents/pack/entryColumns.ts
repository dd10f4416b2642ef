import type { EntryType, LayerEntry } from '../LayerContents';
import { ByteReader } from './ByteReader';
import { ByteWriter } from './ByteWriter';
import { PackedContentsError } from './PackedContentsError';
import { TextColumnReader, TextColumnWriter } from './TextColumn';

/** Their order is part of the form. */
const TYPES: readonly EntryType[] = [
  'file',
  'directory',
  'symlink',
  'hardlink',
  'device',
  'fifo',
];

const HAS_TIME = 0x10;
const HAS_LINK = 0x20;
const HAS_HASH = 0x40;
/** Its hash is not the usual twelve characters of Base64. */
const HAS_ODD_HASH = 0x80;

const HASH = /^[A-Za-z0-9+/]{12}$/;
const HASH_BYTES = 9;
const MAXIMUM_TEXT = 64 * 1024;

/**
 * Writes entries column by column: equal fields of neighbours are alike, so
 * that compression finds them.
 */
export function writeEntries(
  entries: readonly LayerEntry[],
  writer: ByteWriter,
): void {
  const kinds = new ByteWriter();
  const paths = new TextColumnWriter();
  const links = new TextColumnWriter();
  const oddHashes = new TextColumnWriter();
  const lengths = new ByteWriter();
  const modes = new ByteWriter();
  const owners = new ByteWriter();
  const times = new ByteWriter();
  const hashes = new ByteWriter();
  let time = 0;
  for (const entry of entries) {
    const { modifiedAt, linkTarget, hash } = entry;
    let kind = TYPES.indexOf(entry.type);
    paths.add(entry.path);
    lengths.number(entry.bytes);
    modes.number(entry.mode);
    owners.number(entry.uid);
    owners.number(entry.gid);
    if (modifiedAt !== undefined) {
      kind += HAS_TIME;
      times.signed(modifiedAt - time);
      time = modifiedAt;
    }
    if (linkTarget !== undefined) {
      kind += HAS_LINK;
      links.add(linkTarget);
    }
    if (hash !== undefined && HASH.test(hash)) {
      kind += HAS_HASH;
      hashes.bytes(Buffer.from(hash, 'base64'));
    } else if (hash !== undefined) {
      kind += HAS_ODD_HASH;
      oddHashes.add(hash);
    }
    kinds.byte(kind);
  }
  writer.number(entries.length);
  writer.sized(kinds.written());
  paths.writeTo(writer);
  links.writeTo(writer);
  oddHashes.writeTo(writer);
  for (const column of [lengths, modes, owners, times, hashes]) {
    writer.sized(column.written());
  }
}

/** Reads what {@link writeEntries} wrote. */
export function readEntries(reader: ByteReader, maximum: number): LayerEntry[] {
  const count = reader.number();
  if (count > maximum) {
    throw new PackedContentsError(
      'damaged',
      `Packed layer contents state ${count} entries, at most ${maximum} are possible`,
    );
  }
  const kinds = new ByteReader(reader.sized());
  const paths = new TextColumnReader(reader, MAXIMUM_TEXT);
  const links = new TextColumnReader(reader, MAXIMUM_TEXT);
  const oddHashes = new TextColumnReader(reader, MAXIMUM_TEXT);
  const lengths = new ByteReader(reader.sized());
  const modes = new ByteReader(reader.sized());
  const owners = new ByteReader(reader.sized());
  const times = new ByteReader(reader.sized());
  const hashes = new ByteReader(reader.sized());
  const entries: LayerEntry[] = [];
  let time = 0;
  for (let index = 0; index < count; index += 1) {
    const kind = kinds.byte();
    const type = TYPES[kind % HAS_TIME];
    if (type === undefined) {
      throw new PackedContentsError(
        'damaged',
        'Packed layer contents hold an unknown type of entry',
      );
    }
    const entry: LayerEntry = {
      path: paths.next(),
      type,
      bytes: lengths.number(),
      mode: modes.number(),
      uid: owners.number(),
      gid: owners.number(),
    };
    if ((kind & HAS_TIME) !== 0) {
      time += times.signed();
      entry.modifiedAt = time;
    }
    if ((kind & HAS_LINK) !== 0) {
      entry.linkTarget = links.next();
    }
    if ((kind & HAS_HASH) !== 0) {
      entry.hash = hashes.bytes(HASH_BYTES).toString('base64');
    } else if ((kind & HAS_ODD_HASH) !== 0) {
      entry.hash = oddHashes.next();
    }
    entries.push(entry);
  }
  return entries;
}
