import {
  Descriptor,
  HistoryEntry,
  Platform,
} from '@image-insights/oci-registry';
import { emptyLayer, layerCompression } from './layerMedia';
import {
  BuildpacksFacts,
  EnvironmentFacts,
  HistoryFacts,
  ImageFacts,
  LayerFacts,
} from './ImageFacts';
import { ImageDocuments } from './ImageDocuments';
import { cleanText } from './cleanText';
import { MASK, maskSecrets } from './maskSecrets';
import { maskHistory } from './maskHistory';
import { isSecretName } from './secretNames';

/** Longest texts kept, in characters, and longest lists, in entries. */
const MAXIMUM = {
  historyText: 10_000,
  historyEntries: 2_000,
  short: 500,
  platformPart: 50,
  labelValue: 2_000,
  labels: 200,
  environment: 1_000,
  list: 200,
} as const;

const BUILDPACKS_LABEL = 'io.buildpacks.lifecycle.metadata';

/**
 * Values of these variables say what is in an image and are never private.
 * All others are remembered by name alone.
 */
const PUBLIC_VARIABLE =
  /^(?:PATH|LANG|LANGUAGE|LC_[A-Z]+|TZ|TERM|GOPATH|GOROOT|GOTOOLCHAIN|CGO_ENABLED|JAVA_HOME|MAVEN_HOME|GRADLE_HOME|CARGO_HOME|RUSTUP_HOME|NODE_ENV|PYTHONUNBUFFERED|PYTHONDONTWRITEBYTECODE|PIP_NO_CACHE_DIR|GEM_HOME|BUNDLE_WITHOUT|DEBIAN_FRONTEND|DOTNET_RUNNING_IN_CONTAINER|[A-Z0-9_]*_?VERSION)$/;

/**
 * Reduces what was read of an image to what is safe and useful to remember.
 * Never throws, whatever the documents say.
 * @public
 */
export function toImageFacts(documents: ImageDocuments): ImageFacts {
  const { manifest, config, manifestDigest, indexAnnotations } = documents;
  const run = config.config;
  return {
    version: 1,
    digest: manifestDigest,
    mediaType: short(manifest.mediaType),
    platform: platform(documents.platform ?? config.platform),
    configBytes: manifest.config.size,
    created: optional(config.created, short),
    author: optional(config.author, short),
    dockerVersion: optional(config.dockerVersion, short),
    annotations: textMap(manifest.annotations),
    indexAnnotations: textMap(indexAnnotations ?? {}),
    labels: textMap(run.labels),
    buildpacks: buildpacks(run.labels[BUILDPACKS_LABEL]),
    environment: run.env.slice(0, MAXIMUM.environment).map(variable),
    user: optional(run.user, short),
    entrypoint: optional(run.entrypoint, command),
    cmd: optional(run.cmd, command),
    workingDir: optional(run.workingDir, short),
    shell: optional(run.shell, command),
    exposedPorts: run.exposedPorts.slice(0, MAXIMUM.list).map(short),
    volumes: run.volumes.slice(0, MAXIMUM.list).map(short),
    hasHealthcheck: run.hasHealthcheck,
    layers: manifest.layers.map((descriptor, index) =>
      layer(descriptor, config.diffIds[index]),
    ),
    diffIds: config.diffIds,
    history: config.history?.slice(0, MAXIMUM.historyEntries).map(historyEntry),
  };
}

function short(text: string): string {
  return maskSecrets(cleanText(text, MAXIMUM.short));
}

/** What names a platform has no secrets in it, and is short. */
function platform({ os, architecture, ...rest }: Platform): Platform {
  const part = (text: string) => cleanText(text, MAXIMUM.platformPart);
  const variant = optional(rest.variant, part);
  const osVersion = optional(rest.osVersion, part);
  return {
    os: part(os),
    architecture: part(architecture),
    ...(variant !== undefined && { variant }),
    ...(osVersion !== undefined && { osVersion }),
  };
}

function command(words: readonly string[]): string[] {
  const masked: string[] = [];
  for (const word of words.slice(0, MAXIMUM.list)) {
    const flag = masked.at(-1);
    const isValue =
      flag !== undefined &&
      /^--?[A-Za-z][\w-]*$/.test(flag) &&
      isSecretName(flag) &&
      !/^[-$]/.test(word);
    masked.push(
      isValue ? MASK : maskSecrets(cleanText(word, MAXIMUM.labelValue)),
    );
  }
  return masked;
}

function optional<T, R>(value: T | undefined, map: (value: T) => R) {
  return value === undefined ? undefined : map(value);
}

function textMap(values: Record<string, string>): Record<string, string> {
  const kept: Array<[string, string]> = [];
  for (const [name, value] of Object.entries(values)) {
    if (name === BUILDPACKS_LABEL || name === '__proto__') {
      continue;
    }
    if (kept.length === MAXIMUM.labels) {
      break;
    }
    kept.push([
      short(name),
      isSecretName(name)
        ? MASK
        : maskSecrets(cleanText(value, MAXIMUM.labelValue)),
    ]);
  }
  return Object.fromEntries(kept);
}

function variable(entry: string): EnvironmentFacts {
  const equals = entry.indexOf('=');
  const name = cleanText(
    equals < 0 ? entry : entry.slice(0, equals),
    MAXIMUM.short,
  );
  if (equals < 0 || !PUBLIC_VARIABLE.test(name)) {
    return { name };
  }
  return { name, value: short(entry.slice(equals + 1)) };
}

function historyEntry(entry: HistoryEntry): HistoryFacts {
  return {
    created: optional(entry.created, short),
    createdBy: optional(entry.createdBy, text =>
      maskHistory(cleanText(text, MAXIMUM.historyText)),
    ),
    author: optional(entry.author, short),
    comment: optional(entry.comment, text =>
      maskSecrets(cleanText(text, MAXIMUM.labelValue)),
    ),
    emptyLayer: entry.emptyLayer,
  };
}

function layer(descriptor: Descriptor, diffId: string | undefined): LayerFacts {
  const annotated =
    descriptor.annotations?.['io.containers.estargz.uncompressed-size'];
  const facts: LayerFacts = {
    digest: descriptor.digest,
    mediaType: short(descriptor.mediaType),
    compressedBytes: descriptor.size,
  };
  if (emptyLayer(descriptor.digest, diffId)) {
    return { ...facts, uncompressedBytes: 1024 };
  }
  if (layerCompression(descriptor.mediaType) === 'none') {
    return { ...facts, uncompressedBytes: descriptor.size };
  }
  if (annotated !== undefined && /^\d{1,15}$/.test(annotated)) {
    return { ...facts, uncompressedBytes: Number(annotated) };
  }
  return facts;
}

function buildpacks(label: string | undefined): BuildpacksFacts | undefined {
  if (label === undefined) {
    return undefined;
  }
  const runImage = property(parse(label), 'runImage');
  const topLayer = property(runImage, 'topLayer');
  const reference = property(runImage, 'reference');
  const image = property(runImage, 'image');
  const name = [image, reference].find(
    (value): value is string => typeof value === 'string' && value !== '',
  );
  return {
    topLayer: typeof topLayer === 'string' ? short(topLayer) : undefined,
    runImage: name === undefined ? undefined : short(name),
  };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
