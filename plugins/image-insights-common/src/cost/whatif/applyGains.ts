import { CostGain, CostStream } from '../schema';

/**
 * The stream as it would be with findings mended: the layers of its current
 * image are smaller by what these findings claim, none below 0 bytes, and the
 * findings are gone. Earlier releases stay what they were.
 *
 * Layers keep their digests and chain IDs, though a mended one would have
 * others: they say which layer follows which, and so how often each one moves,
 * which mending does not change.
 *
 * A blob that an image lists more than once is smaller at each place. Ids that
 * the stream does not know do nothing, and without any that it knows the
 * stream itself comes back.
 * @public
 */
export function applyGains(
  stream: CostStream,
  ids: Iterable<string>,
): CostStream {
  const wanted = new Set(ids);
  const mended = stream.gains.filter(({ id }) => wanted.has(id));
  const current = stream.releases.at(-1);
  if (mended.length === 0 || current === undefined) {
    return stream;
  }
  const claimed = claimedByDigest(
    mended,
    current.layers.map(({ digest }) => digest),
  );
  return {
    ...stream,
    gains: stream.gains.filter(({ id }) => !wanted.has(id)),
    releases: [
      ...stream.releases.slice(0, -1),
      {
        ...current,
        layers: current.layers.map(layer => ({
          ...layer,
          compressedBytes: Math.max(
            0,
            layer.compressedBytes - (claimed.get(layer.digest) ?? 0),
          ),
        })),
      },
    ],
  };
}

/** Bytes that findings claim of each blob; of layers that are not there, none. */
export function claimedByDigest(
  gains: readonly CostGain[],
  digests: readonly string[],
): Map<string, number> {
  const claimed = new Map<string, number>();
  for (const { layers } of gains) {
    for (const { index, compressedBytes } of layers) {
      const digest = digests[index];
      if (digest !== undefined) {
        claimed.set(digest, (claimed.get(digest) ?? 0) + compressedBytes);
      }
    }
  }
  return claimed;
}
