import { inflateSync } from 'node:zlib';
import type { LayerContents } from './LayerContents';
import { LAYER_LIMITS } from './LayerLimits';
import { ByteReader } from './pack/ByteReader';
import { readEntries } from './pack/entryColumns';
import { PACK_FORM, PACK_MARK } from './pack/form';
import { LayerFacts, layerFactsSchema } from './pack/layerFacts';
import { PackedContentsError } from './pack/PackedContentsError';

const HEAD_BYTES = PACK_MARK.length + 1;

/** What the contents of a layer at all limits take, with room. */
const UNPACKED_BYTES = 1024 * 1024 * 1024;

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
    PACK_MARK.compare(packed, 0, PACK_MARK.length) !== 0
  ) {
    throw damaged('they do not begin as such');
  }
  if (packed[PACK_MARK.length] !== PACK_FORM) {
    throw new PackedContentsError(
      'unknown-form',
      `Packed layer contents have form ${
        packed[PACK_MARK.length]
      }, this version reads form ${PACK_FORM}`,
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
