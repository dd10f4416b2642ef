export * from './AnnotationMapping';
export * from './annotations';
export * from './resolveRepositories';
