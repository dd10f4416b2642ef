import { repositoriesAnnotation } from '../../entity';

/** The lines of a catalog-info.yaml that link images to an entity. */
export function annotationLines(name: string): string {
  return [
    'metadata:',
    '  annotations:',
    `    ${repositoriesAnnotation}: registry.example.com/team/${name}`,
  ].join('\n');
}
