import { setImmediate } from 'node:timers/promises';
import { Blob } from './RegistryContent';

/** How much is made and thrown away before others get their turn. */
const SKIPPED_AT_A_TIME = 8 * 1024 * 1024;

/** The bytes from `first` to `last`, both included, of a blob made anew. */
export async function* blobStream(options: {
  blob: Blob;
  first: number;
  last: number;
}): AsyncGenerator<Uint8Array> {
  const { blob, first, last } = options;
  let position = 0;
  let skipped = 0;
  for (const chunk of blob.open()) {
    const from = Math.max(first - position, 0);
    const until = Math.min(last + 1 - position, chunk.length);
    position += chunk.length;
    if (from < until) {
      yield chunk.subarray(from, until);
    } else {
      skipped += chunk.length;
      if (skipped >= SKIPPED_AT_A_TIME) {
        skipped = 0;
        await setImmediate();
      }
    }
    if (position > last) return;
  }
}
