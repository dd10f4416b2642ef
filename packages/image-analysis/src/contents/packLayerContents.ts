import { deflateSync, inflateSync } from 'node:zlib';
import type { LayerContents } from './LayerContents';
import { LAYER_LIMITS } from './LayerLimits';
import { ByteReader } from './pack/ByteReader';
import { ByteWriter } from './pack/ByteWriter';
import { readEntries, writeEntries } from './pack/entryColumns';
import { LayerFacts, layerFactsSchema } from './pack/layerFacts';
import { PackedContentsError } from './pack/PackedContentsError';

/** `IILC`, Image Insights layer contents, and the version of the form. */
const MARK = Buffer.from([0x49, 0x49, 0x4c, 0x43]);
const FORM = 1;
const HEAD_BYTES = MARK.length + 1;

/** What the contents of a layer at all limits take, with room. */
const UNPACKED_BYTES = 1024 * 1024 * 1024;

/**
 * Packs the contents of a layer for a database or for another thread: entries
 * column by column, paths by their differences, all of it deflated. Takes some
 * 15 to 25 bytes per file, of which nine are its hash.
 *
 * @public
 */
export function packLayerContents(contents: LayerContents): Uint8Array {
  const { entries, ...facts } = contents;
  const writer = new ByteWriter();
  writer.sized(Buffer.from(JSON.stringify(facts), 'utf8'));
  writeEntries(entries, writer);
  return Buffer.concat([
    MARK,
    Buffer.from([FORM]),
    deflateSync(writer.written()),
  ]);
}

/**
 * Unpacks what {@link packLayerContents} packed.
 *
 * @throws PackedContentsError where the bytes are damaged or of another form;
 * never gives anything half right.
 * @public
 */
export function unpackLayerContents(bytes: Uint8Array): LayerContents {
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (
    packed.length < HEAD_BYTES ||
    MARK.compare(packed, 0, MARK.length) !== 0
  ) {
    throw damaged('they do not begin as such');
  }
  if (packed[MARK.length] !== FORM) {
    throw new PackedContentsError(
      'unknown-form',
      `Packed layer contents have form ${
        packed[MARK.length]
      }, this version reads form ${FORM}`,
    );
  }
  const reader = new ByteReader(inflated(packed.subarray(HEAD_BYTES)));
  const facts = factsOf(reader.sized());
  const entries = readEntries(reader, LAYER_LIMITS.entries);
  if (!reader.isAtEnd) {
    throw damaged('something follows their end');
  }
  return { ...facts, entries };
}

function inflated(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: UNPACKED_BYTES });
  } catch {
    throw damaged('they cannot be inflated');
  }
}

function factsOf(json: Buffer): LayerFacts {
  let document: unknown;
  try {
    document = JSON.parse(json.toString('utf8'));
  } catch {
    throw damaged('their facts are no JSON');
  }
  const parsed = layerFactsSchema.safeParse(document);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw damaged(
      `their facts are wrong at ${issue?.path.join('.') || 'the top'}`,
    );
  }
  return parsed.data;
}

function damaged(why: string): PackedContentsError {
  return new PackedContentsError(
    'damaged',
    `Packed layer contents are damaged: ${why}`,
  );
}
