import { createHash } from 'node:crypto';
import { describeImage, toImageFacts } from '@image-insights/image-analysis';
import { Stores } from '../database/Stores';

/** A layer of a stored image; equal contents are equal layers. */
export interface StoredLayerOptions {
  content: string;
  bytes: number;
  /** Default: one for each content without its version, `app@2` → `COPY app`. */
  instruction?: string;
  /** When its step ran. Default: when the image was released. */
  createdAt?: string;
}

/** A release to store as if a scan had found it. */
export interface StoredReleaseOptions {
  stores: Stores;
  /** `host/name` */
  repository: string;
  tag: string;
  /** ISO 8601 */
  at: string;
  layers: StoredLayerOptions[];
  configBytes?: number;
  /** Undefined: as of images that were stored before that was noted. */
  manifestBytes?: number;
  architecture?: string;
  osVersion?: string;
  /** As annotated by the build. */
  baseName?: string;
}

export function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** Stores an image and its tag; returns its digest. */
export async function storeRelease(
  options: StoredReleaseOptions,
): Promise<string> {
  const { stores, repository, tag, at, layers } = options;
  const digest = digestOf(JSON.stringify([repository, tag, layers]));
  const platform = {
    os: 'linux',
    architecture: options.architecture ?? 'amd64',
    ...(options.osVersion !== undefined && { osVersion: options.osVersion }),
  };
  const facts = toImageFacts({
    manifestDigest: digest,
    manifest: {
      kind: 'manifest',
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: {
        mediaType: 'application/vnd.oci.image.config.v1+json',
        digest: digestOf(`config of ${digest}`),
        size: options.configBytes ?? 0,
        annotations: {},
      },
      layers: layers.map(({ content, bytes }) => ({
        mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
        digest: digestOf(`blob of ${content}`),
        size: bytes,
        annotations: {},
      })),
      annotations: options.baseName
        ? { 'org.opencontainers.image.base.name': options.baseName }
        : {},
    },
    config: {
      platform,
      created: at,
      config: {
        env: [],
        labels: {},
        exposedPorts: [],
        volumes: [],
        hasHealthcheck: false,
      },
      diffIds: layers.map(({ content }) => digestOf(`tar of ${content}`)),
      history: layers.map(({ content, instruction, createdAt }) => ({
        created: createdAt ?? at,
        createdBy: instruction ?? `COPY ${content.split('@')[0]} / # buildkit`,
        comment: 'buildkit.dockerfile.v0',
        emptyLayer: false,
      })),
    },
  });
  const description = describeImage({
    facts,
    repositories: [repository],
    now: new Date(),
  });
  await stores.images.saveDocument({
    document: { digest, kind: 'image', what: 'image', images: [digest] },
    wantedPlatforms: ['linux/amd64'],
    images: [{ facts, description, manifestBytes: options.manifestBytes }],
    documentBytes: options.manifestBytes,
  });
  await stores.images.saveServed(repository, [digest]);
  await stores.tags.record({
    repository,
    at,
    seen: [{ tag, documentDigest: digest, createdAt: at }],
    troubles: [],
    vanished: [],
  });
  return digest;
}
