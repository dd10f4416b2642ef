import {
  CostSettings,
  NetworkPathId,
  defaultRegionOf,
  networkPath,
  providerOfRegion,
} from '@image-insights/backstage-plugin-image-insights-common';

/**
 * The same bytes on another path; in the default region of its provider where
 * the present one is of another.
 */
export function onPath<T extends { key: string; settings: CostSettings }>(
  moved: T,
  path: NetworkPathId,
): T {
  const { region } = moved.settings;
  const { provider } = networkPath(path);
  const present = providerOfRegion(region);
  const isThere =
    provider === undefined || present === undefined || present === provider;
  return {
    ...moved,
    key: `${moved.key} by ${path}`,
    settings: {
      ...moved.settings,
      path,
      region: isThere ? region : defaultRegionOf(provider) ?? region,
    },
  };
}
