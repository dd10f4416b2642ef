import { Platform } from '@image-insights/oci-registry';

/**
 * How sure an inferred fact is: `certain` is recorded by the builder or
 * proved by digests, `likely` rests on a convention that rarely fails,
 * `guess` on a heuristic that is known to fail at times.
 * @public
 */
export type Confidence = 'certain' | 'likely' | 'guess';

/** @public */
export type BuilderName =
  | 'buildkit'
  | 'docker-classic'
  | 'buildah'
  | 'kaniko'
  | 'buildpacks'
  | 'jib'
  | 'ko'
  | 'bazel'
  | 'apko'
  | 'nix'
  | 'imported'
  | 'unknown';

/**
 * Which program built the image, and by which mark it was recognised.
 * @public
 */
export interface BuilderFact {
  name: BuilderName;
  /** Where known, e.g. buildah's label `io.buildah.version`. */
  version?: string;
  /** The mark, in words, e.g. "comment buildkit.dockerfile.v0". */
  method: string;
  confidence: Confidence;
}

/** @public */
export type InstructionKeyword =
  | 'FROM'
  | 'RUN'
  | 'COPY'
  | 'ADD'
  | 'WORKDIR'
  | 'ENV'
  | 'ARG'
  | 'CMD'
  | 'ENTRYPOINT'
  | 'EXPOSE'
  | 'LABEL'
  | 'USER'
  | 'VOLUME'
  | 'SHELL'
  | 'HEALTHCHECK'
  | 'STOPSIGNAL'
  | 'ONBUILD'
  | 'MAINTAINER'
  | 'other';

/**
 * The build step that made a layer, told in Dockerfile words whatever the
 * builder wrote. Values of secret-looking variables and all build-argument
 * values are masked before they get here.
 * @public
 */
export interface Instruction {
  keyword: InstructionKeyword;
  /** e.g. `RUN apt-get update && apt-get install -y curl`. Newlines kept. */
  text: string;
}

/**
 * What a layer is for, as far as its instruction tells.
 * @public
 */
export type LayerKind =
  | 'base'
  | 'toolchain'
  | 'packages'
  | 'dependencies'
  | 'application'
  | 'unknown';

/** @public */
export type LayerCompression = 'none' | 'gzip' | 'zstd' | 'unknown';

/**
 * A layer of an image, with the instruction that made it.
 * @public
 */
export interface LayerDescription {
  /** 0 is the bottom layer. */
  index: number;
  digest: string;
  /** Digest of the uncompressed layer; absent where the config lists none. */
  diffId?: string;
  mediaType: string;
  compression: LayerCompression;
  /** Bytes of the blob: what a pull transfers. */
  compressedBytes: number;
  /** Where an annotation of the layer says so. */
  uncompressedBytes?: number;
  /** Absent where history is missing or cannot be joined. */
  instruction?: Instruction;
  /** Honest creation time of the step (see {@link ImageDescription.createdAt}). */
  createdAt?: string;
  /** True or false where the base is known, absent otherwise. */
  fromBase?: boolean;
  kind: LayerKind;
  /** The 32-byte gzip of an empty tar, or its kin: holds nothing. */
  isEmpty: boolean;
}

/** @public */
export type BaseMethod =
  | 'annotation'
  | 'buildpacks-metadata'
  | 'buildah-comment'
  | 'diff-id-prefix'
  | 'root-layer-signature'
  /** Builders such as kaniko, jib and ko sign their own steps. */
  | 'builder-mark'
  | 'cmd-boundary'
  | 'scratch'
  /** Recorded by the build in an attestation of the index. */
  | 'provenance';

/**
 * The base image, or why it is not known. Never guessed silently: `method`
 * and `confidence` go with it all the way to the page.
 * @public
 */
export type BaseFact =
  | {
      known: true;
      /** `debian:12-slim`, `registry.example.com/base/jre:11`, `scratch`, … */
      name?: string;
      /** Digest of the base's manifest, where known. */
      digest?: string;
      /** How many of the bottom layers are the base's; 0 for scratch. */
      layerCount: number;
      method: BaseMethod;
      confidence: Confidence;
    }
  | { known: false; reason: string };

/**
 * How well history could be joined with layers.
 * @public
 */
export type HistoryFact =
  | { state: 'exact' }
  | { state: 'repaired'; reason: string }
  | { state: 'missing'; reason: string };

/**
 * A build step that made no layer (ENV, CMD, …), kept for the order of things.
 * @public
 */
export interface MetadataStep {
  /** Number of layers below this step. */
  afterLayers: number;
  instruction: Instruction;
}

/**
 * Everything that manifest and config tell of one image for one platform.
 * @public
 */
export interface ImageDescription {
  /** Digest of the platform's manifest (not of the index). */
  digest: string;
  platform: Platform;
  /**
   * When the image was built, where its config can be believed: times before
   * 2013-03-01 (older than Docker; reproducible builds write 1970 or 1980)
   * and more than a day ahead of `now` are left out.
   */
  createdAt?: string;
  /** Why `createdAt` is absent, e.g. "config says 1970-01-01 (reproducible build)". */
  createdAtUnknownReason?: string;
  builder: BuilderFact;
  base: BaseFact;
  history: HistoryFact;
  /** Bottom first. A blob listed twice appears twice here but counts once in bytes. */
  layers: LayerDescription[];
  metadataSteps: MetadataStep[];
  /** Sum over distinct layer blobs. */
  layerBytes: number;
  configBytes: number;
  /** `layerBytes + configBytes`: what a node that holds nothing transfers. */
  compressedBytes: number;
  /** Layer bytes of the base; absent where the base is not known. */
  baseBytes?: number;
  /** `compressedBytes - baseBytes`. */
  ownBytes?: number;
  /** Where every layer's uncompressed length is known. */
  uncompressedBytes?: number;
  /** Commit, from label or annotation `org.opencontainers.image.revision`. */
  revision?: string;
  /** From `org.opencontainers.image.source`, only if an http(s) URL. */
  sourceUrl?: string;
  user?: string;
  entrypoint?: string[];
  cmd?: string[];
  workingDir?: string;
  labels: Record<string, string>;
  /** Names only: values may be secrets. */
  environmentNames: string[];
}
