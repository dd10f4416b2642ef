import { LayerAuditRow } from '@image-insights/backstage-plugin-image-insights-common';
import { Stores } from '../../database/Stores';
import { Inventory } from '../inventory/Inventory';

/** No contents were read of the layer. */
const UNREAD = -1;

/** By a layer's number, that of its contents: equal for equal contents. */
type ContentNumbers = Int32Array;

/** Which layers hold the same contents under other digests. */
export class LayerCopies {
  /** By layer digest. What is in a layer never changes. */
  private keys = new Map<string, string>();
  private cached?: { inventory: Inventory; numbers: Promise<ContentNumbers> };

  constructor(private readonly stores: Pick<Stores, 'pulls'>) {}

  /**
   * Counts the copies among some layers.
   *
   * @param isThere - by the layer's number
   */
  async among(
    inventory: Inventory,
    isThere: (number: number) => boolean,
  ): Promise<CountedCopies> {
    return new CountedCopies(
      inventory,
      await this.numbersOf(inventory),
      isThere,
    );
  }

  private async numbersOf(inventory: Inventory): Promise<ContentNumbers> {
    if (this.cached?.inventory !== inventory) {
      const before = this.cached?.numbers.catch(() => undefined);
      const cached = {
        inventory,
        numbers: Promise.resolve(before).then(() => this.load(inventory)),
      };
      this.cached = cached;
      cached.numbers.catch(() => {
        if (this.cached === cached) {
          this.cached = undefined;
        }
      });
    }
    return this.cached.numbers;
  }

  private async load({ digests }: Inventory): Promise<ContentNumbers> {
    const read = await this.stores.pulls.contentKeys(
      digests.filter(digest => !this.keys.has(digest)),
    );
    const keys = new Map<string, string>();
    const numbers = new Map<string, number>();
    const found = new Int32Array(digests.length).fill(UNREAD);
    digests.forEach((digest, layer) => {
      const key = this.keys.get(digest) ?? read.get(digest);
      if (key !== undefined) {
        keys.set(digest, key);
        const number = numbers.get(key) ?? numbers.size;
        numbers.set(key, number);
        found[layer] = number;
      }
    });
    this.keys = keys;
    return found;
  }
}

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
