import type { Readable } from 'node:stream';
import { Agent, type Dispatcher, Pool } from 'undici';
import type {
  RegistryLimits,
  RequestKind,
  RequestListener,
} from '../client/RegistryOptions';
import type { Where } from '../documents/parseJson';
import { RegistryError } from '../errors';
import { AddressFilter } from './AddressFilter';
import { describeFailure } from './describeFailure';
import { guardedConnector } from './guardedConnector';

/** How one configured registry is reached. @internal */
export interface Endpoint {
  /** As configured: `docker.io`. */
  host: string;
  /** Where its API answers: `https://registry-1.docker.io`. */
  origin: string;
  ca?: string;
  /** Connections at most. */
  connections: number;
  /** `host[:port]`, lower case. */
  trustedRealms: readonly string[];
  allowedAddresses: readonly string[];
}

/** @internal */
export interface OutgoingRequest {
  endpoint: Endpoint;
  method: 'GET' | 'HEAD' | 'POST';
  url: URL;
  headers: Record<string, string>;
  body?: string;
  kind: RequestKind;
  where: Where;
  signal: AbortSignal;
  listeners: readonly RequestListener[];
  /** Which redirects are followed; on `same-origin` others are refused. */
  redirects: 'follow' | 'same-origin';
}

/** @internal */
export interface IncomingAnswer {
  status: number;
  /** The first value of each, by lower-case name. */
  headers: ReadonlyMap<string, string>;
  /** WWW-Authenticate may come several times. */
  challenges: readonly string[];
  body: Readable;
  /** Where the answer came from, after redirects. */
  url: URL;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const KEEP_ALIVE_MS = 30_000;
const MOST_HEADER_BYTES = 32 * 1024;
/** Smaller bodies are read to the end, so that the connection stays usable. */
const WORTH_DRAINING_BYTES = 64 * 1024;

/**
 * Makes single HTTP requests: to the configured registries over connections
 * of their own, to token services and redirect targets over others that reach
 * public addresses only, unless the configuration says more. Follows
 * redirects by hand: credentials stay with the origin that they are for, TLS
 * is never given up on the way.
 *
 * @internal
 */
export class HttpTransport {
  readonly #limits: RegistryLimits;
  readonly #userAgent: string;
  readonly #endpoints: ReadonlyMap<string, Endpoint>;
  readonly #dispatchers = new Map<string, Dispatcher>();
  #isClosed = false;

  constructor(options: {
    endpoints: readonly Endpoint[];
    limits: RegistryLimits;
    userAgent: string;
  }) {
    this.#limits = options.limits;
    this.#userAgent = options.userAgent;
    this.#endpoints = new Map(
      options.endpoints.map(endpoint => [endpoint.origin, endpoint]),
    );
  }

  /**
   * Sends a request and answers as soon as the headers are there. The caller
   * must read or destroy the body.
   *
   * @throws RegistryError for every failure of the network
   */
  async open(request: OutgoingRequest): Promise<IncomingAnswer> {
    let { url, headers } = request;
    for (let hop = 0; ; hop += 1) {
      const answer = await this.#exchange({ ...request, url, headers });
      const location = answer.headers.get('location');
      if (!REDIRECTS.has(answer.status) || location === undefined) {
        return answer;
      }
      await discard(answer.body);
      if (hop >= this.#limits.redirects) {
        throw redirectRefused(
          request.where,
          `more than ${this.#limits.redirects} redirects`,
        );
      }
      const next = nextHop(url, location, request);
      if (next.origin !== url.origin) {
        headers = withoutCredentials(headers);
      }
      url = next;
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const dispatchers = [...this.#dispatchers.values()];
    this.#dispatchers.clear();
    await Promise.all(dispatchers.map(dispatcher => dispatcher.destroy()));
  }

  async #exchange(request: OutgoingRequest): Promise<IncomingAnswer> {
    const { url, where, signal, kind } = request;
    if (this.#isClosed) {
      throw new RegistryError({
        ...where,
        code: 'closed',
        message: 'The registry client has been closed',
        remedy: 'Create another client.',
      });
    }
    const began = performance.now();
    let status: number | undefined;
    try {
      const answer = await this.#dispatcherFor(request).request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: request.method,
        headers: {
          'user-agent': this.#userAgent,
          // Bytes as stored: digests are over those.
          'accept-encoding': 'identity',
          ...request.headers,
        },
        body: request.body ?? null,
        signal,
        // Otherwise undici closes the connection after every HEAD.
        reset: false,
      });
      status = answer.statusCode;
      // A body that is given up says so by an event which, unheard, would end
      // the process. Whoever reads the body still gets the error.
      answer.body.on('error', () => {});
      return {
        status,
        headers: firstValues(answer.headers),
        challenges: allValues(answer.headers['www-authenticate']),
        body: answer.body,
        url,
      };
    } catch (error) {
      throw describeFailure(error, { where, askedHost: url.host });
    } finally {
      const event = {
        host: this.#endpoints.get(url.origin)?.host ?? url.host,
        kind,
        ...(status === undefined ? {} : { status }),
        durationMs: performance.now() - began,
      };
      request.listeners.forEach(listener => listener(event));
    }
  }

  #dispatcherFor({ endpoint, url, kind }: OutgoingRequest): Dispatcher {
    const configured = this.#endpoints.get(url.origin);
    if (configured) {
      return this.#held(url.origin, () => this.#createPool(configured));
    }
    const isNamedRealm =
      kind === 'token' &&
      (endpoint.trustedRealms.includes(url.host) ||
        url.hostname === new URL(endpoint.origin).hostname);
    return this.#held(
      `${endpoint.origin} ${isNamedRealm ? 'named' : 'other'}`,
      () => this.#createAgent(endpoint, isNamedRealm),
    );
  }

  #held(key: string, create: () => Dispatcher): Dispatcher {
    const held = this.#dispatchers.get(key);
    if (held) {
      return held;
    }
    const created = create();
    this.#dispatchers.set(key, created);
    return created;
  }

  #createPool(endpoint: Endpoint): Dispatcher {
    return new Pool(endpoint.origin, {
      ...this.#connectionOptions(endpoint, { allowsPrivate: true }),
      connections: endpoint.connections,
    });
  }

  #createAgent(endpoint: Endpoint, allowsPrivate: boolean): Dispatcher {
    return new Agent({
      ...this.#connectionOptions(endpoint, { allowsPrivate }),
      connections: endpoint.connections,
      maxOrigins: 256,
    });
  }

  #connectionOptions(endpoint: Endpoint, trust: { allowsPrivate: boolean }) {
    const { connectTimeoutMs, headersTimeoutMs, bodyTimeoutMs } = this.#limits;
    return {
      connect: guardedConnector({
        filter: new AddressFilter({
          ...trust,
          allowedAddresses: endpoint.allowedAddresses,
        }),
        connectTimeoutMs,
        ...(endpoint.ca === undefined ? {} : { ca: endpoint.ca }),
      }),
      headersTimeout: headersTimeoutMs,
      bodyTimeout: bodyTimeoutMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxHeaderSize: MOST_HEADER_BYTES,
      pipelining: 1,
    };
  }
}

/**
 * Reads a body to its end, within `maxBytes`.
 *
 * @throws RegistryError `too-large` beyond, `invalid-answer` where the body
 * is encoded although that was declined
 * @internal
 */
export async function readBody(
  answer: IncomingAnswer,
  options: { maxBytes: number; where: Where },
): Promise<Uint8Array> {
  const { maxBytes, where } = options;
  try {
    refuseEncoding(answer, where);
    const announced = Number(answer.headers.get('content-length') ?? 0);
    if (announced > maxBytes) {
      throw tooLarge(where, answer.url.host, maxBytes);
    }
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of answer.body) {
      length += chunk.length;
      if (length > maxBytes) {
        throw tooLarge(where, answer.url.host, maxBytes);
      }
      chunks.push(chunk);
    }
    return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, length);
  } catch (error) {
    answer.body.destroy();
    throw describeFailure(error, { where, askedHost: answer.url.host });
  }
}

/**
 * Reads the beginning of a body that is an error's: never fails, never reads
 * more than `maxBytes`.
 * @internal
 */
export async function readErrorBody(
  answer: IncomingAnswer,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of answer.body) {
      length += chunk.length;
      chunks.push(chunk);
      if (length >= maxBytes) {
        break;
      }
    }
  } catch {
    // What has come tells enough; the status is known.
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}

/** Bodies that come encoded would not hash to their digest. @internal */
export function refuseEncoding(answer: IncomingAnswer, where: Where): void {
  const encoding = answer.headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity') {
    throw new RegistryError({
      ...where,
      code: 'invalid-answer',
      message: `${answer.url.host} sent the body encoded (${encoding.slice(
        0,
        40,
      )}) although asked not to`,
      remedy: 'Switch compression off in the proxy in front of the registry.',
    });
  }
}

async function discard(body: Readable): Promise<void> {
  let length = 0;
  try {
    for await (const chunk of body) {
      length += chunk.length;
      if (length > WORTH_DRAINING_BYTES) {
        break;
      }
    }
  } catch {
    // The body of a redirect says nothing.
  }
}

function nextHop(from: URL, location: string, request: OutgoingRequest): URL {
  const { where, redirects } = request;
  let next: URL;
  try {
    next = new URL(location, from);
  } catch {
    throw redirectRefused(
      where,
      'a redirect to an address that cannot be read',
    );
  }
  if (next.protocol !== 'https:' && next.protocol !== 'http:') {
    throw redirectRefused(where, `a redirect to ${next.protocol}`);
  }
  if (from.protocol === 'https:' && next.protocol !== 'https:') {
    throw redirectRefused(
      where,
      `a redirect from https to http, at ${next.host}`,
    );
  }
  if (redirects === 'same-origin' && next.origin !== from.origin) {
    throw redirectRefused(
      where,
      `a redirect of a token request to ${next.host}`,
    );
  }
  // Credentials in an address would be sent by nobody here.
  next.username = '';
  next.password = '';
  next.hash = '';
  return next;
}

function withoutCredentials(
  headers: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !/^(?:authorization|cookie)$/i.test(name),
    ),
  );
}

function firstValues(
  headers: Record<string, string | string[] | undefined>,
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined
        ? []
        : [[name.toLowerCase(), typeof value === 'string' ? value : value[0]]],
    ),
  );
}

function allValues(value: string | string[] | undefined): string[] {
  if (value === undefined) {
    return [];
  }
  return typeof value === 'string' ? [value] : value;
}

function tooLarge(where: Where, host: string, maxBytes: number): RegistryError {
  return new RegistryError({
    ...where,
    code: 'too-large',
    message: `${host} sent more than the ${maxBytes} bytes that are read of such an answer`,
    remedy: 'Raise the limit if answers of that size are meant.',
  });
}

function redirectRefused(where: Where, what: string): RegistryError {
  return new RegistryError({
    ...where,
    code: 'redirect-refused',
    message: `${where.host} answered with ${what}, which is not followed`,
    remedy: 'Check how the registry stores and hands out its blobs.',
  });
}
