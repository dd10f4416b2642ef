import { ImageDescription, LayerDescription } from '../../model';

/**
 * The layers that this image's own build added and that hold something,
 * bottom first. Where the base is not known, no layer is known to be the
 * base's and all count: say so by the finding's confidence.
 */
export function ownLayers(image: ImageDescription): LayerDescription[] {
  return image.layers.filter(
    ({ fromBase, isEmpty }) => fromBase !== true && !isEmpty,
  );
}

/** Whether a layer is surely not the base's. */
export function isSurelyOwn(image: ImageDescription): boolean {
  return image.base.known && image.base.confidence !== 'guess';
}
