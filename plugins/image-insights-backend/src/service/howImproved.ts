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
  const changes = layers.filter(layer => layer.compressedBytes < 0);
  const [most] = [
    ...baseChanged(from, to),
    ...toolchainGone(changes, from),
    ...changes.flatMap(change => layerChanged(change, { from, to })),
  ].sort((left, right) => right.bytes - left.bytes);
  return most !== undefined && most.bytes >= -compressedBytes * LEAST_SHARE
    ? most.how
    : undefined;
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
