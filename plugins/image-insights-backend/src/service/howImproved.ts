import { Improvement } from '@image-insights/backstage-plugin-image-insights-common';
import {
  ImageDescription,
  LayerChange,
  compareImages,
} from '@image-insights/image-analysis';

/** What made an image smaller. */
export type HowImproved = Improvement['how'];

/** Of what became smaller, the share that one change must have done. */
const LEAST_SHARE = 1 / 3;

/** Of a layer that is gone, the share that a new one has that replaced it. */
const REPLACED_SHARE = 0.2;

interface Cause {
  /** Positive. */
  bytes: number;
  how: HowImproved;
}

/**
 * What did most to make an image smaller than the one before, told by their
 * layers; undefined where no single change did a third of it.
 */
export function howImproved(
  from: ImageDescription,
  to: ImageDescription,
): HowImproved | undefined {
  const { layers, compressedBytes } = compareImages({
    from: { image: from },
    to: { image: to },
  });
  const changes = withReplacements(layers, { from, to }).filter(
    layer => layer.compressedBytes < 0,
  );
  const [most] = [
    ...baseChanged(from, to),
    ...toolchainGone(changes, from),
    ...changes.flatMap(change => layerChanged(change, { from, to })),
  ].sort((left, right) => right.bytes - left.bytes);
  return most !== undefined && most.bytes >= -compressedBytes * LEAST_SHARE
    ? most.how
    : undefined;
}

/**
 * A step that was written anew is no layer that is gone: what was removed is
 * joined with what was added in its place, of the same kind and not much
 * smaller; the largest first.
 */
function withReplacements(
  layers: readonly LayerChange[],
  images: { from: ImageDescription; to: ImageDescription },
): LayerChange[] {
  const added = layers.filter(({ kind }) => kind === 'added');
  const joined = layers
    .filter(({ kind }) => kind === 'removed')
    .sort((left, right) => right.fromCompressedBytes - left.fromCompressedBytes)
    .map(removed => {
      const place = added.findIndex(
        candidate =>
          candidate.toCompressedBytes >=
            removed.fromCompressedBytes * REPLACED_SHARE &&
          isAlike(removed, candidate, images),
      );
      const [replacement] = place < 0 ? [] : added.splice(place, 1);
      return replacement === undefined
        ? removed
        : {
            ...replacement,
            from: removed.from,
            fromCompressedBytes: removed.fromCompressedBytes,
            compressedBytes:
              replacement.toCompressedBytes - removed.fromCompressedBytes,
          };
    });
  return [
    ...layers.filter(({ kind }) => kind !== 'removed' && kind !== 'added'),
    ...joined,
    ...added,
  ];
}

function isAlike(
  removed: LayerChange,
  added: LayerChange,
  { from, to }: { from: ImageDescription; to: ImageDescription },
): boolean {
  const before =
    removed.from === undefined ? undefined : from.layers[removed.from];
  const after = added.to === undefined ? undefined : to.layers[added.to];
  return (
    before !== undefined &&
    before.kind === after?.kind &&
    before.instruction?.keyword === after.instruction?.keyword
  );
}

function baseChanged(from: ImageDescription, to: ImageDescription): Cause[] {
  if (!from.base.known || !to.base.known) {
    return [];
  }
  const before = from.layers.filter(({ fromBase }) => fromBase);
  const after = to.layers.filter(({ fromBase }) => fromBase);
  return [
    {
      bytes: bytesOf(before) - bytesOf(after),
      how: {
        kind: 'base-changed',
        ...(from.base.name !== undefined && { from: from.base.name }),
        ...(to.base.name !== undefined && { to: to.base.name }),
      },
    },
  ];
}

/** Compilers and the like that the image installed itself. */
function toolchainGone(
  changes: readonly LayerChange[],
  from: ImageDescription,
): Cause[] {
  const bytes = changes
    .filter(
      change =>
        change.kind === 'removed' &&
        change.from !== undefined &&
        from.layers[change.from].kind === 'toolchain',
    )
    .reduce((sum, change) => sum - change.compressedBytes, 0);
  return bytes > 0 ? [{ bytes, how: { kind: 'toolchain-gone', bytes } }] : [];
}

function layerChanged(
  change: LayerChange,
  images: { from: ImageDescription; to: ImageDescription },
): Cause[] {
  const bytes = -change.compressedBytes;
  const instruction =
    change.instruction === undefined ? {} : { instruction: change.instruction };
  if (change.kind === 'removed' && change.from !== undefined) {
    const { kind } = images.from.layers[change.from];
    return kind === 'toolchain'
      ? []
      : [
          {
            bytes,
            how: { kind: 'layer-gone', layerKind: kind, ...instruction, bytes },
          },
        ];
  }
  if (change.kind !== 'base' && change.to !== undefined) {
    const { kind, digest } = images.to.layers[change.to];
    return [
      {
        bytes,
        how: {
          kind: 'layer-smaller',
          layerKind: kind,
          ...instruction,
          bytes,
          digest,
        },
      },
    ];
  }
  return [];
}

function bytesOf(layers: readonly { compressedBytes: number }[]): number {
  return layers.reduce((sum, layer) => sum + layer.compressedBytes, 0);
}
