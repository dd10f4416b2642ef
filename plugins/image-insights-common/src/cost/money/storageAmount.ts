import { networkPath } from '../paths/networkPaths';
import { registryOf } from '../paths/registryOf';
import { findPrice } from '../prices/findPrice';
import { CostSettings, Currency, Price, PriceList } from '../schema';
import { convert } from './convert';
import { tieredAmount } from './tieredAmount';

/** @public */
export interface StorageAmountOptions {
  /** Compressed bytes that the registry keeps, each blob as often as it does. */
  bytes: number;
  /** Path, region and gigabyte are read. */
  settings: CostSettings;
  /** Decides before the path, where it is a registry that is known. */
  registryHost?: string;
  prices: PriceList;
  currency: Currency;
}

/** What a month of storage costs, and by which price. @public */
export interface StorageAmount {
  /** Per month, in the currency, not rounded. */
  amount: number;
  price: Price;
}

/**
 * What keeping bytes in the registry costs in a month; `undefined` where the
 * registry does not bill what it keeps (GHCR, Docker Hub, Quay, a registry
 * outside of AWS). Allowances are not deducted: other images are taken to use
 * them.
 * @public
 */
export function storageAmount(
  options: StorageAmountOptions,
): StorageAmount | undefined {
  const { bytes, settings, prices, currency } = options;
  const id = storagePriceOf(options);
  if (id === undefined) {
    return undefined;
  }
  const { price } = findPrice(prices, id, settings.region);
  const { amount } = tieredAmount({
    price,
    bytes,
    gigabyte: settings.gigabyte,
  });
  return { amount: convert(amount, currency), price };
}

function storagePriceOf(options: StorageAmountOptions): string | undefined {
  const { settings, registryHost } = options;
  const registry =
    registryHost === undefined ? undefined : registryOf(registryHost);
  switch (registry?.provider) {
    case undefined:
      return networkPath(settings.path).storage(settings);
    case 'aws':
      return 'aws.ecr.storage';
    case 'gcp':
      return 'gcp.ar.storage';
    case 'azure':
      return 'azure.acr.storage';
    default:
      // Through a cache the images are kept in ECR all the same.
      return settings.path === 'aws-ecr-pull-through'
        ? 'aws.ecr.storage'
        : undefined;
  }
}
