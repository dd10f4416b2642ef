/**
 * What both sides of the image-insights plugin share.
 *
 * @packageDocumentation
 */
export * from './api/schema';
