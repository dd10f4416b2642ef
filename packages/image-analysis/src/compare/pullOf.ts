import { ImageDescription } from '../model';
import { contentKeys } from './alignLayers';
import { Comparison } from './Comparison';

/**
 * What a node that holds the first image transfers for the second.
 *
 * A layer is kept unpacked on top of those below it, so it is only reused as
 * long as everything from the bottom up is the same. Registries hand out blobs
 * by digest: what was only compressed anew is transferred, although the layers
 * above it may still be reused. (containerd, which looks for unpacked layers by
 * diff IDs first, may spare even that.) A blob is transferred once however
 * often an image lists it.
 */
export function pullOf(
  from: ImageDescription,
  to: ImageDescription,
): Comparison['pull'] {
  if (from.digest === to.digest) {
    return { reusedBytes: to.compressedBytes, transferredBytes: 0 };
  }
  const [below, above] = contentKeys(from.layers, to.layers);
  let isSameBelow = true;
  let reusedBytes = 0;
  let transferredBytes = to.configBytes;
  const counted = new Set<string>();
  to.layers.forEach(({ digest, compressedBytes }, index) => {
    isSameBelow &&= below[index] === above[index];
    if (counted.has(digest)) {
      return;
    }
    counted.add(digest);
    if (isSameBelow && from.layers[index]?.digest === digest) {
      reusedBytes += compressedBytes;
    } else {
      transferredBytes += compressedBytes;
    }
  });
  return { reusedBytes, transferredBytes };
}
