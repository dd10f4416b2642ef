import {
  pathMoney,
  storageAmount,
  type CostInput,
  type Price,
} from '@image-insights/backstage-plugin-image-insights-common';

const nothing = { blob: 0, api: 0 };

/**
 * The prices that an input's figures are made of, once each: those of the
 * paths that bytes take, and of storage where the registry bills it.
 */
export function pricesInUse(input: CostInput): Price[] {
  const { prices, currency, streams } = input;
  const ofPaths = streams.flatMap(stream => {
    const { settings } = stream;
    return pathMoney({
      path: settings.path,
      settings,
      bytes: nothing,
      prices,
      currency,
      registryHost: hostOf(stream),
    }).used;
  });
  const ofStorage = streams.flatMap(stream => {
    const { settings, stored } = stream;
    const found =
      stored &&
      storageAmount({
        bytes: 0,
        settings,
        registryHost: hostOf(stream),
        prices,
        currency,
      });
    return found ? [found.price] : [];
  });
  return [...new Set([...ofPaths, ...ofStorage])];
}

function hostOf({ repository }: { repository: string }): string {
  return repository.split('/', 1)[0];
}
