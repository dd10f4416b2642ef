import { Stores } from '../../database/Stores';
import { DescribedBase } from '../../database/InventoryStore';
import { CurrentPulls } from '../../service/CurrentPulls';
import { ServicesSnapshot } from '../../service/OrganisationServices';
import { ServiceImage } from '../../service/leaderboardRows';
import { Inventory, createInventory } from './Inventory';

/**
 * How surely a base is known may change without its name or its bytes: what was
 * read is read again after so long.
 */
const BASES_MILLIS = 10 * 60_000;

/** A base as it was read, with what tells that it is another by now. */
interface KnownBase extends DescribedBase {
  mark: string;
}

/**
 * Layers and bases of the newest images of all services, whoever may see them,
 * kept in memory until the next snapshot of the services.
 */
export class ImageInventory {
  private bases = new Map<string, KnownBase>();
  private basesSince = 0;
  private cached?: { key: string; inventory: Promise<Inventory> };

  constructor(
    private readonly options: {
      stores: Pick<Stores, 'inventory'>;
      pulls: CurrentPulls;
    },
  ) {}

  /** What is in the images of a snapshot: of all services, not of a caller's. */
  async of({ key, entries }: ServicesSnapshot): Promise<Inventory> {
    if (this.cached?.key !== key) {
      // One after the other: the next finds what the one before has read.
      const before = this.cached?.inventory.catch(() => undefined);
      const cached = {
        key,
        inventory: Promise.resolve(before).then(() =>
          this.load(entries.flatMap(({ images }) => images)),
        ),
      };
      this.cached = cached;
      cached.inventory.catch(() => {
        if (this.cached === cached) {
          this.cached = undefined;
        }
      });
    }
    return this.cached.inventory;
  }

  private async load(images: readonly ServiceImage[]): Promise<Inventory> {
    const { pulls } = this.options;
    const current = new Set(images.map(image => image.current.digest));
    const known = await pulls.of([...current], () => current);
    await this.loadBases(images);
    return createInventory({
      imageDigests: current,
      pulls: known,
      bases: this.bases,
    });
  }

  private async loadBases(images: readonly ServiceImage[]): Promise<void> {
    const now = Date.now();
    if (now - this.basesSince > BASES_MILLIS) {
      this.bases = new Map();
      this.basesSince = now;
    }
    const marks = new Map(
      images.map(({ current }) => [
        current.digest,
        `${current.baseBytes} ${current.baseName}`,
      ]),
    );
    const changed = [...marks]
      .filter(([digest, mark]) => this.bases.get(digest)?.mark !== mark)
      .map(([digest]) => digest);
    const read = await this.options.stores.inventory.bases(changed);
    const next = new Map<string, KnownBase>();
    for (const [digest, mark] of marks) {
      const fresh = read.get(digest);
      const base = fresh ? { ...fresh, mark } : this.bases.get(digest);
      if (base) {
        next.set(digest, base);
      }
    }
    this.bases = next;
  }
}
