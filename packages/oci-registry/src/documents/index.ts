export * from './classifyManifest';
export * from './isSidecarTag';
export * from './platform';
