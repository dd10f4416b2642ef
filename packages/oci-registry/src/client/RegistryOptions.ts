import type { RepositoryName } from './RegistryReader';

/**
 * How to prove who is asking.
 *
 * - `username` and `password`: Basic, at the registry or at its token service
 *   (robot accounts, personal access tokens, `AWS`, `oauth2accesstoken`, …)
 * - `identityToken`: a refresh token that the token service exchanges for
 *   access tokens (docker's `identitytoken`; ACR)
 * - `registryToken`: sent to the registry as it is, as a Bearer token
 *   (docker's `registrytoken`)
 *
 * @public
 */
export type RegistryCredentials =
  | { username: string; password: string }
  | { identityToken: string }
  | { registryToken: string };

/**
 * Credentials that end: asked for again shortly before `expiresAt`, or after
 * 15 minutes where no end is given.
 * @public
 */
export interface ProvidedCredentials {
  credentials: RegistryCredentials;
  expiresAt?: Date;
}

/**
 * Fetches credentials when they are needed (cloud identities). `undefined`
 * means: ask anonymously. Called at most once at a time for one entry of the
 * configuration; a failure is not repeated for 5 seconds.
 * @public
 */
export type CredentialsProvider = (request: {
  host: string;
  signal?: AbortSignal;
}) => Promise<ProvidedCredentials | undefined>;

/**
 * One registry, or one part of it, that may be read. Hosts that are not
 * listed are never contacted, save token services and redirect targets under
 * the rules of `trustedRealms` and `allowedAddresses`.
 * @public
 */
export interface RegistryOptions {
  /** `registry.example.com`, `localhost:5000`, `docker.io`. */
  host: string;
  /**
   * Only repositories whose name is this or begins with this and a slash use
   * the entry's credentials; the longest prefix wins. Entries with a prefix
   * share the limits and TLS settings of the host's first entry.
   */
  repositoryPrefix?: string;
  /** Talk HTTP without TLS. Never guessed, never fallen back to. */
  plainHttp?: boolean;
  credentials?: RegistryCredentials | CredentialsProvider;
  /** Requests in flight at most. Default: by host, 4 for an unknown one. */
  concurrency?: number;
  /** Requests begun per second. Default: by host, 10 for an unknown one. */
  requestsPerSecond?: number;
  /** PEM certificates to trust for this host besides the system's. */
  ca?: string;
  /** Hosts (`host[:port]`) of token services that may get the credentials. */
  trustedRealms?: string[];
  /**
   * CIDRs that token services and redirect targets of this registry may be
   * at although they are private (an object store inside the network).
   */
  allowedAddresses?: string[];
}

/**
 * What a request was for.
 * @public
 */
export type RequestKind =
  | 'tag-list'
  | 'manifest-head'
  | 'manifest'
  | 'config'
  | 'blob'
  | 'token'
  | 'probe'
  | 'other';

/**
 * One HTTP request that was made, redirects counted singly.
 * @public
 */
export interface RequestEvent {
  /** The host asked: the registry's, a token service's or a redirect target's. */
  host: string;
  kind: RequestKind;
  /** Absent where no answer came. */
  status?: number;
  /** Until the end of a buffered answer, or the headers of a streamed one. */
  durationMs: number;
}

/** @public */
export type RequestListener = (event: RequestEvent) => void;

/**
 * Something odd that did not stop the reading: worth a log line.
 * @public
 */
export interface RegistryWarning {
  code: 'digest-header-differs' | 'link-of-other-origin';
  host: string;
  repository?: RepositoryName['name'];
  reference?: string;
  message: string;
}

/**
 * Bounds on everything that comes from outside. Bytes and milliseconds.
 * @public
 */
export interface RegistryLimits {
  manifestBytes: number;
  configBytes: number;
  tokenBytes: number;
  errorBytes: number;
  tagPageBytes: number;
  tagListBytes: number;
  tagPages: number;
  tags: number;
  blobBytes: number;
  layers: number;
  indexEntries: number;
  historyEntries: number;
  /** Entries of one map of annotations or labels. */
  labels: number;
  /** Characters of one annotation, label or history command. */
  labelCharacters: number;
  jsonDepth: number;
  redirects: number;
  connectTimeoutMs: number;
  headersTimeoutMs: number;
  /** Longest silence inside a body. */
  bodyTimeoutMs: number;
  /** One buffered request, redirects included. */
  requestTimeoutMs: number;
  /** One streamed blob from first to last byte. */
  blobTimeoutMs: number;
  /** Blobs streamed from one host at a time. */
  blobConcurrency: number;
  /** Tries for one request that fails in passing. */
  attempts: number;
  retryBaseMs: number;
  retryMaximumMs: number;
  /** Longest time that one call waits for a throttling registry. */
  patienceMs: number;
  /** Failures in a row after which a host is left alone. */
  breakerFailures: number;
  /** How long it is left alone. */
  breakerPauseMs: number;
}

/** @public */
export const DEFAULT_REGISTRY_LIMITS: Readonly<RegistryLimits> = {
  manifestBytes: 4 * 1024 * 1024,
  configBytes: 4 * 1024 * 1024,
  tokenBytes: 128 * 1024,
  errorBytes: 64 * 1024,
  tagPageBytes: 8 * 1024 * 1024,
  tagListBytes: 32 * 1024 * 1024,
  tagPages: 1_000,
  tags: 100_000,
  blobBytes: 20 * 1024 * 1024 * 1024,
  layers: 1_000,
  indexEntries: 1_000,
  historyEntries: 1_000,
  labels: 1_000,
  labelCharacters: 64 * 1024,
  jsonDepth: 64,
  redirects: 5,
  connectTimeoutMs: 10_000,
  headersTimeoutMs: 15_000,
  bodyTimeoutMs: 30_000,
  requestTimeoutMs: 60_000,
  blobTimeoutMs: 60 * 60_000,
  blobConcurrency: 2,
  attempts: 4,
  retryBaseMs: 1_000,
  retryMaximumMs: 60_000,
  patienceMs: 60_000,
  breakerFailures: 5,
  breakerPauseMs: 60_000,
};

/** @public */
export interface RegistryClientOptions {
  registries: RegistryOptions[];
  /** Default `image-insights/<version>`; some hosts refuse nameless agents. */
  userAgent?: string;
  limits?: Partial<RegistryLimits>;
  /** Told of every request. Must not throw. */
  onRequest?: RequestListener;
  /** Told of oddities that did not stop the reading. Must not throw. */
  onWarning?: (warning: RegistryWarning) => void;
}
