/**
 * What both sides of the image-insights plugin share.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './permissions';
export * from './units';
