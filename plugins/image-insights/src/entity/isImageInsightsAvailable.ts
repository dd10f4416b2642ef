import type { Entity } from '@backstage/catalog-model';

/** Names the repositories of an entity, comma-separated. @public */
export const repositoriesAnnotation = 'image-insights.io/repositories';

/**
 * Whether the entity names container image repositories by the plugin's own
 * annotation.
 * @public
 */
export function isImageInsightsAvailable(entity: Entity): boolean {
  return Boolean(entity.metadata.annotations?.[repositoriesAnnotation]);
}

/**
 * Whether the Images tab belongs on the entity: it names repositories, or it
 * is a service, whose owners then learn how to name them.
 * @public
 */
export function hasImagesTab(entity: Entity): boolean {
  return isImageInsightsAvailable(entity) || entity.spec?.type === 'service';
}
