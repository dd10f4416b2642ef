import { createExtensionPoint } from '@backstage/backend-plugin-api';
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
