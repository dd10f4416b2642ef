import { BaseFact } from '@image-insights/image-analysis';
import { Reference, parseReference } from '@image-insights/oci-registry';
import { repositoriesOfName } from '../../service/withheldBases';

const DOCKER_HUB = 'docker.io';
const OFFICIAL = 'library/';

/** Methods that tell what the build itself wrote behind its `FROM`. */
const RECORDING: ReadonlySet<string> = new Set([
  'annotation',
  'buildpacks-metadata',
  'buildah-comment',
  'provenance',
]);

/**
 * The name by which bases of several images are one: without Docker Hub's host
 * and digest, with the tag. No tag means `latest` where the build itself wrote
 * the name without one, and nothing where it was made out from elsewhere:
 * `debian:12-slim` is `docker.io/library/debian:12-slim@sha256:…`.
 *
 * Undefined where no name is known.
 */
export function baseNameOf(base: BaseFact): string | undefined {
  if (!base.known || !base.name) {
    return undefined;
  }
  const [withoutDigest] = base.name.split('@');
  const reference = tryParse(withoutDigest);
  if (!reference) {
    // `Windows 10.0.17763`, which is no reference to anything.
    return withoutDigest.trim() || undefined;
  }
  const isWithoutTag = !withoutDigest
    .slice(withoutDigest.lastIndexOf('/') + 1)
    .includes(':');
  const isLatest =
    isWithoutTag && RECORDING.has(base.method) && !base.name.includes('@');
  const tag = isWithoutTag && !isLatest ? '' : `:${reference.tag}`;
  return `${familiarName(reference)}${tag}`;
}

/**
 * `host/name` of the repositories that a name may be one of, as written and as
 * read: what the catalog may withhold it by.
 */
export function repositoriesOfBase(base: BaseFact): string[] {
  if (!base.known || !base.name) {
    return [];
  }
  return repositoriesOfName(base.name);
}

function familiarName({ repository: { host, name } }: Reference): string {
  if (host !== DOCKER_HUB) {
    return `${host}/${name}`;
  }
  return name.startsWith(OFFICIAL) ? name.slice(OFFICIAL.length) : name;
}

function tryParse(name: string): Reference | undefined {
  try {
    return parseReference(name);
  } catch {
    return undefined;
  }
}
