import { Entity } from '@backstage/catalog-model';
import {
  AnnotationMapping,
  Parsed,
  REPOSITORIES_ANNOTATION,
  resolveRepositories,
} from '@image-insights/backstage-plugin-image-insights-common';
import { ImageSource } from '@image-insights/backstage-plugin-image-insights-node';
import {
  RegistryError,
  RegistryOptions,
  RepositoryName,
  parseRepository,
} from '@image-insights/oci-registry';

/** The built-in image source: annotations of the entity. */
export class AnnotationImageSource implements ImageSource {
  readonly id = 'annotations';
  readonly annotations: string[];
  private readonly hosts: Set<string>;
  private readonly mappings: AnnotationMapping[];

  constructor(options: {
    registries: RegistryOptions[];
    mappings: AnnotationMapping[];
  }) {
    this.hosts = new Set(options.registries.map(({ host }) => host));
    this.mappings = options.mappings;
    this.annotations = [
      ...new Set([
        REPOSITORIES_ANNOTATION,
        ...options.mappings.map(({ annotation }) => annotation),
      ]),
    ];
  }

  async repositoriesOf(entity: Entity) {
    return resolveRepositories({
      annotations: entity.metadata.annotations ?? {},
      mappings: this.mappings,
      isConfigured: host => this.hosts.has(host),
      parseRepository: parse,
    });
  }
}

function parse(text: string): Parsed<RepositoryName> {
  try {
    return { ok: true, value: parseRepository(text) };
  } catch (error) {
    if (error instanceof RegistryError) {
      return { ok: false, message: error.message, remedy: error.remedy };
    }
    throw error;
  }
}
