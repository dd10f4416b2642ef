import { JudgedFinding } from './VerdictCache';

/**
 * Sums up what findings would take off, no byte twice: a layer counts once,
 * however many images hold it, and never for more than it has.
 *
 * Within an image, findings claim disjoint bytes, so that those of a layer add
 * up; of several images with the layer, the one in which most of it is needless
 * counts. What no layer is told of counts once for each image.
 */
export class GainSum {
  private readonly layers = new Map<string, number>();
  private readonly ofImage = new Map<string, { bytes: number; most: number }>();
  private others = 0;

  /** A finding of the image that is being added. */
  add({ gains, gainCompressedBytes }: GainingFinding): void {
    if (gainCompressedBytes === 0) {
      return;
    }
    if (gains.length === 0) {
      this.others += gainCompressedBytes;
      return;
    }
    for (const { digest, layerBytes, compressedBytes } of gains) {
      const known = this.ofImage.get(digest);
      if (known) {
        known.bytes += compressedBytes;
      } else {
        this.ofImage.set(digest, { bytes: compressedBytes, most: layerBytes });
      }
    }
  }

  /** All findings of one image were added. */
  endImage(): void {
    for (const [digest, { bytes, most }] of this.ofImage) {
      const counted = Math.min(bytes, most);
      if (counted > (this.layers.get(digest) ?? 0)) {
        this.layers.set(digest, counted);
      }
    }
    this.ofImage.clear();
  }

  get bytes(): number {
    let sum = this.others;
    for (const bytes of this.layers.values()) {
      sum += bytes;
    }
    return sum;
  }
}

type GainingFinding = Pick<JudgedFinding, 'gains' | 'gainCompressedBytes'>;
