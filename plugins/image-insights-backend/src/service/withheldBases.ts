import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { BaseImage } from '@image-insights/backstage-plugin-image-insights-common';
import { parseReference } from '@image-insights/oci-registry';
import { CatalogEntities } from '../catalog/CatalogEntities';
import { Stores } from '../database/Stores';
import { readableRepositories } from './readableRepositories';

/** `host/name` of `host/name:tag` or `host/name@digest`. */
export function repositoryOfName(name: string): string {
  const [tagged] = name.split('@');
  const colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
  return colon === -1 ? tagged : tagged.slice(0, colon);
}

/**
 * `host/name` of the repositories that a name may be one of, as written and as
 * it is read: `team/base:1` is `docker.io/team/base`, and stored as that.
 */
export function repositoriesOfName(name: string): string[] {
  const [tagged] = name.split('@');
  return [...new Set([repositoryOfName(name), ...readRepository(tagged)])];
}

function readRepository(name: string): string[] {
  try {
    const { repository } = parseReference(name);
    return [`${repository.host}/${repository.name}`];
  } catch {
    // `Windows 10.0.17763`, which is no reference to anything.
    return [];
  }
}

/**
 * Tells which names of base images the caller may not be told: those of
 * repositories that entities of the catalog name, none of which they may read.
 * A base may have been recognised by its layers in anybody's repository.
 */
export async function withheldBases(options: {
  names: (string | undefined)[];
  credentials: BackstageCredentials;
  stores: { entities: Pick<Stores['entities'], 'entitiesOf'> };
  entities: Pick<CatalogEntities, 'readableRefs'>;
}): Promise<(name: string | undefined) => boolean> {
  const repositories = [
    ...new Set(
      options.names.flatMap(name =>
        name === undefined ? [] : repositoriesOfName(name),
      ),
    ),
  ];
  const named = await options.stores.entities.entitiesOf(repositories);
  const readable = await readableRepositories({ ...options, repositories });
  return name =>
    name !== undefined &&
    repositoriesOfName(name).some(
      repository => named.has(repository) && !readable.has(repository),
    );
}

/** The name of a known base, if it has one. */
export function nameOfBase(base: BaseImage | undefined): string | undefined {
  return base?.known ? base.name : undefined;
}

/**
 * What findings about an image may not say: name and digest of its base, the
 * name of that base's repository, where those are withheld.
 */
export function withheldWords(
  base: BaseImage | undefined,
  isWithheld: (name: string | undefined) => boolean,
): string[] {
  return base?.known && base.name !== undefined && isWithheld(base.name)
    ? [
        base.name,
        repositoryOfName(base.name),
        ...(base.digest === undefined ? [] : [base.digest]),
      ]
    : [];
}

/** What may be told of a base: where it is withheld, that it is there. */
export function shownBase(
  base: BaseImage,
  isWithheld: (name: string | undefined) => boolean,
): BaseImage {
  return base.known && isWithheld(base.name)
    ? { ...base, name: undefined, digest: undefined }
    : base;
}
