import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  AnnotatedRepository,
  AnnotationProblem,
  SIZE_BUDGET_ANNOTATION,
  TAGS_ANNOTATION,
  TagPattern,
  compileTagPattern,
  parseByteSize,
} from '@image-insights/backstage-plugin-image-insights-common';
import { ImageSource } from '@image-insights/backstage-plugin-image-insights-node';
import { AnnotatedDeployment, StoredEntity } from '../database/EntityStore';
import { readDeploymentAnnotations } from './deploymentAnnotations';

/** What an entity says about its images. */
export interface EntityReading {
  entityRef: string;
  repositories: AnnotatedRepository[];
  problems: AnnotationProblem[];
  /** Absent for the built-in rule, and where it is no regular expression. */
  tagPattern?: TagPattern;
  budgetBytes?: number;
  deployment?: AnnotatedDeployment;
}

/** Asks every image source, and reads the annotations that apply to all. */
export async function readEntity(
  entity: Entity,
  sources: ImageSource[],
): Promise<EntityReading> {
  const reading: EntityReading = {
    entityRef: stringifyEntityRef(entity),
    repositories: [],
    problems: [],
  };
  const seen = new Set<string>();
  for (const source of sources) {
    const { repositories, problems } = await askSource(source, entity);
    reading.problems.push(...problems);
    for (const repository of repositories) {
      const key = `${repository.host}/${repository.name}`;
      if (!seen.has(key)) {
        seen.add(key);
        reading.repositories.push(repository);
      }
    }
  }

  const annotations = entity.metadata.annotations ?? {};
  const pattern = annotations[TAGS_ANNOTATION];
  if (pattern !== undefined) {
    const compiled = compileTagPattern(pattern);
    if (compiled.ok) {
      reading.tagPattern = compiled.value;
    } else {
      reading.problems.push(
        problemOf(TAGS_ANNOTATION, pattern, compiled, 'tag-pattern-invalid'),
      );
    }
  }
  const budget = annotations[SIZE_BUDGET_ANNOTATION];
  if (budget !== undefined) {
    const parsed = parseByteSize(budget);
    if (parsed.ok) {
      reading.budgetBytes = parsed.value;
    } else {
      reading.problems.push(
        problemOf(SIZE_BUDGET_ANNOTATION, budget, parsed, 'budget-invalid'),
      );
    }
  }
  const { deployment, problems } = readDeploymentAnnotations(annotations);
  reading.deployment = deployment;
  reading.problems.push(
    ...problems.map(({ annotation, value, message, remedy }) =>
      problemOf(
        annotation,
        value,
        { message, remedy },
        'deployment-value-invalid',
      ),
    ),
  );
  return reading;
}

/** One source that fails on one entity must not end a scan of all. */
async function askSource(
  source: ImageSource,
  entity: Entity,
): Promise<Awaited<ReturnType<ImageSource['repositoriesOf']>>> {
  try {
    return await source.repositoriesOf(entity);
  } catch (error) {
    const [annotation = 'metadata.annotations'] = source.annotations;
    return {
      repositories: [],
      problems: [
        {
          code: 'source-failed',
          annotation,
          value: (entity.metadata.annotations?.[annotation] ?? '').slice(
            0,
            200,
          ),
          message: `What finds images by this annotation failed: ${
            error instanceof Error ? error.message : String(error)
          }`,
          remedy: 'Tell who runs this portal; the log of the backend has more.',
        },
      ],
    };
  }
}

/** What is remembered of the entity, so that lists need no catalog. */
export function toStoredEntity(
  entity: Entity,
  reading: EntityReading,
): StoredEntity {
  return {
    entityRef: reading.entityRef,
    kind: entity.kind.toLocaleLowerCase('en-US'),
    title: entity.metadata.title ?? entity.metadata.name,
    type: textOf(entity.spec?.type),
    owner: relationOf(entity, 'ownedBy'),
    system: relationOf(entity, 'partOf', 'system:'),
    lifecycle: textOf(entity.spec?.lifecycle),
    budgetBytes: reading.budgetBytes,
    tagPattern: reading.tagPattern?.source,
    deployment: reading.deployment,
    uid: entity.metadata.uid,
    problems: reading.problems,
    repositories: reading.repositories.map(
      ({ host, name }) => `${host}/${name}`,
    ),
  };
}

function problemOf(
  annotation: string,
  value: string,
  found: { message: string; remedy: string },
  code: string,
): AnnotationProblem {
  return {
    code,
    annotation,
    value: value.length > 200 ? `${value.slice(0, 200)}…` : value,
    message: found.message,
    remedy: found.remedy,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function relationOf(
  entity: Entity,
  type: string,
  prefix = '',
): string | undefined {
  return entity.relations?.find(
    relation => relation.type === type && relation.targetRef.startsWith(prefix),
  )?.targetRef;
}
