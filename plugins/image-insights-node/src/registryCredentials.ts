import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { CredentialsProvider } from '@image-insights/oci-registry';

/**
 * Where modules supply credentials that cannot be written into the
 * configuration: those of a cloud identity, which end after hours.
 * @public
 */
export interface RegistryCredentialsExtensionPoint {
  /**
   * Provides the credentials of one configured host, instead of any that the
   * configuration gives.
   *
   * @param host - as in `imageInsights.registries`, e.g. `ghcr.io`
   * @throws Error where the host has a provider already
   */
  addCredentialsProvider(host: string, provider: CredentialsProvider): void;
}

/** @public */
export const registryCredentialsExtensionPoint =
  createExtensionPoint<RegistryCredentialsExtensionPoint>({
    id: 'image-insights.registry-credentials',
  });
