/** How a blob's bytes are wrapped, by how they begin. */
export type Wrapping =
  | 'gzip'
  | 'zstd'
  /** Something that no container runtime unpacks, by name. */
  | { unsupported: string }
  /** A tar, or something that has no known mark: the walk will tell. */
  | 'none';

const MARKS: readonly (readonly [Wrapping, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  [{ unsupported: 'bzip2' }, [0x42, 0x5a, 0x68]],
  [{ unsupported: 'xz' }, [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  [{ unsupported: 'LZ4' }, [0x04, 0x22, 0x4d, 0x18]],
  [{ unsupported: 'zip' }, [0x50, 0x4b, 0x03, 0x04]],
  [{ unsupported: 'LZMA' }, [0x5d, 0x00, 0x00]],
];

/**
 * Tells the compression from the first bytes, as container runtimes do: media
 * types lie. A skippable zstd frame (`50 2a 4d 18` to `5f …`) begins a zstd
 * stream, as pzstd writes it.
 */
export function detectCompression(head: Uint8Array): Wrapping {
  const isSkippableFrame =
    head.length >= 4 &&
    head[0] >> 4 === 5 &&
    head[1] === 0x2a &&
    head[2] === 0x4d &&
    head[3] === 0x18;
  if (isSkippableFrame) {
    return 'zstd';
  }
  const found = MARKS.find(([, mark]) =>
    mark.every((byte, at) => head[at] === byte),
  );
  return found === undefined ? 'none' : found[0];
}
