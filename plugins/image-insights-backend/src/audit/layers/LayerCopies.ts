import { Stores } from '../../database/Stores';
import { Inventory } from '../inventory/Inventory';
import { ContentNumbers, CountedCopies, UNREAD } from './CountedCopies';

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
