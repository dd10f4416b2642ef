import { DescribedLayer } from '../../database/InventoryStore';
import { Stores } from '../../database/Stores';
import { InventoryImage } from '../inventory/Inventory';

/** Images of which the instructions are kept in memory. */
const MAX_KEPT = 5_000;

/** Which layer of which image is asked for. */
interface HeldLayer {
  audited: {
    image: Pick<InventoryImage, 'digest' | 'baseLayers' | 'baseName'>;
  };
  index: number;
}

/** Kinds and instructions of layers, read of those images alone that tell them. */
export class LayerTexts {
  private readonly kept = new Map<string, DescribedLayer[]>();

  constructor(
    private readonly stores: {
      inventory: Pick<Stores['inventory'], 'layers'>;
    },
  ) {}

  /** In the order of the holders; undefined of images that are stored no more. */
  async of(
    holders: readonly HeldLayer[],
  ): Promise<(DescribedLayer | undefined)[]> {
    // Of one's own: while some are read, another may forget others.
    const texts = new Map<string, DescribedLayer[]>();
    const missing = new Map<string, string>();
    for (const holder of holders) {
      const key = keyOf(holder);
      const known = this.kept.get(key);
      if (known) {
        texts.set(key, known);
      } else {
        missing.set(holder.audited.image.digest, key);
      }
    }
    const read =
      missing.size > 0
        ? await this.stores.inventory.layers([...missing.keys()])
        : undefined;
    for (const [digest, key] of missing) {
      const layers = read?.get(digest) ?? [];
      texts.set(key, layers);
      this.kept.set(key, layers);
    }
    for (const key of this.kept.keys()) {
      if (this.kept.size <= MAX_KEPT) {
        break;
      }
      this.kept.delete(key);
    }
    return holders.map(holder => texts.get(keyOf(holder))?.at(holder.index));
  }
}

/** What is known of the base decides which layer is told by which step. */
function keyOf({ audited: { image } }: HeldLayer): string {
  return `${image.digest} ${image.baseLayers} ${image.baseName}`;
}
