/** The service's repositories, comma-separated: `host/name, host/name`. @public */
export const REPOSITORIES_ANNOTATION = 'image-insights.io/repositories';

/** Regular expression of the tags to follow. @public */
export const TAGS_ANNOTATION = 'image-insights.io/tags';

/** What a pull of each repository's image may transfer: `250 MB`. @public */
export const SIZE_BUDGET_ANNOTATION = 'image-insights.io/size-budget';

/**
 * Path of the Dockerfile from the entity's source location, `Dockerfile` where
 * it is not said; with several repositories one path each, comma-separated, in
 * the same order. @public
 */
export const DOCKERFILE_ANNOTATION = 'image-insights.io/dockerfile';
