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

/** How many instances a deployment of the service starts: `20`. @public */
export const INSTANCES_ANNOTATION = 'image-insights.io/instances';

/** How often the service is deployed in a month, where nobody records it: `20`. @public */
export const DEPLOYMENTS_PER_MONTH_ANNOTATION =
  'image-insights.io/deployments-per-month';

/**
 * Who keeps its images: `node` (default), `task` where every instance pulls all
 * (Fargate, ACI), `import` where the platform reads once per deployment (Cloud
 * Run, Lambda). @public
 */
export const RUNTIME_ANNOTATION = 'image-insights.io/runtime';
