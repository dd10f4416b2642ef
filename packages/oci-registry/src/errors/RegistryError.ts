/**
 * What went wrong while reading a registry. A small closed set, so that a
 * caller can decide without reading messages.
 *
 * - `unauthorized`: the registry refused the credentials, or wants some
 * - `forbidden`: the credentials are known, the repository is not theirs
 * - `repository-missing`, `manifest-missing`, `blob-missing`: not there, or
 *   not visible (registries blur the two on purpose)
 * - `unsupported`: the registry or the document does something that this
 *   client does not (schema 1 manifests, config of another kind)
 * - `throttled`: asked too often; `retryAt` says when to come back
 * - `unavailable`: a network or server failure that may pass
 * - `timeout`: no answer, or no end of it, in the time allowed
 * - `tls`: the certificate is not trusted; stays until somebody mends it
 * - `integrity`: the bytes are not those that the digest or length names
 * - `invalid-answer`: the answer breaks the specification
 * - `too-large`: the answer exceeds a bound
 * - `host-not-configured`: nobody configured this registry
 * - `address-refused`: the name resolves to an address that must not be contacted
 * - `realm-refused`: the token service is on a host that is not trusted
 * - `redirect-refused`: a redirect that must not or cannot be followed
 * - `credentials-unavailable`: the credentials provider failed
 * - `invalid-reference`: the text is not a reference, repository, tag or digest
 * - `closed`: the client has been closed
 *
 * @public
 */
export type RegistryErrorCode =
  | 'unauthorized'
  | 'forbidden'
  | 'repository-missing'
  | 'manifest-missing'
  | 'blob-missing'
  | 'unsupported'
  | 'throttled'
  | 'unavailable'
  | 'timeout'
  | 'tls'
  | 'integrity'
  | 'invalid-answer'
  | 'too-large'
  | 'host-not-configured'
  | 'address-refused'
  | 'realm-refused'
  | 'redirect-refused'
  | 'credentials-unavailable'
  | 'invalid-reference'
  | 'closed';

/** @public */
export interface RegistryErrorOptions {
  code: RegistryErrorCode;
  /** What happened: names the input and the rule it broke. No secrets. */
  message: string;
  /** What a person can do about it. */
  remedy: string;
  host?: string;
  /** Name of the repository on the host. */
  repository?: string;
  /** Tag or digest. */
  reference?: string;
  /** HTTP status, where there was an answer. */
  status?: number;
  /** When asking again may succeed. */
  retryAt?: Date;
  cause?: unknown;
}

const TRANSIENT: ReadonlySet<RegistryErrorCode> = new Set([
  'throttled',
  'unavailable',
  'timeout',
]);

/**
 * The only error that this package throws, apart from an aborted signal's
 * reason. Its fields and message are safe to log and to show: they never hold
 * credentials, tokens or the query of a redirect.
 *
 * @public
 */
export class RegistryError extends Error {
  readonly code: RegistryErrorCode;
  readonly remedy: string;
  readonly host?: string;
  readonly repository?: string;
  readonly reference?: string;
  readonly status?: number;
  readonly retryAt?: Date;

  constructor(options: RegistryErrorOptions) {
    super(
      options.message,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.name = 'RegistryError';
    this.code = options.code;
    this.remedy = options.remedy;
    this.host = options.host;
    this.repository = options.repository;
    this.reference = options.reference;
    this.status = options.status;
    this.retryAt = options.retryAt;
  }

  /** True where the same request may succeed later without anybody's help. */
  get isTransient(): boolean {
    return TRANSIENT.has(this.code);
  }
}
