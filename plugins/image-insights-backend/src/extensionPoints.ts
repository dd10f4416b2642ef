import {
  ImageSource,
  ImageSourcesExtensionPoint,
  RegistryCredentialsExtensionPoint,
  RulesExtensionPoint,
} from '@image-insights/backstage-plugin-image-insights-node';
import { Rule, builtInRules } from '@image-insights/image-analysis';
import {
  CredentialsProvider,
  RegistryOptions,
  normaliseHost,
} from '@image-insights/oci-registry';

/** Collects the image sources of other modules. */
export class ImageSourceCollection implements ImageSourcesExtensionPoint {
  readonly sources: ImageSource[] = [];

  addImageSource(source: ImageSource): void {
    if (
      source.id === 'annotations' ||
      this.sources.some(({ id }) => id === source.id)
    ) {
      throw new Error(
        `An image source '${source.id}' is there already; give each its own id`,
      );
    }
    this.sources.push(source);
  }
}

/** Collects the credentials providers of other modules. */
export class CredentialsProviderCollection
  implements RegistryCredentialsExtensionPoint
{
  private readonly providers = new Map<string, CredentialsProvider>();

  setCredentialsProvider(host: string, provider: CredentialsProvider): void {
    const key = normaliseHost(host);
    if (this.providers.has(key)) {
      throw new Error(
        `The registry ${key} has a credentials provider already; remove one of the two modules`,
      );
    }
    this.providers.set(key, provider);
  }

  /** The registries with what the providers add; configuration goes first. */
  applyTo(registries: RegistryOptions[]): RegistryOptions[] {
    return registries.map(registry => {
      const provider = this.providers.get(registry.host);
      return registry.credentials || !provider
        ? registry
        : { ...registry, credentials: provider };
    });
  }
}

/** Collects the rules of other modules. */
export class RuleCollection implements RulesExtensionPoint {
  readonly rules: Rule[] = [];

  addRule(rule: Rule): void {
    if ([...builtInRules, ...this.rules].some(({ id }) => id === rule.id)) {
      throw new Error(
        `A rule '${rule.id}' is there already; give each its own id`,
      );
    }
    this.rules.push(rule);
  }
}
