/**
 * Where other modules can plug into the image-insights backend.
 *
 * @packageDocumentation
 */
export * from './ImageSource';
export * from './extensionPoints';
