import { createHash } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type Descriptor, MEDIA_TYPES } from '../model';

/** What the registry does differently from a good one. */
export interface FakeSwitches {
  /** How the next page of tags is told. */
  pageStyle:
    | 'relative'
    | 'absolute'
    | 'opaque'
    | 'wrong-path'
    | 'internal-host'
    | 'foreign'
    | 'looping'
    | 'starts-over'
    | 'endless';
  /** Tags per page; absent: all at once. */
  pageSize?: number;
  /** A larger `n` is refused with this status. */
  largestPage?: { n: number; status: number };
  /** Answers `{"tags": null}`. */
  tagsAreNull: boolean;
  digestHeader: 'right' | 'absent' | 'wrong';
  /** Content-Type of manifests instead of their own. */
  contentType?: string;
  /** Status of every HEAD. */
  headStatus?: number;
  /** What becomes of bodies of manifests and blobs. */
  body:
    | 'whole'
    | 'other'
    | 'truncated'
    | 'oversized'
    | 'silent'
    | 'html'
    | 'encoded'
    | 'nested';
  /** The connection ends after so many bytes of a blob, once. */
  breakOffAfter?: number;
  /** Blob requests are sent on to here; the digest is appended. */
  redirectBlobsTo?: string;
  /** So many further requests to `/v2/` get this answer. */
  trouble?: {
    times: number;
    status: number;
    headers?: Record<string, string>;
    body?: string;
  };
  auth: 'none' | 'basic' | 'bearer';
  /** Instead of the challenge that fits `auth`; `undefined` sends none. */
  challenge?: (registry: FakeRegistry, path: string) => string[] | undefined;
  token: 'token' | 'access_token' | 'empty' | 'html' | 'oversized' | 'header';
  tokenLifetimeSeconds?: number;
  /** The token service sends on to here. */
  redirectTokensTo?: string;
  /** Milliseconds before every answer. */
  delayMs: number;
  /** No answer before so many requests were waiting for one at once. */
  together: number;
}

export interface LoggedRequest {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
  status: number;
}

interface StoredManifest {
  bytes: Buffer;
  mediaType: string;
}

const GOOD: FakeSwitches = {
  pageStyle: 'relative',
  tagsAreNull: false,
  digestHeader: 'right',
  body: 'whole',
  auth: 'none',
  token: 'token',
  delayMs: 0,
  together: 0,
};

/**
 * A registry and token service on this machine, as good or as odd as its
 * switches say, with a log of what it was asked.
 */
export class FakeRegistry {
  readonly switches: FakeSwitches = { ...GOOD };
  readonly requests: LoggedRequest[] = [];
  /** What Basic and the token service accept. */
  readonly account = { username: 'robot$shop+scan', password: 'pass:wörd' };
  readonly identityToken = 'refresh-me';
  connections = 0;
  mostInFlight = 0;
  #inFlight = 0;
  #tokensGiven = 0;
  readonly #validTokens = new Map<string, string>();
  readonly #blobs = new Map<string, Buffer>();
  readonly #manifests = new Map<string, StoredManifest>();
  readonly #tags = new Map<string, Map<string, string>>();
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  readonly #scheme: 'http' | 'https';

  private constructor(tls?: { key: string; cert: string }) {
    const handle = (request: IncomingMessage, response: ServerResponse) => {
      this.#handle(request, response).catch(error => response.destroy(error));
    };
    this.#scheme = tls ? 'https' : 'http';
    this.#server = tls ? createTlsServer(tls, handle) : createServer(handle);
    this.#server.on('connection', (socket: Socket) => {
      this.connections += 1;
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  static async start(tls?: {
    key: string;
    cert: string;
  }): Promise<FakeRegistry> {
    const registry = new FakeRegistry(tls);
    await new Promise<void>(resolve =>
      registry.#server.listen(0, '127.0.0.1', resolve),
    );
    return registry;
  }

  /** `localhost:<port>` */
  get host(): string {
    return `localhost:${this.port}`;
  }

  get port(): number {
    const address = this.#server.address();
    return isAddressInfo(address) ? address.port : 0;
  }

  get url(): string {
    return `${this.#scheme}://${this.host}`;
  }

  async stop(): Promise<void> {
    this.#sockets.forEach(socket => socket.destroy());
    await new Promise(resolve => this.#server.close(resolve));
  }

  /** The log as `GET /v2/…` lines. */
  get asked(): string[] {
    return this.requests.map(({ method, url }) => `${method} ${url}`);
  }

  /** Resolves once it was asked so many times. */
  async askedTimes(times: number): Promise<void> {
    while (this.requests.length < times) {
      await wait(5);
    }
  }

  forgetRequests(): void {
    this.requests.length = 0;
    this.connections = 0;
  }

  /** Makes every token that was given out invalid. */
  revokeTokens(): void {
    this.#validTokens.clear();
  }

  addBlob(
    bytes: Uint8Array,
    mediaType = 'application/octet-stream',
  ): Descriptor {
    const digest = sha256(bytes);
    this.#blobs.set(digest, Buffer.from(bytes));
    return { mediaType, digest, size: bytes.length };
  }

  addManifest(
    repository: string,
    document: object | Buffer,
    options: { mediaType?: string; tags?: string[] } = {},
  ): Descriptor {
    const bytes = Buffer.isBuffer(document)
      ? document
      : Buffer.from(JSON.stringify(document));
    const mediaType = options.mediaType ?? MEDIA_TYPES.ociManifest;
    const digest = sha256(bytes);
    this.#manifests.set(`${repository}@${digest}`, { bytes, mediaType });
    const tags = this.#tags.get(repository) ?? new Map<string, string>();
    options.tags?.forEach(tag => tags.set(tag, digest));
    this.#tags.set(repository, tags);
    return { mediaType, digest, size: bytes.length };
  }

  /** A small image of one platform. */
  addImage(
    repository: string,
    options: { tags?: string[]; layers?: Uint8Array[] } = {},
  ): { manifest: Descriptor; config: Descriptor; layers: Descriptor[] } {
    const layers = (options.layers ?? [gzipSync('a layer')]).map(bytes =>
      this.addBlob(bytes, 'application/vnd.oci.image.layer.v1.tar+gzip'),
    );
    const config = this.addBlob(
      Buffer.from(
        JSON.stringify({
          os: 'linux',
          architecture: 'amd64',
          created: '2026-11-01T10:00:00Z',
          config: { Env: ['PATH=/bin'], Labels: { team: 'shop' } },
          rootfs: { type: 'layers', diff_ids: layers.map(l => l.digest) },
          history: [{ created_by: 'COPY . /app', comment: repository }],
        }),
      ),
      MEDIA_TYPES.ociConfig,
    );
    const manifest = this.addManifest(
      repository,
      {
        schemaVersion: 2,
        mediaType: MEDIA_TYPES.ociManifest,
        config,
        layers,
      },
      options.tags ? { tags: options.tags } : {},
    );
    return { manifest, config, layers };
  }

  async #handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const entry: LoggedRequest = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
      status: 0,
    };
    this.requests.push(entry);
    this.#inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.#inFlight);
    response.on('close', () => {
      this.#inFlight -= 1;
      entry.status = response.statusCode;
    });
    if (this.switches.delayMs > 0) {
      await wait(this.switches.delayMs);
    }
    while (this.mostInFlight < this.switches.together && !response.destroyed) {
      await wait(5);
    }
    const url = new URL(entry.url, this.url);
    if (url.pathname === '/token') {
      this.#answerToken(entry, url, response);
    } else if (
      !this.#answerTrouble(response) &&
      this.#isLetIn(entry, url, response)
    ) {
      await this.#answerRegistry(entry, url, response);
    }
  }

  #answerTrouble(response: ServerResponse): boolean {
    const { trouble } = this.switches;
    if (!trouble || trouble.times <= 0) {
      return false;
    }
    trouble.times -= 1;
    response.writeHead(trouble.status, trouble.headers);
    response.end(trouble.body ?? '');
    return true;
  }

  #isLetIn(
    { headers }: LoggedRequest,
    url: URL,
    response: ServerResponse,
  ): boolean {
    const { auth, challenge } = this.switches;
    if (auth === 'none') {
      return true;
    }
    const given = headers.authorization ?? '';
    const repository = /^\/v2\/(.+)\/(?:tags|manifests|blobs)\//.exec(
      url.pathname,
    )?.[1];
    if (auth === 'basic') {
      const { username, password } = this.account;
      const pair = Buffer.from(`${username}:${password}`).toString('base64');
      if (given === `Basic ${pair}`) {
        return true;
      }
    } else if (given.startsWith('Bearer ')) {
      const scope = this.#validTokens.get(given.slice(7));
      if (
        scope !== undefined &&
        (!repository || scope.includes(`:${repository}:`))
      ) {
        return true;
      }
    }
    const fitting =
      auth === 'basic'
        ? ['Basic realm="Registry"']
        : [
            `Bearer realm="${this.url}/token",service="fake"${
              repository ? `,scope="repository:${repository}:pull"` : ''
            }`,
          ];
    const challenges = challenge ? challenge(this, url.pathname) : fitting;
    response.writeHead(
      401,
      challenges ? { 'www-authenticate': challenges } : {},
    );
    response.end('{"errors":[{"code":"UNAUTHORIZED"}]}');
    return false;
  }

  #answerToken(
    { method, headers, body }: LoggedRequest,
    url: URL,
    response: ServerResponse,
  ): void {
    const { token, tokenLifetimeSeconds, redirectTokensTo } = this.switches;
    if (redirectTokensTo) {
      response.writeHead(307, { location: redirectTokensTo }).end();
      return;
    }
    const { username, password } = this.account;
    const pair = Buffer.from(`${username}:${password}`).toString('base64');
    const form = new URLSearchParams(body);
    const isKnown =
      method === 'POST'
        ? form.get('refresh_token') === this.identityToken
        : headers.authorization === undefined ||
          headers.authorization === `Basic ${pair}`;
    if (!isKnown) {
      response.writeHead(401).end('{"details":"wrong password"}');
      return;
    }
    this.#tokensGiven += 1;
    const value = `token-${this.#tokensGiven}`;
    const scope = (method === 'POST' ? form : url.searchParams).get('scope');
    this.#validTokens.set(value, scope ?? '');
    const answers: Record<FakeSwitches['token'], string> = {
      token: JSON.stringify({ token: value, expires_in: tokenLifetimeSeconds }),
      access_token: JSON.stringify({ access_token: value }),
      empty: '{}',
      html: '<html>Sign in</html>',
      oversized: JSON.stringify({ token: 'x'.repeat(200_000) }),
      header: JSON.stringify({ token: 'a\r\nx-evil: 1' }),
    };
    response.writeHead(200).end(answers[token]);
  }

  async #answerRegistry(
    { method, headers }: LoggedRequest,
    url: URL,
    response: ServerResponse,
  ): Promise<void> {
    const [, repository, kind, reference] =
      /^\/v2\/(.+)\/(tags|manifests|blobs)\/(.+)$/.exec(url.pathname) ?? [];
    if (kind === 'tags') {
      this.#answerTags(repository, url, response);
    } else if (kind === 'manifests') {
      await this.#answerManifest(repository, reference, method, response);
    } else if (kind === 'blobs') {
      await this.#answerBlob(reference, headers.range, response);
    } else {
      response.writeHead(url.pathname === '/v2/' ? 200 : 404).end('{}');
    }
  }

  #answerTags(repository: string, url: URL, response: ServerResponse): void {
    const { pageStyle, pageSize, largestPage, tagsAreNull } = this.switches;
    const known = this.#tags.get(repository);
    if (!known) {
      refuse(response, 404, 'NAME_UNKNOWN');
      return;
    }
    const asked = Number(url.searchParams.get('n') ?? 0);
    if (largestPage && asked > largestPage.n) {
      refuse(response, largestPage.status, 'TOO_MANY_TAGS_REQUESTED');
      return;
    }
    const all = [...known.keys()];
    const size = pageSize ?? all.length;
    let start = Number(url.searchParams.get('from') ?? 0);
    if (pageStyle === 'starts-over') {
      start %= all.length;
    }
    const tags =
      pageStyle === 'endless' ? [`t${start}`] : all.slice(start, start + size);
    const next = `?from=${start + size}&n=${size}`;
    const links: Record<FakeSwitches['pageStyle'], string> = {
      relative: `</v2/${repository}/tags/list${next}>; rel="next"`,
      absolute: `<${this.url}/v2/${repository}/tags/list${next}>; rel=next`,
      opaque: `</else>; rel="prev", <${next}&next_page=gAAA%3D>; title="a, b"; rel="last next"`,
      'wrong-path': `</tags/list${next}>; rel="next"`,
      'internal-host': `<http://registry.internal:5000${url.pathname}${next}>; rel="next"`,
      foreign: `<http://169.254.169.254/latest${next}>; rel="next"`,
      looping: `</v2/${repository}/tags/list?from=0&n=${size}>; rel="next"`,
      'starts-over': `<${next}>; rel="next"`,
      endless: `<?from=${start + 1}>; rel="next"`,
    };
    const isLast = start + size >= all.length;
    const goesOn = ['looping', 'starts-over', 'endless'].includes(pageStyle);
    if (!isLast || goesOn) {
      response.setHeader('Link', links[pageStyle]);
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ tags: tagsAreNull ? null : tags }));
  }

  async #answerManifest(
    repository: string,
    reference: string,
    method: string,
    response: ServerResponse,
  ): Promise<void> {
    const { digestHeader, contentType, headStatus } = this.switches;
    if (method === 'HEAD' && headStatus) {
      response.writeHead(headStatus).end();
      return;
    }
    const digest = this.#tags.get(repository)?.get(reference) ?? reference;
    const found = this.#manifests.get(`${repository}@${digest}`);
    if (!found) {
      const isKnown = this.#tags.has(repository);
      refuse(response, 404, isKnown ? 'MANIFEST_UNKNOWN' : 'NAME_UNKNOWN');
      return;
    }
    if (digestHeader !== 'absent') {
      response.setHeader(
        'Docker-Content-Digest',
        digestHeader === 'right' ? digest : `sha256:${'0'.repeat(64)}`,
      );
    }
    response.setHeader('Content-Type', contentType ?? found.mediaType);
    if (method === 'HEAD') {
      response.setHeader('Content-Length', found.bytes.length);
      response.end();
      return;
    }
    await this.#send(found.bytes, response);
  }

  async #answerBlob(
    digest: string,
    range: string | undefined,
    response: ServerResponse,
  ): Promise<void> {
    const { redirectBlobsTo, breakOffAfter } = this.switches;
    if (redirectBlobsTo) {
      response.writeHead(307, { location: `${redirectBlobsTo}${digest}` });
      response.end();
      return;
    }
    const bytes = this.#blobs.get(digest);
    if (!bytes) {
      refuse(response, 404, 'BLOB_UNKNOWN');
      return;
    }
    const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    if (start > 0) {
      response.statusCode = 206;
      response.setHeader(
        'Content-Range',
        `bytes ${start}-${bytes.length - 1}/${bytes.length}`,
      );
    }
    if (breakOffAfter !== undefined) {
      this.switches.breakOffAfter = undefined;
      response.setHeader('Content-Length', bytes.length - start);
      response.write(bytes.subarray(start, start + breakOffAfter));
      await wait(100);
      response.destroy();
      return;
    }
    await this.#send(bytes.subarray(start), response);
  }

  async #send(bytes: Buffer, response: ServerResponse): Promise<void> {
    switch (this.switches.body) {
      case 'other':
        response.end(Buffer.from(bytes).fill(0x20, 0, 1));
        return;
      case 'truncated':
        response.end(bytes.subarray(0, bytes.length - 1));
        return;
      case 'oversized':
        response.write(bytes);
        // Without end, and without a length that would give it away.
        for (let sent = 0; sent < 400 && !response.destroyed; sent += 1) {
          response.write(Buffer.alloc(64 * 1024, 0x20));
          await wait(1);
        }
        response.end();
        return;
      case 'silent':
        response.setHeader('Content-Length', bytes.length);
        response.write(bytes.subarray(0, 1));
        return;
      case 'html':
        response.setHeader('Content-Type', 'text/html');
        response.end('<html><title>Sign in</title></html>');
        return;
      case 'encoded':
        response.setHeader('Content-Encoding', 'gzip');
        response.end(gzipSync(bytes));
        return;
      case 'nested':
        response.end('['.repeat(100_000));
        return;
      default:
        response.setHeader('Content-Length', bytes.length);
        response.end(bytes);
    }
  }
}

/** `sha256:…` of some bytes, not by the code under test. */
export function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ errors: [{ code, message: 'no' }] }));
}

function isAddressInfo(
  address: AddressInfo | string | null,
): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
