import { defaultCostSettings } from '../estimate';
import { priceList } from '../prices';
import { CostInput, CostSettings, CostStream, PullImage } from '../schema';

/** Day on which all prices are fresh. */
export const TODAY = '2026-11-21T00:00:00.000Z';

/**
 * A layer by its bytes and by what it holds. The bytes come first: they are
 * what an example is about. Equal names are equal blobs.
 */
export type LayerOf = [compressedBytes: number, name: string];

/**
 * An image of layers, bottom first, whose digests, diff and chain IDs are made
 * of their names as a real image's are of its contents.
 */
export function pullImage(options: {
  layers: LayerOf[];
  configBytes?: number;
  manifestBytes?: number;
  /** Default: made of the layers. */
  digest?: string;
  at?: string;
  /** True: as of a registry that tells digests only. */
  withoutIds?: boolean;
}): PullImage {
  const { layers, configBytes = 8_000, manifestBytes = 2_000 } = options;
  const names = layers.map(([, name]) => name);
  return {
    digest: options.digest ?? `image:${names.join('/')}`,
    at: options.at ?? TODAY,
    configBytes,
    manifestBytes,
    layers: layers.map(([compressedBytes, name], place) => ({
      digest: `blob:${name}`,
      compressedBytes,
      ...(!options.withoutIds && {
        diffId: `diff:${name}`,
        chainId: `chain:${names.slice(0, place + 1).join('/')}`,
      }),
    })),
  };
}

/** A stream of releases, oldest first, with the default settings but those given. */
export function costStream(
  releases: PullImage[],
  settings: Partial<CostSettings> = {},
  options: Partial<Omit<CostStream, 'releases' | 'settings'>> = {},
): CostStream {
  return {
    id: 'checkout',
    repository: '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/checkout',
    platform: 'linux/amd64',
    platformShare: 1,
    releases,
    gains: [],
    settings: { ...defaultCostSettings, ...settings },
    sources: {},
    ...options,
  };
}

/** An input of streams, in dollars at the shipped price list. */
export function costInput(
  streams: CostStream[],
  options: Partial<Omit<CostInput, 'streams'>> = {},
): CostInput {
  return {
    streams,
    prices: priceList,
    currency: { code: 'USD', perUsd: 1 },
    at: TODAY,
    ...options,
  };
}
