import { constants, inflateSync } from 'node:zlib';
import { z } from 'zod';
import { ByteReader } from './pack/ByteReader';
import { PACK_FORM, PACK_MARK } from './pack/form';
import { PackedContentsError } from './pack/PackedContentsError';

const HEAD_BYTES = PACK_MARK.length + 1;

/** Packed; enough for the facts of most layers. */
const FIRST_BYTES = 16 * 1024;

/** Of the facts, what is told. */
const factsSchema = z.object({
  contentKey: z.string().optional(),
  uncompressedBytes: z.number().int().nonnegative(),
  whiteouts: z.array(z.unknown()),
  opaqueDirectories: z.array(z.unknown()),
});

/** Unpacked, as in {@link unpackLayerContents}. */
const UNPACKED_BYTES = 1024 * 1024 * 1024;

/**
 * What can be told of packed contents without unpacking their entries.
 * @public
 */
export interface PackedFacts {
  /** Version of the packed form. */
  form: number;
  /** Length of the layer's tar. */
  uncompressedBytes: number;
  /** How many entries and whiteouts the contents would unpack to. */
  entryCount: number;
  /** See `contentKeyOf`; absent where it was packed before that was told. */
  contentKey?: string;
}

/**
 * Looks into the beginning of what `packLayerContents` packed: a layer of two
 * million files takes hundreds of megabytes unpacked, and this next to nothing.
 *
 * @throws PackedContentsError where that beginning is damaged or of another
 * form; what follows it is not checked.
 * @public
 */
export function readPackedFacts(bytes: Uint8Array): PackedFacts {
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (
    packed.length < HEAD_BYTES ||
    PACK_MARK.compare(packed, 0, PACK_MARK.length) !== 0
  ) {
    throw damaged();
  }
  const form = packed[PACK_MARK.length];
  if (form !== PACK_FORM) {
    throw new PackedContentsError(
      'unknown-form',
      `Packed layer contents have form ${form}, this version reads form ${PACK_FORM}`,
    );
  }
  for (let length = FIRST_BYTES; ; length *= 4) {
    const reader = new ByteReader(beginning(packed, length));
    try {
      const facts = factsSchema.parse(
        JSON.parse(reader.sized().toString('utf8')),
      );
      return {
        form,
        uncompressedBytes: facts.uncompressedBytes,
        entryCount:
          reader.number() +
          facts.whiteouts.length +
          facts.opaqueDirectories.length,
        ...(facts.contentKey === undefined
          ? {}
          : { contentKey: facts.contentKey }),
      };
    } catch {
      if (HEAD_BYTES + length >= packed.length) {
        throw damaged();
      }
    }
  }
}

function beginning(packed: Buffer, length: number): Buffer {
  try {
    return inflateSync(packed.subarray(HEAD_BYTES, HEAD_BYTES + length), {
      // Gives what there is, though the stream goes on.
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: UNPACKED_BYTES,
    });
  } catch {
    throw damaged();
  }
}

function damaged(): PackedContentsError {
  return new PackedContentsError(
    'damaged',
    'Packed layer contents are damaged: their beginning cannot be read',
  );
}
