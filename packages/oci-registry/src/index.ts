/**
 * Reads container registries: references, authentication, tags, manifests,
 * configs and blobs. Knows nothing of Backstage, databases or scores.
 *
 * @packageDocumentation
 */
export * from './client/RegistryReader';
export * from './model';
