import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogEntities } from '../../catalog/CatalogEntities';
import { StoredEntity } from '../../database/EntityStore';
import { settledWithin } from '../../scanner/settledWithin';
import { OrganisationServices } from '../../service/OrganisationServices';
import { LeaderboardEntry } from '../../service/leaderboardRows';
import { ImageInventory } from '../inventory/ImageInventory';
import { Inventory } from '../inventory/Inventory';

/** Nobody who looks at one image waits longer for what others hold. */
const WAIT_MILLIS = 300;

/** What all services held when it was looked at last. */
interface Holdings {
  entries: readonly LeaderboardEntry[];
  inventory: Inventory;
}

/** Tells with how many services an image shares its layers. */
export class SharedLayers {
  private latest?: Holdings;
  private refreshing?: Promise<void>;

  constructor(
    private readonly options: {
      services: Pick<OrganisationServices, 'snapshot'>;
      inventory: Pick<ImageInventory, 'of'>;
      entities: Pick<CatalogEntities, 'readableOf'>;
      waitMillis?: number;
    },
  ) {}

  /**
   * By layer digest, how many services that the caller may read hold it in a
   * newest image of theirs, the image itself aside. Of thousands of services
   * the answer may be that of a minute ago, and undefined soon after a start:
   * an image is not waited for to know what is in all others.
   */
  async of(
    image: { digest: string; layerDigests: readonly string[] },
    credentials: BackstageCredentials,
  ): Promise<ReadonlyMap<string, number> | undefined> {
    const { waitMillis = WAIT_MILLIS } = this.options;
    await settledWithin([this.refresh()], waitMillis);
    if (!this.latest) {
      return undefined;
    }
    const holders = holdersOf(image, this.latest);
    const distinct = new Set([...holders.values()].flatMap(set => [...set]));
    const readable = await this.options.entities.readableOf(
      [...distinct],
      credentials,
    );
    return new Map(
      [...holders].map(([digest, entities]) => [
        digest,
        [...entities].filter(({ entityRef }) => readable.has(entityRef)).length,
      ]),
    );
  }

  private refresh(): Promise<void> {
    this.refreshing ??= this.load().finally(() => {
      this.refreshing = undefined;
    });
    return this.refreshing;
  }

  private async load(): Promise<void> {
    const snapshot = await this.options.services.snapshot();
    this.latest = {
      entries: snapshot.entries,
      inventory: await this.options.inventory.of(snapshot),
    };
  }
}

function holdersOf(
  image: { digest: string; layerDigests: readonly string[] },
  { entries, inventory }: Holdings,
): Map<string, Set<StoredEntity>> {
  const holders = new Map(
    image.layerDigests.map(digest => [digest, new Set<StoredEntity>()]),
  );
  const byNumber = new Map<number, Set<StoredEntity>>();
  for (const [digest, entities] of holders) {
    const number = inventory.numberOf.get(digest);
    if (number !== undefined) {
      byNumber.set(number, entities);
    }
  }
  for (const { entity, images } of entries) {
    for (const { current } of images) {
      const other =
        current.digest === image.digest
          ? undefined
          : inventory.images.get(current.digest);
      for (const number of other?.layers ?? []) {
        byNumber.get(number)?.add(entity);
      }
    }
  }
  return holders;
}
