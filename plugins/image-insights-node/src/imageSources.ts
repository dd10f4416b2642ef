import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';

/**
 * Repositories that a source finds for an entity, as texts: the backend
 * checks their form and that their registry is configured.
 * @public
 */
export interface SourcedRepositories {
  /** `registry.example.com/shop/checkout`, most important first. */
  repositories: string[];
  /** What to name where one of them is wrong, e.g. an annotation's key. */
  origin: string;
}

/**
 * Maps catalog entities to repositories.
 * @public
 */
export interface ImageSource {
  /** Unique among sources. */
  id: string;
  /**
   * The repositories of an entity, or undefined where the source knows
   * nothing of it. Called for every entity of the catalog at every scan:
   * it has to answer from the entity alone.
   */
  repositoriesOf(entity: Entity): SourcedRepositories | undefined;
}

/**
 * Where modules add sources of images beside the built-in annotations.
 * @public
 */
export interface ImageSourcesExtensionPoint {
  /** @throws Error where a source of the same id was added before */
  addImageSource(source: ImageSource): void;
}

/** @public */
export const imageSourcesExtensionPoint =
  createExtensionPoint<ImageSourcesExtensionPoint>({
    id: 'image-insights.image-sources',
  });
