import { z } from 'zod';
import type { RegistryLimits } from '../client/RegistryOptions';
import { RegistryError, type RegistryErrorCode } from '../errors';
import {
  type Descriptor,
  type ManifestContent,
  MEDIA_TYPES,
  type Platform,
} from '../model';
import { isDigest } from '../reference';
import { boundMap, lenientText, lenientTextMap } from './lenient';
import { parseJson, type Where } from './parseJson';
import { normalisePlatform } from './platform';

const INDEX_TYPES: ReadonlySet<string> = new Set([
  MEDIA_TYPES.ociIndex,
  MEDIA_TYPES.dockerManifestList,
]);
const MANIFEST_TYPES: ReadonlySet<string> = new Set([
  MEDIA_TYPES.ociManifest,
  MEDIA_TYPES.dockerManifest,
]);
/** Withdrawn before OCI 1.1, still in some registries. */
const OCI_ARTIFACT = 'application/vnd.oci.artifact.manifest.v1+json';
const SCHEMA_1 = /^application\/vnd\.docker\.distribution\.manifest\.v1\+/;

/** `{}`, the config of things that need none. */
const EMPTY_CONFIG: Descriptor = {
  mediaType: MEDIA_TYPES.ociEmpty,
  digest:
    'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  size: 2,
};

const platformSchema = z
  .object({
    os: lenientText,
    architecture: lenientText,
    variant: lenientText,
    'os.version': lenientText,
  })
  .nullish()
  .catch(undefined);

/**
 * 4 TB, beyond any blob: a thousand of them still add up to an exact integer.
 */
const LARGEST_BLOB_BYTES = 4e12;

const descriptorSchema = z.object({
  mediaType: z.string().max(255).nullish(),
  digest: z.string().max(1024),
  size: z.number().int().nonnegative().max(LARGEST_BLOB_BYTES),
  platform: platformSchema,
  annotations: lenientTextMap,
  artifactType: lenientText,
  data: lenientText,
});
type RawDescriptor = z.infer<typeof descriptorSchema>;

const documentSchema = z.object({
  schemaVersion: z.unknown().optional(),
  mediaType: lenientText,
  artifactType: lenientText,
  config: descriptorSchema.nullish(),
  layers: z.array(descriptorSchema).nullish(),
  blobs: z.array(descriptorSchema).nullish(),
  manifests: z.array(descriptorSchema).nullish(),
  subject: descriptorSchema.nullish(),
  annotations: lenientTextMap,
});
type RawDocument = z.infer<typeof documentSchema>;

/** @internal */
export interface ParseManifestOptions {
  bytes: Uint8Array;
  /** The answer's Content-Type, parameters included. */
  contentType?: string;
  /** True where the bytes were verified against a digest known before. */
  isVerified: boolean;
  limits: RegistryLimits;
  where: Where;
}

/**
 * Reads a manifest or index. The type is the body's `mediaType` if known,
 * else the Content-Type, else what the fields tell. A document that is both
 * manifest and index, or whose two types disagree although nothing vouches
 * for the body, is refused (CVE-2021-41190).
 *
 * @throws RegistryError `invalid-answer`, `unsupported` or `too-large`
 * @internal
 */
export function parseManifest(options: ParseManifestOptions): {
  mediaType: string;
  content: ManifestContent;
} {
  const { bytes, limits, where } = options;
  const headerType = (options.contentType ?? '').split(';')[0].trim();
  const json = parseJson(bytes, {
    what: 'manifest',
    depth: limits.jsonDepth,
    where,
  });
  if (isSchema1(json, headerType)) {
    throw fault(
      where,
      'unsupported',
      'is in the legacy format, schema 1, which Docker has retired',
      'Push the image again with any current tool.',
    );
  }
  const parsed = documentSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw fault(
      where,
      'invalid-answer',
      `breaks the specification at ${issue.path.join('.') || 'its top'}: ${
        issue.message
      }`,
      'Push the image again; if the answer is no manifest at all, check the host.',
    );
  }
  const raw = parsed.data;
  if (raw.schemaVersion !== 2 && raw.mediaType !== OCI_ARTIFACT) {
    throw fault(
      where,
      'invalid-answer',
      'does not have schemaVersion 2',
      'Push the image again with any current tool.',
    );
  }
  const looksLikeIndex = Boolean(raw.manifests);
  const looksLikeManifest = Boolean(raw.layers) || Boolean(raw.config);
  if (looksLikeIndex && looksLikeManifest) {
    throw fault(
      where,
      'invalid-answer',
      'is manifest and index at once, which readers would understand differently (CVE-2021-41190)',
      'Do not run this image; find out who pushed it.',
    );
  }
  const mediaType = decideType(raw, headerType, options);
  if (mediaType === OCI_ARTIFACT) {
    return { mediaType, content: readArtifact(raw, options) };
  }
  if (INDEX_TYPES.has(mediaType) && !looksLikeManifest) {
    return { mediaType, content: readIndex(raw, mediaType, options) };
  }
  if (MANIFEST_TYPES.has(mediaType) && !looksLikeIndex && raw.config) {
    return {
      mediaType,
      content: readManifest(raw, raw.config, mediaType, options),
    };
  }
  throw fault(
    where,
    'invalid-answer',
    `is called ${mediaType} but does not have its fields`,
    'Push the image again with any current tool.',
  );
}

function isSchema1(json: unknown, headerType: string): boolean {
  return (
    SCHEMA_1.test(headerType) ||
    (typeof json === 'object' &&
      json !== null &&
      'schemaVersion' in json &&
      json.schemaVersion === 1)
  );
}

function decideType(
  raw: RawDocument,
  headerType: string,
  { isVerified, where }: ParseManifestOptions,
): string {
  const isKnown = (type: string) =>
    INDEX_TYPES.has(type) || MANIFEST_TYPES.has(type) || type === OCI_ARTIFACT;
  const bodyType = raw.mediaType ?? '';
  if (isKnown(bodyType)) {
    if (!isVerified && isKnown(headerType) && headerType !== bodyType) {
      throw fault(
        where,
        'invalid-answer',
        `calls itself ${bodyType} but was sent as ${headerType} (CVE-2021-41190)`,
        'Check for a proxy that rewrites Content-Type; read it by digest to trust the body.',
      );
    }
    return bodyType;
  }
  if (isKnown(headerType)) {
    return headerType;
  }
  if (raw.manifests) {
    return MEDIA_TYPES.ociIndex;
  }
  if (raw.config && raw.layers) {
    return MEDIA_TYPES.ociManifest;
  }
  throw fault(
    where,
    'unsupported',
    `is of a type that is not read here (${(
      bodyType ||
      headerType ||
      'none given'
    ).slice(0, 100)})`,
    'Leave this tag out if it is no image.',
  );
}

function readIndex(
  raw: RawDocument,
  mediaType: string,
  options: ParseManifestOptions,
): ManifestContent {
  const entries = raw.manifests ?? [];
  checkCount(entries.length, options.limits.indexEntries, 'entries', options);
  return {
    kind: 'index',
    mediaType,
    // An entry whose digest cannot be verified could never be followed.
    manifests: entries
      .filter(entry => isDigest(entry.digest))
      .map(entry => readDescriptor(entry, options)),
    ...commonFields(raw, options),
  };
}

function readManifest(
  raw: RawDocument,
  config: RawDescriptor,
  mediaType: string,
  options: ParseManifestOptions,
): ManifestContent {
  const layers = raw.layers ?? [];
  checkCount(layers.length, options.limits.layers, 'layers', options);
  return {
    kind: 'manifest',
    mediaType,
    config: readDescriptor(config, options),
    layers: layers.map(layer => readDescriptor(layer, options)),
    ...commonFields(raw, options),
  };
}

function readArtifact(
  raw: RawDocument,
  options: ParseManifestOptions,
): ManifestContent {
  const blobs = raw.blobs ?? [];
  checkCount(blobs.length, options.limits.layers, 'blobs', options);
  return {
    kind: 'manifest',
    mediaType: OCI_ARTIFACT,
    config: EMPTY_CONFIG,
    layers: blobs.map(blob => readDescriptor(blob, options)),
    ...commonFields(raw, options),
  };
}

function commonFields(raw: RawDocument, options: ParseManifestOptions) {
  return {
    ...(raw.artifactType ? { artifactType: raw.artifactType } : {}),
    ...(raw.subject && isDigest(raw.subject.digest)
      ? { subject: readDescriptor(raw.subject, options) }
      : {}),
    annotations: boundMap(raw.annotations, options.limits),
  };
}

function readDescriptor(
  raw: RawDescriptor,
  { limits, where }: ParseManifestOptions,
): Descriptor {
  if (!isDigest(raw.digest)) {
    // Digests become paths of authenticated requests (CVE-2024-3727).
    const isOther = /^[a-z0-9]+(?:[+._-][a-z0-9]+)*:[A-Za-z0-9=_-]+$/.test(
      raw.digest,
    );
    throw fault(
      where,
      isOther ? 'unsupported' : 'invalid-answer',
      `names a blob '${raw.digest.slice(
        0,
        80,
      )}', which is no sha256 or sha512 digest`,
      'Push the image again with a tool that names blobs by sha256.',
    );
  }
  const platform = readPlatform(raw);
  return {
    mediaType: raw.mediaType || 'application/octet-stream',
    digest: raw.digest,
    size: raw.size,
    ...(platform ? { platform } : {}),
    ...(raw.annotations
      ? { annotations: boundMap(raw.annotations, limits) }
      : {}),
    ...(raw.artifactType ? { artifactType: raw.artifactType } : {}),
    ...(raw.data === undefined ? {} : { data: raw.data }),
  };
}

function readPlatform({ platform }: RawDescriptor): Platform | undefined {
  if (!platform) {
    return undefined;
  }
  const { os, architecture, variant } = platform;
  const osVersion = platform['os.version'];
  return normalisePlatform({
    os: (os || 'unknown').slice(0, 64),
    architecture: (architecture || 'unknown').slice(0, 64),
    ...(variant ? { variant: variant.slice(0, 64) } : {}),
    ...(osVersion ? { osVersion: osVersion.slice(0, 64) } : {}),
  });
}

function checkCount(
  count: number,
  limit: number,
  what: string,
  { where }: ParseManifestOptions,
): void {
  if (count > limit) {
    throw fault(
      where,
      'too-large',
      `has ${count} ${what}, at most ${limit} are read`,
      'Raise the limit if such documents are meant.',
    );
  }
}

function fault(
  where: Where,
  code: RegistryErrorCode,
  what: string,
  remedy: string,
): RegistryError {
  const reference = where.reference ?? '';
  const name = `${where.host}/${where.repository ?? ''}${
    isDigest(reference) ? '@' : ':'
  }${reference}`;
  return new RegistryError({
    ...where,
    code,
    message: `The manifest ${name} ${what}`,
    remedy,
  });
}
