import { tarBytes } from '../blobs';
import { DemoImage } from '../images';

/** A megabyte, as the texts and `docker image ls` count: decimal. */
export const MB = 1_000_000;

/** What `docker image ls` shows: the unpacked layers together. */
export function uncompressedBytes(image: DemoImage): number {
  return image.steps.reduce(
    (sum, { layer }) => sum + (layer ? tarBytes(layer.entries) : 0),
    0,
  );
}
