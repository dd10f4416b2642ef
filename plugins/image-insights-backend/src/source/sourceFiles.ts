import { Entity, getEntitySourceLocation } from '@backstage/catalog-model';
import {
  DOCKERFILE_ANNOTATION,
  Problem,
} from '@image-insights/backstage-plugin-image-insights-common';
import { dockerignorePaths } from '@image-insights/image-analysis';

/** Where the Dockerfile of one repository's images is. */
export interface SourceFile {
  /** Of the repository in the entity's annotation. */
  position: number;
  /** From the root of the entity's source. */
  path: string;
}

/** Where an entity's source is, and which files of it matter. */
export interface SourceFiles {
  /** Of the location, for `ScmIntegrations.resolveUrl`. */
  base: string;
  dockerfiles: SourceFile[];
  problems: { position: number; path: string; problem: Problem }[];
}

const LONGEST_PATH = 500;

/**
 * Where an entity says its Dockerfiles are: one path, or one per repository in
 * the same order, from its source location. With one path and several
 * repositories, the path is the first one's.
 *
 * @returns undefined where the entity has no source location to read.
 */
export function sourceFilesOf(
  entity: Entity,
  repositoryCount: number,
): SourceFiles | undefined {
  const base = baseOf(entity);
  if (base === undefined || repositoryCount === 0) {
    return undefined;
  }
  const written = entity.metadata.annotations?.[DOCKERFILE_ANNOTATION];
  const paths = (written ?? 'Dockerfile')
    .split(',')
    .map(path => path.trim())
    .slice(0, repositoryCount);
  const files: SourceFiles = { base, dockerfiles: [], problems: [] };
  paths.forEach((path, position) => {
    const clean = cleanRelativePath(path);
    if (clean === undefined) {
      files.problems.push({
        position,
        path: path.slice(0, LONGEST_PATH),
        problem: {
          code: 'dockerfile-path-invalid',
          message: `The portal cannot read the Dockerfile: ${DOCKERFILE_ANNOTATION} is '${path.slice(
            0,
            200,
          )}', which is no path below the source location`,
          remedy:
            'Write a path relative to the source location, without .., such as services/checkout/Dockerfile.',
        },
      });
    } else {
      files.dockerfiles.push({ position, path: clean });
    }
  });
  return files;
}

/**
 * Where a .dockerignore may be, most particular first. What the context is,
 * only whoever builds knows: the Dockerfile's directory or the root.
 */
export function ignorePathsOf(dockerfile: string): string[] {
  const context = dockerfile.slice(0, Math.max(0, dockerfile.lastIndexOf('/')));
  return [
    ...new Set(
      [context, ''].flatMap(directory =>
        dockerignorePaths({ dockerfile, context: directory }),
      ),
    ),
  ];
}

function baseOf(entity: Entity): string | undefined {
  try {
    const { type, target } = getEntitySourceLocation(entity);
    return type === 'url' ? target : undefined;
  } catch {
    return undefined;
  }
}

/** Absent for what is absolute, leaves its root, or means more than a path. */
function cleanRelativePath(path: string): string | undefined {
  if (
    path === '' ||
    path.length > LONGEST_PATH ||
    path.startsWith('/') ||
    // Schemes, queries, fragments, escapes and what some hosts take for a slash.
    /[\p{Cc}\\:?#%*"<>|]/u.test(path)
  ) {
    return undefined;
  }
  const parts = path.split('/').filter(part => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..')
    ? undefined
    : parts.join('/');
}
