import { Authenticator, type Authorization } from '../auth/Authenticator';
import { CredentialsSource } from '../auth/CredentialsSource';
import { fetchToken } from '../auth/fetchToken';
import type { Where } from '../documents/parseJson';
import { RegistryError } from '../errors';
import { HostGate } from '../gate/HostGate';
import { Deadline } from '../transport/Deadline';
import {
  type Endpoint,
  type HttpTransport,
  readBody,
  readErrorBody,
} from '../transport/HttpTransport';
import { type Answer, politely } from '../transport/politely';
import type { HostManners } from './hostDefaults';
import type {
  RegistryLimits,
  RegistryOptions,
  RequestKind,
  RequestListener,
} from './RegistryOptions';

/** First refusal, then a refused token, then a widened scope. */
const MOST_REFUSALS = 3;

/** @internal */
export interface HostSessionOptions {
  endpoint: Endpoint;
  /** The host's entries of the configuration, the longest prefix first. */
  entries: readonly RegistryOptions[];
  manners: HostManners;
  limits: RegistryLimits;
  transport: HttpTransport;
  onRequest?: RequestListener;
}

/** @internal */
export interface RegistryRequest {
  kind: RequestKind;
  method: 'GET' | 'HEAD';
  /** Name of the repository; decides the credentials. */
  repository: string;
  /** From the root of the host, query included. */
  path: string;
  headers?: Record<string, string>;
  /** Of a success; errors have their own bound. */
  maxBytes: number;
  where: Where;
  signal?: AbortSignal;
  onRequest?: RequestListener;
}

/**
 * Everything known about one registry while the client lives: its gate, how
 * it authenticates and the quirks learnt. Sends requests through all of that.
 *
 * @internal
 */
export class HostSession {
  readonly endpoint: Endpoint;
  readonly blobGate: HostGate;
  /** Until when HEAD is not worth trying (it gave no digest). */
  headUselessUntil = 0;
  /** Tags asked for per page; `undefined` leaves it to the registry. */
  tagPageSize: number | undefined;
  readonly #options: HostSessionOptions;
  readonly #gate: HostGate;
  readonly #tokenGates = new Map<string, HostGate>();
  readonly #authenticators: ReadonlyArray<{
    prefix: string;
    authenticator: Authenticator;
  }>;

  constructor(options: HostSessionOptions) {
    const { endpoint, entries, manners } = options;
    this.#options = options;
    this.endpoint = endpoint;
    this.tagPageSize = endpoint.host === 'quay.io' ? 100 : 1_000;
    this.#gate = this.#createGate(endpoint.host, manners);
    this.blobGate = this.#createGate(endpoint.host, {
      concurrency: options.limits.blobConcurrency,
      requestsPerSecond: Infinity,
    });
    this.#authenticators = entries.map(entry => ({
      prefix: entry.repositoryPrefix ?? '',
      authenticator: this.#createAuthenticator(entry),
    }));
  }

  /**
   * Sends a request and reads the answer. Every answer comes back, whatever
   * its status, save a 401 that nothing could be done about.
   *
   * @throws RegistryError, or the signal's reason
   */
  async send(request: RegistryRequest): Promise<Answer> {
    const { limits } = this.#options;
    return this.#authenticated(request, async authorization => {
      const deadline = new Deadline(limits.requestTimeoutMs, request.signal);
      try {
        const answer = await this.#open(
          request,
          authorization,
          deadline.signal,
        );
        // HEAD has no body, whatever length its headers announce.
        const bytes =
          isSuccess(answer.status) && request.method !== 'HEAD'
            ? await readBody(answer, request)
            : await readErrorBody(answer, limits.errorBytes);
        return { ...answer, bytes };
      } finally {
        deadline.release();
      }
    });
  }

  /**
   * Sends a request and leaves the body of a success to be streamed; it must
   * be read or destroyed. `signal` covers the body too.
   */
  async openStream(
    request: RegistryRequest & { signal: AbortSignal },
  ): Promise<Answer> {
    return this.#authenticated(request, async authorization => {
      const answer = await this.#open(request, authorization, request.signal);
      const bytes = isSuccess(answer.status)
        ? new Uint8Array()
        : await readErrorBody(answer, this.#options.limits.errorBytes);
      return { ...answer, bytes };
    });
  }

  async #authenticated(
    request: RegistryRequest,
    perform: (authorization: Authorization) => Promise<Answer>,
  ): Promise<Answer> {
    const { repository, where } = request;
    const authenticator = this.#authenticatorOf(repository, where);
    for (let refusals = 1; ; refusals += 1) {
      const { answer, prepared } = await politely({
        gate: this.#gate,
        limits: this.#options.limits,
        where,
        ...(request.signal ? { signal: request.signal } : {}),
        prepare: async () =>
          unlessAborted(
            authenticator.authorize(repository, {
              where,
              listeners: this.#listeners(request),
            }),
            request.signal,
          ),
        perform,
      });
      if (answer.status !== 401) {
        return answer;
      }
      const challenges =
        answer.challenges.length > 0 || authenticator.hasLearned
          ? answer.challenges
          : await this.#probe(request);
      // A redirect target's wishes are not the registry's.
      const mayTryAgain =
        answer.url.origin === this.endpoint.origin &&
        refusals < MOST_REFUSALS &&
        authenticator.learn({
          challenges,
          requestUrl: answer.url,
          repository,
          used: prepared,
          where,
        });
      if (!mayTryAgain) {
        throw unauthorized(prepared, where);
      }
    }
  }

  /** Some registries say how to authenticate on `/v2/` only. */
  async #probe(request: RegistryRequest): Promise<readonly string[]> {
    const { limits } = this.#options;
    const probe: RegistryRequest = {
      ...request,
      kind: 'probe',
      method: 'GET',
      path: '/v2/',
      headers: {},
    };
    const { answer } = await politely({
      gate: this.#gate,
      limits,
      where: request.where,
      ...(request.signal ? { signal: request.signal } : {}),
      prepare: async () => ({}),
      perform: async () => {
        const deadline = new Deadline(limits.requestTimeoutMs, request.signal);
        try {
          const opened = await this.#open(probe, {}, deadline.signal);
          return {
            ...opened,
            bytes: await readErrorBody(opened, limits.errorBytes),
          };
        } finally {
          deadline.release();
        }
      },
    });
    return answer.status === 401 ? answer.challenges : [];
  }

  #open(
    request: RegistryRequest,
    authorization: Authorization,
    signal: AbortSignal,
  ) {
    return this.#options.transport.open({
      endpoint: this.endpoint,
      method: request.method,
      url: new URL(request.path, this.endpoint.origin),
      headers: {
        ...request.headers,
        ...(authorization.header === undefined
          ? {}
          : { authorization: authorization.header }),
      },
      kind: request.kind,
      where: request.where,
      signal,
      listeners: this.#listeners(request),
      redirects: 'follow',
    });
  }

  #listeners(request: RegistryRequest): RequestListener[] {
    return [this.#options.onRequest, request.onRequest].flatMap(listener =>
      listener ? [listener] : [],
    );
  }

  #authenticatorOf(repository: string, where: Where): Authenticator {
    const entry = this.#authenticators.find(
      ({ prefix }) =>
        prefix === '' ||
        repository === prefix ||
        repository.startsWith(`${prefix}/`),
    );
    if (!entry) {
      throw new RegistryError({
        ...where,
        code: 'host-not-configured',
        message: `No entry of ${where.host} in the configuration covers the repository ${repository}`,
        remedy: `Add a registry entry for ${where.host} without repositoryPrefix, or with one that the name begins with.`,
      });
    }
    return entry.authenticator;
  }

  #createAuthenticator(entry: RegistryOptions): Authenticator {
    const { endpoint, limits, transport } = this.#options;
    return new Authenticator({
      credentials: new CredentialsSource(endpoint.host, entry.credentials),
      plainHttp: endpoint.origin.startsWith('http:'),
      trustedRealms: endpoint.trustedRealms,
      requestToken: request =>
        fetchToken({
          ...request,
          transport,
          endpoint,
          limits,
          gate: this.#tokenGate(request.realm),
        }),
    });
  }

  /** Apart from the registry's own gate: its holders wait for tokens. */
  #tokenGate(realm: URL): HostGate {
    const held = this.#tokenGates.get(realm.origin);
    if (held) {
      return held;
    }
    const gate = this.#createGate(realm.host, this.#options.manners);
    this.#tokenGates.set(realm.origin, gate);
    return gate;
  }

  #createGate(host: string, manners: HostManners): HostGate {
    const { patienceMs, breakerFailures, breakerPauseMs } =
      this.#options.limits;
    return new HostGate({
      host,
      ...manners,
      patienceMs,
      breakerFailures,
      breakerPauseMs,
    });
  }
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function unauthorized(used: Authorization, where: Where): RegistryError {
  return new RegistryError({
    ...where,
    code: 'unauthorized',
    status: 401,
    message:
      used.header === undefined
        ? `${where.host} wants credentials for ${where.repository ?? 'its API'}`
        : `${where.host} refused the credentials for ${
            where.repository ?? 'its API'
          }`,
    remedy:
      used.header === undefined
        ? 'Configure credentials for this registry, or check the name of the repository.'
        : 'Check the credentials of this registry in the configuration, and that they have not expired.',
  });
}

/** A shared token fetch goes on for the others when one caller gives up. */
async function unlessAborted<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (!signal) {
    return work;
  }
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    stop = () => signal.removeEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    stop();
  }
}
