import { ImageContents } from '../combine/ImageContents';
import { ImageDescription, LayerDescription } from '../model';
import { LayerPair, alignLayers } from './alignLayers';
import { compareContents } from './compareContents';
import { Comparison, LayerChange, LayerChangeKind } from './Comparison';
import { pullOf } from './pullOf';

/** One of two images to compare. @public */
export interface ComparedImage {
  image: ImageDescription;
  /** Absent where they were not read. */
  contents?: ImageContents;
}

/** @public */
export interface CompareImagesOptions {
  /** The earlier one, as a rule. */
  from: ComparedImage;
  to: ComparedImage;
}

/**
 * Says what changed from one image to another: by layers always, by what is in
 * them where the contents of both are known.
 *
 * Rows of layers and the change of the config add up to the whole difference,
 * to the byte: a blob that an image lists twice counts where it is first.
 *
 * @public
 */
export function compareImages({ from, to }: CompareImagesOptions): Comparison {
  const counted = { from: new Set<string>(), to: new Set<string>() };
  const layers = alignLayers(from.image.layers, to.image.layers).map(pair =>
    changeOf(
      pair,
      {
        from: bytesOnce(pair.from, counted.from),
        to: bytesOnce(pair.to, counted.to),
      },
      { from, to },
    ),
  );
  const configBytes = to.image.configBytes - from.image.configBytes;
  return {
    from: from.image.digest,
    to: to.image.digest,
    compressedBytes:
      configBytes +
      layers.reduce((sum, { compressedBytes }) => sum + compressedBytes, 0),
    configBytes,
    layers,
    pull: pullOf(from.image, to.image),
    contents: compareContents(from.contents, to.contents),
  };
}

function bytesOnce(
  layer: LayerDescription | undefined,
  counted: Set<string>,
): number {
  if (layer === undefined || counted.has(layer.digest)) {
    return 0;
  }
  counted.add(layer.digest);
  return layer.compressedBytes;
}

function changeOf(
  pair: LayerPair,
  bytes: { from: number; to: number },
  images: CompareImagesOptions,
): LayerChange {
  const { from, to } = pair;
  const instruction = to?.instruction ?? from?.instruction;
  const uncompressedBytes = uncompressedChange(pair, images);
  return {
    kind: kindOf(pair),
    ...(from === undefined ? {} : { from: from.index }),
    ...(to === undefined ? {} : { to: to.index }),
    ...(instruction === undefined ? {} : { instruction: instruction.text }),
    fromCompressedBytes: bytes.from,
    toCompressedBytes: bytes.to,
    compressedBytes: bytes.to - bytes.from,
    ...(uncompressedBytes === undefined ? {} : { uncompressedBytes }),
  };
}

function kindOf({ from, to, how }: LayerPair): LayerChangeKind {
  switch (how) {
    case 'base':
    case 'same-instruction':
      return how;
    case 'same-contents':
      return from?.digest === to?.digest ? 'unchanged' : 'recompressed';
    default:
      return to === undefined ? 'removed' : 'added';
  }
}

function uncompressedChange(
  { from, to, how }: LayerPair,
  images: CompareImagesOptions,
): number | undefined {
  if (how === 'same-contents') {
    return 0;
  }
  const before = from === undefined ? 0 : tarBytes(from, images.from);
  const after = to === undefined ? 0 : tarBytes(to, images.to);
  return before === undefined || after === undefined
    ? undefined
    : after - before;
}

function tarBytes(
  { index, uncompressedBytes }: LayerDescription,
  { contents }: ComparedImage,
): number | undefined {
  return uncompressedBytes ?? contents?.layers[index]?.uncompressedBytes;
}
