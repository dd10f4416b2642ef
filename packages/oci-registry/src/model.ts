/**
 * The documents that a registry holds, as the OCI image specification 1.1 and
 * Docker's schema 2 define them, after parsing. Field names are the
 * specifications' own; `size` is therefore always the byte count of the blob
 * that a descriptor names (compressed, for a layer).
 */

/** Media types that the client asks for and understands. @public */
export const MEDIA_TYPES = {
  ociIndex: 'application/vnd.oci.image.index.v1+json',
  ociManifest: 'application/vnd.oci.image.manifest.v1+json',
  ociConfig: 'application/vnd.oci.image.config.v1+json',
  ociEmpty: 'application/vnd.oci.empty.v1+json',
  dockerManifestList:
    'application/vnd.docker.distribution.manifest.list.v2+json',
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
  dockerConfig: 'application/vnd.docker.container.image.v1+json',
} as const;

/**
 * What a child of an index runs on.
 * @public
 */
export interface Platform {
  /** `linux`, `windows`, … */
  os: string;
  /** `amd64`, `arm64`, … (Go's names) */
  architecture: string;
  /** `v7`, `v8`; absent where the architecture needs none. */
  variant?: string;
  /** Windows build number. */
  osVersion?: string;
}

/**
 * Names a blob or manifest by digest, type and length.
 * @public
 */
export interface Descriptor {
  mediaType: string;
  /** `sha256:` + 64 or `sha512:` + 128 lower-case hexadecimal digits. */
  digest: string;
  /** Bytes of the blob as stored and transferred. */
  size: number;
  platform?: Platform;
  annotations?: Record<string, string>;
  artifactType?: string;
  /** The blob itself, base64, when it is embedded. */
  data?: string;
}

/**
 * A manifest that names a config and layers: an image, or an artefact that
 * uses the same form (Helm chart, signature, attestation).
 * @public
 */
export interface ImageManifest {
  kind: 'manifest';
  mediaType: string;
  config: Descriptor;
  /** Bottom layer first. */
  layers: Descriptor[];
  artifactType?: string;
  subject?: Descriptor;
  annotations: Record<string, string>;
}

/**
 * A list of manifests, one per platform (OCI index, Docker manifest list).
 * @public
 */
export interface ImageIndex {
  kind: 'index';
  mediaType: string;
  manifests: Descriptor[];
  artifactType?: string;
  subject?: Descriptor;
  annotations: Record<string, string>;
}

/** @public */
export type ManifestContent = ImageManifest | ImageIndex;

/**
 * A manifest or index as read: its own digest (computed by us over the exact
 * bytes, never taken from a header), and its parsed content.
 * @public
 */
export interface ManifestDocument {
  digest: string;
  mediaType: string;
  /** The exact bytes, of which `digest` is the hash. */
  bytes: Uint8Array;
  content: ManifestContent;
}

/**
 * One step of a build, as the image config records it. Every field is
 * optional in the specification.
 * @public
 */
export interface HistoryEntry {
  created?: string;
  createdBy?: string;
  author?: string;
  comment?: string;
  /** True where the step made no layer. */
  emptyLayer: boolean;
}

/**
 * The run-time part of an image config.
 * @public
 */
export interface ContainerConfig {
  user?: string;
  env: string[];
  entrypoint?: string[];
  cmd?: string[];
  workingDir?: string;
  labels: Record<string, string>;
  exposedPorts: string[];
  volumes: string[];
  shell?: string[];
  stopSignal?: string;
  /** Docker's extension; OCI configs have no such field. */
  hasHealthcheck: boolean;
}

/**
 * An image config blob, parsed.
 * @public
 */
export interface ImageConfig {
  platform: Platform;
  created?: string;
  author?: string;
  config: ContainerConfig;
  /** Digests of the uncompressed layers, bottom first. */
  diffIds: string[];
  /** Absent (undefined) where the config has none at all. */
  history?: HistoryEntry[];
  /** Classic docker's marks, absent elsewhere. */
  dockerVersion?: string;
}
