import { createExtensionPoint } from '@backstage/backend-plugin-api';
import {
  PriceList,
  PriceOverride,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Rule } from '@image-insights/image-analysis';
import { CredentialsProvider } from '@image-insights/oci-registry';
import { ImageSource } from './ImageSource';

/**
 * Adds image sources beside the built-in one, which reads annotations.
 * @public
 */
export interface ImageSourcesExtensionPoint {
  /** @throws Error where a source with this id is there already. */
  addImageSource(source: ImageSource): void;
}

/** @public */
export const imageSourcesExtensionPoint =
  createExtensionPoint<ImageSourcesExtensionPoint>({
    id: 'image-insights.image-sources',
  });

/**
 * Provides credentials of registries that issue short-lived ones.
 * @public
 */
export interface RegistryCredentialsExtensionPoint {
  /**
   * Sets who is asked for the credentials of a host. The host still has to be
   * listed in `imageInsights.registries`, without credentials of its own.
   *
   * @throws Error where the host has a provider already.
   */
  setCredentialsProvider(host: string, provider: CredentialsProvider): void;
}

/** @public */
export const registryCredentialsExtensionPoint =
  createExtensionPoint<RegistryCredentialsExtensionPoint>({
    id: 'image-insights.registry-credentials',
  });

/**
 * Adds rules beside the built-in ones. They are asked of every image and count
 * in the score as the configuration says; a rule that throws is undecided.
 * @public
 */
export interface RulesExtensionPoint {
  /** @throws Error where a rule with this id is there already. */
  addRule(rule: Rule): void;
}

/** @public */
export const rulesExtensionPoint = createExtensionPoint<RulesExtensionPoint>({
  id: 'image-insights.rules',
});

/**
 * Brings the operator's own prices, from wherever they are kept. What app-config
 * says under `imageInsights.cost.prices` goes before all of them.
 * @public
 */
export interface PricesExtensionPoint {
  /**
   * Replaces the built-in list whole; its version is told with every figure.
   *
   * @throws Error where another module has set a list already.
   */
  setPriceList(list: PriceList): void;
  /** Puts prices in place of the list's; see {@link PriceOverride}. */
  addPrices(prices: PriceOverride[]): void;
}

/** @public */
export const pricesExtensionPoint = createExtensionPoint<PricesExtensionPoint>({
  id: 'image-insights.prices',
});
