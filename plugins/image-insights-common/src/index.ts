/**
 * What both sides of the image-insights plugin share.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './api';
export * from './cost';
export * from './csv';
export * from './parsing';
export * from './permissions';
export * from './tags';
export * from './units';
