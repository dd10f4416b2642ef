import { Inventory } from '../inventory/Inventory';
import { AuditedImage } from '../inventory/auditedImages';

/** In how many images and services layers are, by their numbers. */
export interface LayerCounts {
  /** Distinct images. */
  images: Int32Array;
  services: Int32Array;
  /** Of the distinct images themselves. */
  imageCount: number;
  /** Configurations and layers of each image by itself. */
  compressedBytes: number;
  /** Configurations and layers, each layer once. */
  distinctBytes: number;
}

/**
 * Counts layers over images that come service by service. An image that several
 * services have counts once as an image; a layer that an image lists twice
 * counts once in it, for a pull fetches it once.
 */
export function countLayers(
  audited: readonly AuditedImage[],
  inventory: Inventory,
): LayerCounts {
  const size = inventory.digests.length;
  const images = new Int32Array(size);
  const services = new Int32Array(size);
  // Who counted a layer last: nobody counts it twice.
  const lastImage = new Int32Array(size).fill(-1);
  const lastService = new Int32Array(size).fill(-1);
  const seen = new Set<string>();
  let configBytes = 0;
  let compressedBytes = 0;
  let layerBytes = 0;
  audited.forEach(({ image, service }) => {
    const isNew = !seen.has(image.digest);
    if (isNew) {
      configBytes += image.configBytes;
    }
    for (const number of image.layers) {
      if (lastService[number] !== service) {
        lastService[number] = service;
        services[number] += 1;
      }
      if (isNew && lastImage[number] !== seen.size) {
        lastImage[number] = seen.size;
        const bytes = inventory.compressedBytes[number];
        compressedBytes += bytes;
        if (images[number] === 0) {
          layerBytes += bytes;
        }
        images[number] += 1;
      }
    }
    seen.add(image.digest);
  });
  return {
    images,
    services,
    imageCount: seen.size,
    compressedBytes: compressedBytes + configBytes,
    distinctBytes: layerBytes + configBytes,
  };
}
