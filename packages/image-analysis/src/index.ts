/**
 * Says what is in a container image from its manifest, config and history.
 * Pure: no network, no Backstage, no database.
 *
 * @packageDocumentation
 */
export * from './model';
