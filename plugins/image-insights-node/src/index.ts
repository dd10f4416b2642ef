/**
 * Where others can plug into the image-insights backend.
 *
 * @packageDocumentation
 */
export * from './imageSources';
export * from './registryCredentials';
