import { FileVersion, ImageContents } from '../../combine/ImageContents';
import { ImageDescription, LayerDescription } from '../../model';

/** Files of one layer that one layer above it hides. */
export interface HiddenPair {
  /** Where the bytes are paid for. */
  owner: LayerDescription;
  /** Whose instruction hides them. */
  by: LayerDescription;
  /** Largest first. */
  files: FileVersion[];
  bytes: number;
}

/**
 * Hidden files of an image by the pair of layers that it takes, the most bytes
 * first. Files of the base are left out unless asked for.
 */
export function hiddenPairs(options: {
  image: ImageDescription;
  contents: ImageContents;
  where: (file: FileVersion) => boolean;
  ofBase?: boolean;
}): HiddenPair[] {
  const { image, contents, where, ofBase = false } = options;
  const pairs = new Map<string, HiddenPair>();
  for (const file of contents.files) {
    const owner = image.layers[file.layer];
    const by = file.hidden && image.layers[file.hidden.by];
    if (
      owner === undefined ||
      by === undefined ||
      (owner.fromBase === true) !== ofBase ||
      by.fromBase === true ||
      !where(file)
    ) {
      continue;
    }
    const key = `${owner.index} ${by.index}`;
    const pair = pairs.get(key) ?? { owner, by, files: [], bytes: 0 };
    pair.files.push(file);
    pair.bytes += file.bytes;
    pairs.set(key, pair);
  }
  return [...pairs.values()]
    .map(pair => ({
      ...pair,
      files: pair.files.sort(
        (left, right) => right.bytes - left.bytes || left.id - right.id,
      ),
    }))
    .sort(
      (left, right) =>
        right.bytes - left.bytes ||
        left.owner.index - right.owner.index ||
        left.by.index - right.by.index,
    );
}
