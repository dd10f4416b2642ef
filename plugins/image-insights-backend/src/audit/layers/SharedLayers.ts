import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { OrganisationServices } from '../../service/OrganisationServices';
import { ImageInventory } from '../inventory/ImageInventory';

/** Tells with how many services an image shares its layers. */
export class SharedLayers {
  constructor(
    private readonly options: {
      services: OrganisationServices;
      inventory: ImageInventory;
    },
  ) {}

  /**
   * By layer digest, how many services that the caller may read hold it in a
   * newest image of theirs, the image itself aside.
   */
  async of(
    image: { digest: string; layerDigests: readonly string[] },
    credentials: BackstageCredentials,
  ): Promise<ReadonlyMap<string, number>> {
    const readable = await this.options.services.readable(credentials);
    const inventory = await this.options.inventory.of(readable.all);
    const counts = new Map(image.layerDigests.map(digest => [digest, 0]));
    // Who counted a layer last, by its number; -1 is nobody, -2 nobody asks.
    const last = new Int32Array(inventory.digests.length).fill(-2);
    for (const digest of image.layerDigests) {
      const number = inventory.numberOf.get(digest);
      if (number !== undefined) {
        last[number] = -1;
      }
    }
    readable.entries.forEach(({ images }, service) => {
      for (const { current } of images) {
        const other =
          current.digest === image.digest
            ? undefined
            : inventory.images.get(current.digest);
        for (const number of other?.layers ?? []) {
          if (last[number] !== -2 && last[number] !== service) {
            last[number] = service;
            const digest = inventory.digests[number];
            counts.set(digest, (counts.get(digest) ?? 0) + 1);
          }
        }
      }
    });
    return counts;
  }
}
