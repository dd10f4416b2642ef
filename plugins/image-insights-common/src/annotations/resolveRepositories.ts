import { AnnotationProblem } from '../api/schema';
import { Parsed } from '../parsing';
import { AnnotationMapping } from './AnnotationMapping';
import { REPOSITORIES_ANNOTATION } from './annotations';

/** Most repositories that one annotation may list. @public */
export const MAX_REPOSITORIES_PER_ENTITY = 50;

/** @public */
export interface AnnotatedRepository {
  /** `registry.example.com`, with the port where one was written. */
  host: string;
  /** `shop/checkout` */
  name: string;
  /** Which annotation said so. */
  annotation: string;
}

/** @public */
export interface ResolveRepositoriesOptions {
  annotations: Record<string, string>;
  /** Reads `host/name` by the distribution grammar. */
  parseRepository(text: string): Parsed<{ host: string; name: string }>;
  /** Whether the configuration lists this registry. */
  isConfigured(host: string): boolean;
  /** Other plugins' annotations, asked in this order. */
  mappings: AnnotationMapping[];
}

/** @public */
export interface ResolvedRepositories {
  /** Distinct, in the order written. */
  repositories: AnnotatedRepository[];
  problems: AnnotationProblem[];
}

/**
 * Which repositories an entity's annotations name, and what is wrong with
 * those that cannot be read. The own annotation decides alone where it is
 * there; otherwise every mapped annotation is read.
 * @public
 */
export function resolveRepositories(
  options: ResolveRepositoriesOptions,
): ResolvedRepositories {
  const found = new Map<string, AnnotatedRepository>();
  const problems: AnnotationProblem[] = [];

  for (const item of itemsOf(options, problems)) {
    const parsed = repositoryOf(options, item);
    if (!parsed) {
      continue;
    }
    if (!parsed.ok) {
      problems.push({
        code: 'annotation-invalid',
        annotation: item.annotation,
        value: shorten(item.value),
        message: parsed.message,
        remedy: parsed.remedy,
      });
      continue;
    }
    const { host, name } = parsed.value;
    if (!options.isConfigured(host)) {
      problems.push({
        code: 'registry-not-configured',
        annotation: item.annotation,
        value: shorten(item.value),
        message: `The registry ${host} is not set up in this portal`,
        remedy:
          `Name an image of a registry that this portal reads, or ask who runs ` +
          `this portal to add ${host} to imageInsights.registries in app-config`,
      });
      continue;
    }
    const key = `${host}/${name}`;
    if (!found.has(key)) {
      found.set(key, { host, name, annotation: item.annotation });
    }
  }
  return { repositories: [...found.values()], problems };
}

interface Item {
  annotation: string;
  value: string;
  mapping?: AnnotationMapping;
}

function itemsOf(
  options: ResolveRepositoriesOptions,
  problems: AnnotationProblem[],
): Item[] {
  const own = options.annotations[REPOSITORIES_ANNOTATION];
  const sources =
    own === undefined
      ? options.mappings.map(mapping => ({
          annotation: mapping.annotation,
          text: options.annotations[mapping.annotation],
          mapping,
        }))
      : [
          {
            annotation: REPOSITORIES_ANNOTATION,
            text: own,
            mapping: undefined,
          },
        ];

  return sources.flatMap(({ annotation, text, mapping }) => {
    if (text === undefined) {
      return [];
    }
    const values = text
      .split(',', MAX_REPOSITORIES_PER_ENTITY + 1)
      .map(value => value.trim())
      .filter(value => value !== '');
    if (values.length === 0) {
      problems.push({
        code: 'annotation-invalid',
        annotation,
        value: shorten(text),
        message: 'The annotation is empty',
        remedy: 'Write a repository, such as `registry.example.com/shop/app`',
      });
    }
    if (values.length > MAX_REPOSITORIES_PER_ENTITY) {
      problems.push({
        code: 'annotation-invalid',
        annotation,
        value: shorten(text),
        message: `The annotation lists more than ${MAX_REPOSITORIES_PER_ENTITY} repositories; the rest is left out`,
        remedy: 'Spread them over the components that they belong to',
      });
    }
    return values
      .slice(0, MAX_REPOSITORIES_PER_ENTITY)
      .map(value => ({ annotation, value, mapping }));
  });
}

/** `undefined` where another plugin's annotation is none of our business. */
function repositoryOf(
  options: ResolveRepositoriesOptions,
  item: Item,
): Parsed<{ host: string; name: string }> | undefined {
  const { mapping, value } = item;
  if (!mapping) {
    return options.parseRepository(value);
  }
  if (mapping.form === 'ecr-arn') {
    const text = ecrRepositoryOf(value);
    const parsed =
      text === undefined ? undefined : options.parseRepository(text);
    return parsed?.ok && options.isConfigured(parsed.value.host)
      ? parsed
      : undefined;
  }
  if (mapping.host === undefined || !options.isConfigured(mapping.host)) {
    return undefined;
  }
  if (mapping.form === 'name-or-reference') {
    const parsed = options.parseRepository(value);
    if (parsed.ok && options.isConfigured(parsed.value.host)) {
      return parsed;
    }
  }
  const prefix = mapping.prefix ? `${mapping.prefix}/` : '';
  return options.parseRepository(`${mapping.host}/${prefix}${value}`);
}

function ecrRepositoryOf(arn: string): string | undefined {
  if (arn.length > 512) {
    return undefined;
  }
  const match =
    /^arn:(aws[a-z-]*):ecr:([a-z0-9-]+):(\d{12}):repository\/(.+)$/.exec(arn);
  if (!match) {
    return undefined;
  }
  const [, partition, region, account, name] = match;
  const suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `${account}.dkr.ecr.${region}.${suffix}/${name}`;
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
