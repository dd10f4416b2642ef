/**
 * Reads container registries: references, authentication, tags, manifests,
 * configs and blobs. Knows nothing of Backstage, databases or scores.
 *
 * @packageDocumentation
 */
export * from './client';
export * from './documents';
export * from './errors';
export * from './model';
export * from './reference';
