import { FileEntry, LayerEntry, LayerSpec, tarBytes } from '../blobs';
import { numberFrom } from '../blobs/randomBytes';

/** Bytes shared out over files, some large and most small, always the same. */
export function spread(options: {
  folder: string;
  names: string[];
  /** Of all files together. */
  bytes: number;
  /** Share that does not compress. Text is about 0.25, machine code 0.42. */
  density: number;
  /** Which content: a version, a commit. */
  content: string;
  mode?: number;
}): FileEntry[] {
  const { folder, names, bytes, density, content, mode } = options;
  // The square makes a few files much larger than the rest, as in real trees.
  const weights = names.map(
    name => (1 + (numberFrom(`weight ${folder}/${name}`) % 100)) ** 2,
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return names.map((name, index) => ({
    type: 'file',
    path: `${folder}/${name}`,
    bytes: Math.floor((bytes * weights[index]) / sum),
    density,
    content: `${content} ${folder}/${name}`,
    ...(mode && { mode }),
  }));
}

const BLOCK = 512;

/**
 * Makes the entry at `index` just so large that the whole archive has the
 * wanted length (rounded down to whole blocks of 512 bytes).
 *
 * @throws Error where the other entries alone are longer.
 */
function fitted(
  entries: LayerEntry[],
  index: number,
  uncompressedBytes: number,
): LayerEntry[] {
  const pivot = entries[index];
  const wanted = Math.floor(uncompressedBytes / BLOCK) * BLOCK;
  const missing = wanted - tarBytes(entries);
  const replaced = (entry: LayerEntry) =>
    entries.map((other, position) => (position === index ? entry : other));
  if (pivot.type === 'binary') {
    const codeBytes = pivot.codeBytes + missing;
    if (codeBytes > 0) return replaced({ ...pivot, codeBytes });
  } else if (pivot.type === 'file') {
    const bytes = Math.floor(pivot.bytes / BLOCK) * BLOCK + missing;
    const rounding = pivot.bytes % BLOCK > 0 ? BLOCK : 0;
    if (bytes + rounding >= 0) {
      return replaced({ ...pivot, bytes: bytes + rounding });
    }
  }
  throw new Error(
    `The layer with "${pivot.path}" cannot have ${wanted} bytes: its other entries leave ${missing} to its largest file`,
  );
}

function bytesIn(entry: LayerEntry): number {
  if (entry.type === 'file') return entry.bytes;
  return entry.type === 'binary' ? entry.codeBytes : -1;
}

/**
 * A layer of these entries; where a length is given, the largest file is made
 * to fit it. `uncompressedBytes` is the length of the archive, which is what
 * `docker image ls` adds up.
 */
export function layerOf(
  entries: LayerEntry[],
  options: {
    uncompressedBytes?: number;
    packing?: LayerSpec['packing'];
    modifiedAt?: number;
  } = {},
): LayerSpec {
  const { uncompressedBytes, packing = 'gzip', modifiedAt } = options;
  const written = modifiedAt === undefined ? {} : { modifiedAt };
  if (uncompressedBytes === undefined) return { packing, entries, ...written };
  const sizes = entries.map(bytesIn);
  const largest = sizes.indexOf(Math.max(...sizes));
  return {
    packing,
    entries: fitted(entries, largest, uncompressedBytes),
    ...written,
  };
}
