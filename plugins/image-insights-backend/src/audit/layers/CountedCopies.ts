import { LayerAuditRow } from '@image-insights/backstage-plugin-image-insights-common';
import { Inventory } from '../inventory/Inventory';

/** No contents were read of the layer. */
export const UNREAD = -1;

/** By a layer's number, that of its contents: equal for equal contents. */
export type ContentNumbers = Int32Array;

/** Layers of some images that hold the same contents. */
export class CountedCopies {
  private readonly layers: Int32Array;
  private readonly bytes: Float64Array;
  private readonly largest: Float64Array;

  constructor(
    private readonly inventory: Inventory,
    private readonly numbers: ContentNumbers,
    isThere: (number: number) => boolean,
  ) {
    this.layers = new Int32Array(numbers.length);
    this.bytes = new Float64Array(numbers.length);
    this.largest = new Float64Array(numbers.length);
    numbers.forEach((content, layer) => {
      if (content !== UNREAD && isThere(layer)) {
        const bytes = inventory.compressedBytes[layer];
        this.layers[content] += 1;
        this.bytes[content] += bytes;
        this.largest[content] = Math.max(this.largest[content], bytes);
      }
    });
  }

  /** What all but one of each would not take: the largest is counted as the one. */
  get copiedBytes(): number {
    return this.bytes.reduce(
      (sum, bytes, content) => sum + bytes - this.largest[content],
      0,
    );
  }

  /** The others with a layer's contents; undefined where it was not read. */
  of(layer: number): LayerAuditRow['copies'] {
    const content = this.numbers[layer];
    return content === UNREAD
      ? undefined
      : {
          layers: this.layers[content] - 1,
          compressedBytes:
            this.bytes[content] - this.inventory.compressedBytes[layer],
        };
  }
}
