import { Platform } from '@image-insights/oci-registry';

/**
 * A layer as the manifest lists it.
 * @public
 */
export interface LayerFacts {
  digest: string;
  mediaType: string;
  /** Bytes of the blob, from its descriptor. */
  compressedBytes: number;
  /** From an annotation, or the blob's own length where it is not compressed. */
  uncompressedBytes?: number;
}

/**
 * A history entry, cleaned and masked but otherwise as the builder wrote it.
 * @public
 */
export interface HistoryFacts {
  created?: string;
  createdBy?: string;
  author?: string;
  comment?: string;
  emptyLayer: boolean;
}

/**
 * A variable of the image's environment. The value is kept only where its name
 * is known to hold nothing private (`PATH`, `LANG`, `*_VERSION`, …).
 * @public
 */
export interface EnvironmentFacts {
  name: string;
  value?: string;
}

/**
 * What a buildpacks lifecycle records of the image that it built.
 * @public
 */
export interface BuildpacksFacts {
  /** Diff ID of the topmost layer of the run image: the exact end of the base. */
  topLayer?: string;
  /** Name of the run image, with digest where the lifecycle resolved it. */
  runImage?: string;
}

/**
 * Everything of a manifest and its config that is worth remembering: safe to
 * store and to show (secrets masked, control characters gone, lengths bounded),
 * plain JSON, and enough to describe the image again later, by better rules,
 * without another pull.
 * @public
 */
export interface ImageFacts {
  /** Version of this form. */
  version: 1;
  /** Digest of the platform's manifest. */
  digest: string;
  mediaType: string;
  platform: Platform;
  /** Bytes of the config blob, from its descriptor. */
  configBytes: number;
  /** As the config says, believable or not. */
  created?: string;
  author?: string;
  dockerVersion?: string;
  /** Of the manifest. */
  annotations: Record<string, string>;
  /** Of the index that led to the manifest, where one did. */
  indexAnnotations: Record<string, string>;
  labels: Record<string, string>;
  buildpacks?: BuildpacksFacts;
  environment: EnvironmentFacts[];
  user?: string;
  entrypoint?: string[];
  cmd?: string[];
  workingDir?: string;
  shell?: string[];
  exposedPorts: string[];
  volumes: string[];
  hasHealthcheck: boolean;
  /** Bottom first. */
  layers: LayerFacts[];
  /** Digests of the uncompressed layers, bottom first. */
  diffIds: string[];
  /** Absent where the config has none. */
  history?: HistoryFacts[];
}
