import { createHash } from 'node:crypto';
import { BaseFact } from '@image-insights/image-analysis';
import { ImagePull } from '../../cost/pulls/ImagePull';
import { DescribedBase } from '../../database/InventoryStore';
import { baseNameOf, repositoriesOfBase } from '../baseImages/baseNameOf';
import { BaseTarget } from './BaseTargets';

/** A newest image, with numbers for its layers. */
export interface InventoryImage {
  digest: string;
  configBytes: number;
  /** Layers by their numbers in the inventory, bottom first. */
  layers: Int32Array;
  base: BaseFact;
  /** Of the base, as several images have it in common. */
  baseName?: string;
  /** By what the catalog may withhold the base's name. */
  baseRepositories: readonly string[];
  /** How many of the bottom layers are the base's. */
  baseLayers: number;
  /** Tells the base's contents from others; empty where there are no layers. */
  baseChain: string;
  /** Its distinct layers by number, the same object in all images alike. */
  baseStack: readonly number[];
  /** When the topmost of the base's layers was made, where believable. */
  baseBuiltAt?: string;
}

/** The newest build of a base that its repository holds, with its layers. */
export interface InventoryTarget extends BaseTarget {
  /** Layers by their numbers in the inventory, bottom first. */
  layers: Int32Array;
  /** As {@link InventoryImage.baseChain} of what is built on it. */
  chain: string;
}

/**
 * The layers of many images by number, so that a hundred thousand of them are
 * counted in a few milliseconds.
 */
export interface Inventory {
  images: ReadonlyMap<string, InventoryImage>;
  /** By number. */
  digests: readonly string[];
  /** By number; a layer has one length, whichever image tells of it. */
  compressedBytes: Float64Array;
  numberOf: ReadonlyMap<string, number>;
  /** By {@link targetKey} of a base and its platform. */
  targets: ReadonlyMap<string, InventoryTarget>;
}

/** Numbers the layers of images; those of which either part is missing are left out. */
export function createInventory(options: {
  imageDigests: Iterable<string>;
  pulls: ReadonlyMap<string, ImagePull>;
  bases: ReadonlyMap<string, DescribedBase>;
  targets: ReadonlyMap<string, BaseTarget>;
}): Inventory {
  const images = new Map<string, InventoryImage>();
  const numberOf = new Map<string, number>();
  const digests: string[] = [];
  const lengths: number[] = [];
  const names = new Map<string, Named>();
  const stacks = new Map<string, readonly number[]>();
  const stackOf = (layers: Int32Array) => {
    const key = layers.join(' ');
    const stack = stacks.get(key) ?? [...new Set(layers)];
    stacks.set(key, stack);
    return stack;
  };
  const numbered = ({ layers }: ImagePull) =>
    Int32Array.from(layers, layer => {
      const known = numberOf.get(layer.digest);
      if (known !== undefined) {
        return known;
      }
      numberOf.set(layer.digest, digests.length);
      lengths.push(layer.compressedBytes);
      return digests.push(layer.digest) - 1;
    });
  for (const digest of options.imageDigests) {
    const pull = options.pulls.get(digest);
    const described = options.bases.get(digest);
    if (!pull || !described || images.has(digest)) {
      continue;
    }
    const { base, builtAt } = described;
    const baseLayers = base.known ? base.layerCount : 0;
    const layers = numbered(pull);
    images.set(digest, {
      digest,
      configBytes: pull.configBytes,
      layers,
      base,
      ...namedBase(base, names),
      baseLayers,
      baseChain: chainOf(pull, baseLayers),
      baseStack: stackOf(layers.subarray(0, baseLayers)),
      baseBuiltAt: builtAt,
    });
  }
  const targets = new Map<string, InventoryTarget>();
  for (const [key, target] of options.targets) {
    const pull = options.pulls.get(target.imageDigest);
    if (pull) {
      targets.set(key, {
        ...target,
        layers: numbered(pull),
        chain: chainOf(pull, pull.layers.length),
      });
    }
  }
  return {
    images,
    targets,
    digests,
    compressedBytes: Float64Array.from(lengths),
    numberOf,
  };
}

type Named = Pick<InventoryImage, 'baseName' | 'baseRepositories'>;

/** Thousands of images have few bases: each name is read once. */
function namedBase(base: BaseFact, names: Map<string, Named>): Named {
  const key = base.known ? `${base.method} ${base.name}` : '';
  const known = names.get(key);
  if (known) {
    return known;
  }
  const named = {
    baseName: baseNameOf(base),
    baseRepositories: repositoriesOfBase(base),
  };
  names.set(key, named);
  return named;
}

/** Chain ID of the bottom layers; their digests where there is none. */
function chainOf(pull: ImagePull, count: number): string {
  const bottom = pull.layers.slice(0, count);
  return (
    bottom.at(-1)?.chainId ??
    (bottom.length === 0
      ? ''
      : `blobs:${createHash('sha256')
          .update(bottom.map(({ digest }) => digest).join(' '))
          .digest('hex')}`)
  );
}
