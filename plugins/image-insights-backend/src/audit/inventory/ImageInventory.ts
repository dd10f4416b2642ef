import { Stores } from '../../database/Stores';
import { DescribedBase } from '../../database/InventoryStore';
import { CurrentPulls } from '../../service/CurrentPulls';
import { ServicesSnapshot } from '../../service/OrganisationServices';
import { ServiceImage } from '../../service/leaderboardRows';
import { baseNameOf, repositoriesOfBase } from '../baseImages/baseNameOf';
import { NamedBase, findBaseTargets, targetKey } from './BaseTargets';
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
      stores: Pick<Stores, 'inventory' | 'tags'>;
      pulls: CurrentPulls;
    },
  ) {}

  /** What is in the images of a snapshot: of all services, not of a caller's. */
  async of(snapshot: ServicesSnapshot): Promise<Inventory> {
    const { key } = snapshot;
    if (this.cached?.key !== key) {
      // One after the other: the next finds what the one before has read.
      const before = this.cached?.inventory.catch(() => undefined);
      const cached = {
        key,
        inventory: Promise.resolve(before).then(() => this.load(snapshot)),
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

  private async load({ entries }: ServicesSnapshot): Promise<Inventory> {
    const { pulls, stores } = this.options;
    const images = entries.flatMap(entry => entry.images);
    const current = new Set(images.map(image => image.current.digest));
    const repositories = new Set(
      entries.flatMap(({ entity }) => entity.repositories),
    );
    await this.loadBases(images);
    const targets = await findBaseTargets(
      this.namedBases(images, repositories),
      stores,
    );
    const needed = new Set([
      ...current,
      ...[...targets.values()].map(({ imageDigest }) => imageDigest),
    ]);
    return createInventory({
      imageDigests: current,
      pulls: await pulls.of([...needed], () => needed),
      bases: this.bases,
      targets,
    });
  }

  /** Distinct, those alone whose repositories services name. */
  private namedBases(
    images: readonly ServiceImage[],
    repositories: ReadonlySet<string>,
  ): NamedBase[] {
    const found = new Map<string, NamedBase>();
    for (const { platform, current } of images) {
      const base = this.bases.get(current.digest)?.base;
      const repository =
        base && repositoriesOfBase(base).find(name => repositories.has(name));
      const name = repository && baseNameOf(base);
      if (repository !== undefined && name !== undefined) {
        found.set(targetKey(name, platform), { name, repository, platform });
      }
    }
    return [...found.values()];
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
