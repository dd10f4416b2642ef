import { FindingGain } from './FindingInventory';

/**
 * Sums up what findings would take off, no byte twice: a layer counts once,
 * however many images hold it.
 *
 * Within an image, findings take disjoint bytes, so that those of a layer add
 * up; of several images with the layer, the one in which most of it is needless
 * counts. What no layer is told of counts once for each image.
 */
export class GainSum {
  private own = 0;
  /** By digest of a layer, of the image in which most of it is needless. */
  private readonly layers = new Map<string, number>();
  private readonly ofImage = new Map<string, number>();

  /** A finding of the image that is being added. */
  add({ ownBytes, shared }: FindingGain): void {
    this.own += ownBytes;
    for (const { digest, compressedBytes } of shared) {
      this.ofImage.set(
        digest,
        (this.ofImage.get(digest) ?? 0) + compressedBytes,
      );
    }
  }

  /** All findings of one image were added. */
  endImage(): void {
    if (this.ofImage.size === 0) {
      return;
    }
    for (const [digest, bytes] of this.ofImage) {
      if (bytes > (this.layers.get(digest) ?? 0)) {
        this.layers.set(digest, bytes);
      }
    }
    this.ofImage.clear();
  }

  get bytes(): number {
    let sum = this.own;
    for (const bytes of this.layers.values()) {
      sum += bytes;
    }
    return sum;
  }
}
