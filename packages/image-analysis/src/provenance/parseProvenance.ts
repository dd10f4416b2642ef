import { PackageURL } from 'packageurl-js';
import { cleanText } from '../facts/cleanText';
import { maskSecrets } from '../facts/maskSecrets';
import { maskDockerfile } from '../source/maskDockerfile';
import { LARGEST_DOCKERFILE_BYTES } from '../source/parseDockerfile';
import { ProvenanceFacts } from './ProvenanceFacts';
import { Predicate, readPredicate, readStatement } from './statementSchema';

const MOST_IMAGES = 100;
const MOST_ORIGINS = 20;
const MOST_LAYERS = 500;
const LONGEST = 500;
const DIGEST = /^sha256:[a-f0-9]{64}$|^sha512:[a-f0-9]{128}$/;

/** @public */
export interface ParseProvenanceOptions {
  /**
   * Digest of the image's manifest: a statement whose subjects are others is
   * about another image and is not read.
   */
  imageDigest?: string;
}

/**
 * Reads an in-toto statement with SLSA provenance (0.2 or 1), as BuildKit and
 * others attach it to an image. Absent for anything else; never throws. What
 * is kept is bounded and safe to store and to show: credentials are taken out
 * of URLs, secrets in the Dockerfile are masked, build arguments are not kept.
 * `others` is left empty: the attestation's manifest tells it.
 *
 * Sources: moby/buildkit, docs/attestations/slsa-definitions.md; slsa.dev,
 * provenance 0.2 and 1.0.
 * @public
 */
export function parseProvenance(
  statement: unknown,
  options: ParseProvenanceOptions = {},
): ProvenanceFacts | undefined {
  const read = readStatement(statement);
  const predicate = read && readPredicate(read.predicateType, read.predicate);
  if (!read || !predicate || !speaksOf(read.subjects, options.imageDigest)) {
    return undefined;
  }
  const origins = originsOf(predicate);
  const dockerfile = dockerfileOf(predicate);
  return {
    version: 1,
    predicateType: read.predicateType,
    mode: modeOf(predicate),
    images: predicate.materials
      .flatMap(({ uri, digest }) => imageOf(uri, digest) ?? [])
      .slice(0, MOST_IMAGES),
    ...(origins.length > 0 ? { origins } : {}),
    ...sourceOf(predicate),
    ...(dockerfile ? { dockerfile } : {}),
    others: [],
  };
}

function speaksOf(
  subjects: readonly string[],
  imageDigest: string | undefined,
): boolean {
  return (
    imageDigest === undefined ||
    subjects.length === 0 ||
    subjects.includes(imageDigest)
  );
}

function modeOf({
  buildType,
  metadata,
  steps,
}: Predicate): ProvenanceFacts['mode'] {
  if (!/mobyproject\.org\/buildkit|moby\/buildkit/.test(buildType ?? '')) {
    return undefined;
  }
  return metadata?.source || metadata?.layers || steps.length > 0
    ? 'max'
    : 'min';
}

/** `pkg:docker/golang@1.24?digest=sha256:…&platform=linux%2Famd64`, and `pkg:oci`. */
function imageOf(
  uri: string,
  digests: Record<string, unknown>,
): ProvenanceFacts['images'][number] | undefined {
  if (!/^pkg:(?:docker|oci)\//.test(uri) || uri.length > 2_000) {
    return undefined;
  }
  let purl: PackageURL;
  try {
    purl = PackageURL.fromString(uri);
  } catch {
    return undefined;
  }
  const qualifiers = new Map(Object.entries(purl.qualifiers ?? {}));
  const repository =
    purl.type === 'oci'
      ? qualifiers.get('repository_url') ?? purl.name
      : [purl.namespace, purl.name].filter(Boolean).join('/');
  const version = purl.version ?? '';
  const tag = purl.type === 'oci' ? qualifiers.get('tag') : version;
  const resolved = [
    ...Object.entries(digests).map(([algorithm, hex]) => `${algorithm}:${hex}`),
    qualifiers.get('digest') ?? '',
    version,
  ].find(digest => DIGEST.test(digest));
  return {
    name: shown(tag && !DIGEST.test(tag) ? `${repository}:${tag}` : repository),
    ...(resolved === undefined ? {} : { digest: resolved }),
    ...(qualifiers.get('platform')
      ? { platform: shown(qualifiers.get('platform') ?? '') }
      : {}),
  };
}

/** Steps that start from an image, joined with the layers that they gave. */
function originsOf({
  steps,
  metadata,
}: Predicate): NonNullable<ProvenanceFacts['origins']> {
  const origins: NonNullable<ProvenanceFacts['origins']> = [];
  for (const { id, image } of steps) {
    const chain = metadata?.layers?.[`${id}:0`]?.[0] ?? [];
    const layers = chain.slice(0, MOST_LAYERS).map(({ digest }) => digest);
    if (
      image?.startsWith('docker-image://') &&
      layers.length > 0 &&
      layers.every(digest => DIGEST.test(digest)) &&
      origins.length < MOST_ORIGINS
    ) {
      const [name, digest] = image.slice('docker-image://'.length).split('@');
      origins.push({
        name: shown(familiarName(name)),
        ...(DIGEST.test(digest ?? '') ? { digest } : {}),
        layers,
      });
    }
  }
  return origins;
}

/** `docker.io/library/golang:1.24` is `golang:1.24`, as people write it. */
function familiarName(name: string): string {
  return name.replace(/^docker\.io\/(?:library\/)?/, '');
}

function sourceOf(
  predicate: Predicate,
): Pick<ProvenanceFacts, 'sourceUrl' | 'revision'> {
  const vcs = predicate.metadata?.vcs ?? {};
  const uri = predicate.configUri ?? stringOf(vcs.source);
  const url = uri === undefined ? undefined : withoutCredentials(uri);
  const commit =
    stringOf(predicate.configDigest.sha1) ??
    stringOf(predicate.configDigest.gitCommit) ??
    stringOf(vcs.revision);
  return {
    ...(url === undefined ? {} : { sourceUrl: url }),
    // BuildKit appends `-dirty` where the working copy had changes.
    ...(commit !== undefined && /^[0-9a-f]{7,64}(?:-dirty)?$/i.test(commit)
      ? { revision: commit }
      : {}),
  };
}

/** Http(s) and git addresses without user, password and query. */
function withoutCredentials(uri: string): string | undefined {
  const bare = uri.replace(/^git\+/, '');
  if (/^[\w.-]{1,60}@[\w.-]{1,200}:[\w./~-]{1,300}$/.test(bare)) {
    return bare;
  }
  if (bare.length > 2_000 || !URL.canParse(bare)) {
    return undefined;
  }
  const url = new URL(bare);
  if (!/^(?:https?|git|ssh):$/.test(url.protocol)) {
    return undefined;
  }
  url.username = '';
  url.password = '';
  url.search = '';
  return shown(url.toString());
}

function dockerfileOf(
  predicate: Predicate,
): ProvenanceFacts['dockerfile'] | undefined {
  const infos = predicate.metadata?.source?.infos ?? [];
  const path = predicate.configPath;
  const info =
    infos.find(({ filename }) => path !== undefined && filename === path) ??
    infos.find(({ language }) => language === 'Dockerfile') ??
    (infos.length === 1 ? infos[0] : undefined);
  const length = info?.data?.length ?? 0;
  // Base64 takes four characters for three bytes.
  if (!info?.data || length > (LARGEST_DOCKERFILE_BYTES / 3) * 4 + 4) {
    return undefined;
  }
  const text = Buffer.from(info.data, 'base64').toString('utf8');
  if (!/^\s*FROM\s/im.test(text)) {
    return undefined;
  }
  const directory = stringOf(predicate.metadata?.vcs?.['localdir:dockerfile']);
  const name = info.filename || path || 'Dockerfile';
  const target = stringOf(predicate.arguments.target);
  return {
    path: shown(
      directory && directory !== '.' && !name.includes('/')
        ? `${directory}/${name}`
        : name,
    ),
    text: maskDockerfile(text),
    ...(target ? { target: shown(target) } : {}),
  };
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function shown(text: string): string {
  return maskSecrets(cleanText(text, LONGEST));
}
