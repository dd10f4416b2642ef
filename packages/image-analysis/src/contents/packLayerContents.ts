import { deflateSync } from 'node:zlib';
import { contentKeyOf } from './contentKey';
import type { LayerContents } from './LayerContents';
import { ByteWriter } from './pack/ByteWriter';
import { writeEntries } from './pack/entryColumns';
import { PACK_FORM, PACK_MARK } from './pack/form';

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
  // Worked out here, in the thread that has the entries at hand.
  const told = { contentKey: contentKeyOf(contents), ...facts };
  writer.sized(Buffer.from(JSON.stringify(told), 'utf8'));
  writeEntries(entries, writer);
  return Buffer.concat([
    PACK_MARK,
    Buffer.from([PACK_FORM]),
    deflateSync(writer.written()),
  ]);
}
