import { DescribedLayer } from '../../database/InventoryStore';
import { Stores } from '../../database/Stores';
import { LayerHolder } from './layerHolders';

/** Images of which the instructions are kept in memory. */
const MAX_KEPT = 5_000;

/** Kinds and instructions of layers, read of those images alone that tell them. */
export class LayerTexts {
  private readonly kept = new Map<string, DescribedLayer[]>();

  constructor(private readonly stores: Pick<Stores, 'inventory'>) {}

  /** In the order of the holders; undefined of images that are stored no more. */
  async of(
    holders: readonly LayerHolder[],
  ): Promise<(DescribedLayer | undefined)[]> {
    const missing = new Map<string, string>();
    for (const holder of holders) {
      const key = keyOf(holder);
      if (!this.kept.has(key)) {
        missing.set(holder.audited.image.digest, key);
      }
    }
    const read =
      missing.size > 0
        ? await this.stores.inventory.layers([...missing.keys()])
        : undefined;
    for (const [digest, key] of missing) {
      this.kept.set(key, read?.get(digest) ?? []);
    }
    const found = holders.map(holder =>
      this.kept.get(keyOf(holder))?.at(holder.index),
    );
    for (const key of this.kept.keys()) {
      if (this.kept.size <= MAX_KEPT) {
        break;
      }
      this.kept.delete(key);
    }
    return found;
  }
}

/** What is known of the base decides which layer is told by which step. */
function keyOf({ audited: { image } }: LayerHolder): string {
  return `${image.digest} ${image.baseLayers} ${image.baseName}`;
}
