import type { Descriptor, ImageConfig, ManifestDocument } from '../model';
import type { RequestListener } from './RegistryOptions';

/**
 * A repository on a registry that the configuration lists.
 * @public
 */
export interface RepositoryName {
  /** `registry.example.com`, `localhost:5000`, `docker.io`. */
  host: string;
  /** `shop/checkout`, `library/nginx`. */
  name: string;
}

/** @public */
export interface ReadOptions {
  signal?: AbortSignal;
  /** Told of every request that this call makes, besides the client's own. */
  onRequest?: RequestListener;
}

/** @public */
export interface TagList {
  /** Distinct, in the registry's order. */
  tags: string[];
  /** True where a bound (pages, tags, bytes) ended the list early. */
  truncated: boolean;
}

/** @public */
export interface ManifestHead {
  /**
   * What the tag points to. A hint for change detection when it comes from a
   * header, our own computation when the registry gave none.
   */
  digest: string;
  mediaType?: string;
  /**
   * The document itself, where it had to be fetched to learn the digest
   * (registries whose HEAD is of no use): spares a second request.
   */
  document?: ManifestDocument;
}

/** @public */
export interface ConfigDocument {
  digest: string;
  bytes: Uint8Array;
  config: ImageConfig;
}

/**
 * Reads what registries hold. Every answer is bounded, every digest verified,
 * only configured hosts are contacted. All methods reject with
 * `RegistryError`, or with the signal's reason when aborted.
 * @public
 */
export interface RegistryReader {
  listTags(repository: RepositoryName, options?: ReadOptions): Promise<TagList>;
  headManifest(
    repository: RepositoryName,
    tag: string,
    options?: ReadOptions,
  ): Promise<ManifestHead>;
  /** `reference` is a tag or a digest; a digest is verified. */
  getManifest(
    repository: RepositoryName,
    reference: string,
    options?: ReadOptions,
  ): Promise<ManifestDocument>;
  /** Fetches, verifies and parses an image config. */
  getConfig(
    repository: RepositoryName,
    descriptor: Descriptor,
    options?: ReadOptions,
  ): Promise<ConfigDocument>;
  /**
   * Streams a blob and fails at its end unless length and digest are the
   * descriptor's: use nothing of it before the stream has ended well.
   */
  getBlob(
    repository: RepositoryName,
    descriptor: Descriptor,
    options?: ReadOptions,
  ): Promise<NodeJS.ReadableStream & AsyncIterable<Uint8Array>>;
  /** Ends idle connections. */
  close(): Promise<void>;
}
