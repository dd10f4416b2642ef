import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  AnnotationMapping,
  AnnotationProblem,
  compileTagPattern,
  parseByteSize,
  Parsed,
  REPOSITORIES_ANNOTATION,
  resolveRepositories,
  SIZE_BUDGET_ANNOTATION,
  TAGS_ANNOTATION,
} from '@image-insights/backstage-plugin-image-insights-common';
import { ImageSource } from '@image-insights/backstage-plugin-image-insights-node';
import {
  parseRepository,
  RegistryError,
  RepositoryName,
} from '@image-insights/oci-registry';
import { LinkedEntity, RepositoryLink } from '../database/CatalogStore';

/** What linking an entity depends on beside the entity. */
export interface LinkOptions {
  sources: readonly ImageSource[];
  mappings: AnnotationMapping[];
  configuredHosts: ReadonlySet<string>;
  defaultBudget?: number;
}

/** The distribution grammar, in the form that annotations are read with. */
function parse(text: string): Parsed<RepositoryName> {
  try {
    return { ok: true, value: parseRepository(text) };
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    return { ok: false, message: error.message, remedy: error.remedy };
  }
}

function specText(entity: Entity, field: string): string | undefined {
  const value = entity.spec?.[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A reference of `spec` in full, in lower case; undefined where unreadable. */
function fullRef(
  entity: Entity,
  text: string | undefined,
  defaultKind: string,
): string | undefined {
  if (!text) return undefined;
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind,
        defaultNamespace: entity.metadata.namespace ?? 'default',
      }),
    );
  } catch {
    return undefined;
  }
}

function ownerOf(entity: Entity): string | undefined {
  return (
    entity.relations?.find(({ type }) => type === RELATION_OWNED_BY)
      ?.targetRef ?? fullRef(entity, specText(entity, 'owner'), 'group')
  );
}

/** Reads an annotation that is optional; what is wrong becomes a problem. */
function optional<T>(
  annotations: Record<string, string>,
  key: string,
  read: (text: string) => Parsed<T>,
  problems: AnnotationProblem[],
): T | undefined {
  const text = annotations[key];
  if (text === undefined) return undefined;
  const parsed = read(text);
  if (parsed.ok) return parsed.value;
  problems.push({
    code: 'annotation-invalid',
    annotation: key,
    value: text.slice(0, 200),
    message: parsed.message,
    remedy: parsed.remedy,
  });
  return undefined;
}

/**
 * Reads an entity's annotations and asks the sources, and checks every
 * repository: its form, and that its registry is configured. Nothing else is
 * ever contacted.
 *
 * @returns undefined where nothing names images for the entity
 */
export function linkEntity(
  entity: Entity,
  options: LinkOptions,
): LinkedEntity | undefined {
  const annotations = entity.metadata.annotations ?? {};
  const isConfigured = (host: string) => options.configuredHosts.has(host);
  const own = resolveRepositories({
    annotations,
    parseRepository: parse,
    isConfigured,
    mappings: options.mappings,
  });
  const sourced = options.sources.flatMap(source => {
    const found = source.repositoriesOf(entity);
    return found
      ? [
          resolveRepositories({
            annotations: { [found.origin]: found.repositories.join(',') },
            parseRepository: parse,
            isConfigured,
            mappings: [
              {
                annotation: found.origin,
                form: 'name-or-reference',
                host: 'docker.io',
              },
            ],
          }),
        ]
      : [];
  });
  const resolved = [own, ...sourced];
  const problems = resolved.flatMap(one => one.problems);
  const repositories = resolved.flatMap(one => one.repositories);
  const isNamed =
    sourced.length > 0 ||
    annotations[REPOSITORIES_ANNOTATION] !== undefined ||
    repositories.length > 0;
  if (!isNamed) return undefined;

  const tagPattern = optional(
    annotations,
    TAGS_ANNOTATION,
    compileTagPattern,
    problems,
  );
  const ownBudget = optional(
    annotations,
    SIZE_BUDGET_ANNOTATION,
    parseByteSize,
    problems,
  );
  const budgetBytes = ownBudget ?? options.defaultBudget;
  const links = new Map<string, RepositoryLink>();
  for (const { host, name } of repositories) {
    links.set(`${host}/${name}`, {
      repository: `${host}/${name}`,
      host,
      name,
      ...(tagPattern && { tagPattern: tagPattern.source }),
      ...(budgetBytes !== undefined && {
        budgetBytes,
        budgetSource: ownBudget === undefined ? 'config' : 'annotation',
      }),
    });
  }
  const owner = ownerOf(entity);
  const system = fullRef(entity, specText(entity, 'system'), 'system');
  const type = specText(entity, 'type');
  const lifecycle = specText(entity, 'lifecycle');
  return {
    entityRef: stringifyEntityRef(entity),
    title: entity.metadata.title ?? entity.metadata.name,
    kind: entity.kind.toLocaleLowerCase('en-US'),
    ...(type && { type }),
    ...(owner && { owner }),
    ...(system && { system }),
    ...(lifecycle && { lifecycle }),
    problems,
    links: [...links.values()],
  };
}
