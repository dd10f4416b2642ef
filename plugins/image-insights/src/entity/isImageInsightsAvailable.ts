import type { Entity } from '@backstage/catalog-model';

/** Names the repositories of an entity, comma-separated. @public */
export const repositoriesAnnotation = 'image-insights.io/repositories';

/**
 * Annotations by which the backend, as it comes, finds an entity's images: the
 * plugin's own, and those of other plugins whose registry is plain.
 * @public
 */
export const imageAnnotations = [
  repositoriesAnnotation,
  'quay.io/repository-slug',
  'docker.com/repository',
  'aws.amazon.com/amazon-ecr-arn',
];

/**
 * Whether the entity names container image repositories.
 * @public
 */
export function isImageInsightsAvailable(entity: Entity): boolean {
  return imageAnnotations.some(annotation =>
    Boolean(entity.metadata.annotations?.[annotation]),
  );
}

/**
 * Whether the Images tab belongs on the entity: it names repositories, or it
 * is a service, whose owners then learn how to name them.
 * @public
 */
export function hasImagesTab(entity: Entity): boolean {
  return isImageInsightsAvailable(entity) || entity.spec?.type === 'service';
}
