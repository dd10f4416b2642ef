import { parseConfig } from '../documents/parseConfig';
import type { Where } from '../documents/parseJson';
import { parseManifest } from '../documents/parseManifest';
import { RegistryError } from '../errors';
import { type Descriptor, type ManifestDocument, MEDIA_TYPES } from '../model';
import {
  computeDigest,
  digestAlgorithm,
  isDigest,
  isRepositoryName,
  isTag,
  normaliseHost,
} from '../reference';
import { AddressFilter } from '../transport/AddressFilter';
import { HttpTransport } from '../transport/HttpTransport';
import type { Answer } from '../transport/politely';
import { errorOfAnswer } from './errorOfAnswer';
import { hostDefaults } from './hostDefaults';
import { HostSession } from './HostSession';
import { listTags } from './listTags';
import {
  DEFAULT_REGISTRY_LIMITS,
  type RegistryClientOptions,
  type RegistryLimits,
  type RegistryOptions,
} from './RegistryOptions';
import type {
  ConfigDocument,
  ManifestHead,
  ReadOptions,
  RegistryReader,
  RepositoryName,
  TagList,
} from './RegistryReader';
import { streamBlob } from './streamBlob';

/**
 * Always the same types in the same order: registries choose the form of
 * their answer by it, and caches keep one answer for all.
 */
const ACCEPT = [
  MEDIA_TYPES.ociIndex,
  MEDIA_TYPES.dockerManifestList,
  MEDIA_TYPES.ociManifest,
  MEDIA_TYPES.dockerManifest,
].join(', ');

const CONFIG_TYPES: ReadonlySet<string> = new Set([
  MEDIA_TYPES.ociConfig,
  MEDIA_TYPES.dockerConfig,
  // What the first schema 2 pushes called theirs.
  'application/octet-stream',
]);

const DAY_MS = 24 * 60 * 60_000;
const DEFAULT_USER_AGENT = 'image-insights/0.1';

/**
 * Reads the configured registries over HTTP, by the OCI distribution
 * specification 1.1: polite to each host, bounded in everything, sure of
 * every byte.
 *
 * @public
 */
export class RegistryClient implements RegistryReader {
  readonly #limits: RegistryLimits;
  readonly #sessions: ReadonlyMap<string, HostSession>;
  readonly #transport: HttpTransport;
  readonly #options: RegistryClientOptions;

  private constructor(options: RegistryClientOptions) {
    this.#options = options;
    this.#limits = { ...DEFAULT_REGISTRY_LIMITS, ...options.limits };
    const hosts = groupByHost(options.registries);
    const settings = [...hosts].map(([host, entries]) =>
      settingsOf(host, entries, this.#limits),
    );
    this.#transport = new HttpTransport({
      endpoints: settings.map(({ endpoint }) => endpoint),
      limits: this.#limits,
      userAgent: options.userAgent ?? DEFAULT_USER_AGENT,
    });
    this.#sessions = new Map(
      settings.map(setting => [
        setting.endpoint.host,
        new HostSession({
          ...setting,
          limits: this.#limits,
          transport: this.#transport,
          ...(options.onRequest ? { onRequest: options.onRequest } : {}),
        }),
      ]),
    );
  }

  /**
   * A client for the given registries. Nothing is contacted before it is
   * asked for something.
   *
   * @throws RegistryError `invalid-reference` where a host is none, TypeError
   * where a number or address range makes no sense
   */
  static create(options: RegistryClientOptions): RegistryClient {
    return new RegistryClient(options);
  }

  async listTags(
    repository: RepositoryName,
    options: ReadOptions = {},
  ): Promise<TagList> {
    const { session, where } = this.#locate(repository);
    options.signal?.throwIfAborted();
    return listTags({
      session,
      repository: repository.name,
      limits: this.#limits,
      where,
      read: options,
      warn: warning =>
        this.#options.onWarning?.({
          ...warning,
          host: where.host,
          repository: repository.name,
        }),
    });
  }

  async headManifest(
    repository: RepositoryName,
    tag: string,
    options: ReadOptions = {},
  ): Promise<ManifestHead> {
    const { session, where } = this.#locate(repository, tag);
    if (Date.now() >= session.headUselessUntil) {
      const answer = await session.send({
        kind: 'manifest-head',
        method: 'HEAD',
        repository: repository.name,
        path: manifestPath(repository, tag),
        headers: { accept: ACCEPT },
        maxBytes: 0,
        where,
        ...options,
      });
      const digest = answer.headers.get('docker-content-digest') ?? '';
      if (answer.status === 200 && isDigest(digest)) {
        const mediaType = mediaTypeOf(answer);
        return mediaType === undefined ? { digest } : { digest, mediaType };
      }
      const isUseless = [200, 405, 501].includes(answer.status);
      if (isUseless) {
        session.headUselessUntil = Date.now() + DAY_MS;
      } else if (answer.status !== 404) {
        throw errorOfAnswer(answer, { kind: 'manifest-head', where });
      }
      // An answer to HEAD has no body to say what is missing; GET's has.
    }
    const document = await this.getManifest(repository, tag, options);
    return {
      digest: document.digest,
      mediaType: document.mediaType,
      document,
    };
  }

  async getManifest(
    repository: RepositoryName,
    reference: string,
    options: ReadOptions = {},
  ): Promise<ManifestDocument> {
    const { session, where } = this.#locate(repository, reference);
    const answer = await session.send({
      kind: 'manifest',
      method: 'GET',
      repository: repository.name,
      path: manifestPath(repository, reference),
      headers: { accept: ACCEPT },
      maxBytes: this.#limits.manifestBytes,
      where,
      ...options,
    });
    if (answer.status !== 200) {
      throw errorOfAnswer(answer, { kind: 'manifest', where });
    }
    const isVerified = isDigest(reference);
    const digest = computeDigest(
      answer.bytes,
      isVerified ? digestAlgorithm(reference) : 'sha256',
    );
    if (isVerified && digest !== reference) {
      throw new RegistryError({
        ...where,
        code: 'integrity',
        message: `${where.host} answered with other contents than ${reference}: their digest is ${digest}`,
        remedy:
          'Check the storage of the registry and any proxy before it; the answer was not used.',
      });
    }
    if (!isVerified) {
      this.#compareHeader(answer, digest, where);
    }
    const contentType = answer.headers.get('content-type');
    const { mediaType, content } = parseManifest({
      bytes: answer.bytes,
      ...(contentType === undefined ? {} : { contentType }),
      isVerified,
      limits: this.#limits,
      where,
    });
    return { digest, mediaType, bytes: answer.bytes, content };
  }

  async getConfig(
    repository: RepositoryName,
    descriptor: Descriptor,
    options: ReadOptions = {},
  ): Promise<ConfigDocument> {
    const { session, where } = this.#locate(repository, descriptor.digest);
    if (!CONFIG_TYPES.has(descriptor.mediaType)) {
      throw new RegistryError({
        ...where,
        code: 'unsupported',
        message: `The config ${
          descriptor.digest
        } is of type ${descriptor.mediaType.slice(0, 100)}, not an image's`,
        remedy: 'Classify the manifest before asking for its config.',
      });
    }
    if (descriptor.size > this.#limits.configBytes) {
      throw new RegistryError({
        ...where,
        code: 'too-large',
        message: `The config ${descriptor.digest} has ${
          descriptor.size
        } bytes, at most ${this.#limits.configBytes} are read`,
        remedy: 'Raise the limit if such images are meant.',
      });
    }
    options.signal?.throwIfAborted();
    const bytes =
      embeddedBytes(descriptor) ??
      (await this.#fetchConfig(session, repository, descriptor, {
        where,
        options,
      }));
    return {
      digest: descriptor.digest,
      bytes,
      config: parseConfig({ bytes, limits: this.#limits, where }),
    };
  }

  async getBlob(
    repository: RepositoryName,
    descriptor: Descriptor,
    options: ReadOptions = {},
  ): Promise<NodeJS.ReadableStream & AsyncIterable<Uint8Array>> {
    const { session, where } = this.#locate(repository, descriptor.digest);
    return streamBlob({
      session,
      repository: repository.name,
      descriptor,
      limits: this.#limits,
      where,
      read: options,
    });
  }

  async close(): Promise<void> {
    await this.#transport.close();
  }

  async #fetchConfig(
    session: HostSession,
    repository: RepositoryName,
    descriptor: Descriptor,
    { where, options }: { where: Where; options: ReadOptions },
  ): Promise<Uint8Array> {
    const answer = await session.send({
      kind: 'config',
      method: 'GET',
      repository: repository.name,
      path: `/v2/${repository.name}/blobs/${descriptor.digest}`,
      // One more byte shows an answer that is too long.
      maxBytes: descriptor.size + 1,
      where,
      ...options,
    });
    if (answer.status !== 200) {
      throw errorOfAnswer(answer, { kind: 'config', where });
    }
    if (!isWhole(answer.bytes, descriptor)) {
      throw new RegistryError({
        ...where,
        code: 'integrity',
        message: `${where.host} answered with other contents than ${descriptor.digest} of ${descriptor.size} bytes`,
        remedy:
          'Check the storage of the registry and any proxy before it; the answer was not used.',
      });
    }
    return answer.bytes;
  }

  #compareHeader(answer: Answer, digest: string, where: Where): void {
    const claimed = answer.headers.get('docker-content-digest') ?? digest;
    // Registries err here for tags; our own digest is the image's identity.
    if (claimed.startsWith('sha256:') && claimed !== digest) {
      this.#options.onWarning?.({
        code: 'digest-header-differs',
        host: where.host,
        ...(where.repository ? { repository: where.repository } : {}),
        ...(where.reference ? { reference: where.reference } : {}),
        message: `The header names ${claimed.slice(
          0,
          80,
        )}, the contents are ${digest}`,
      });
    }
  }

  #locate(
    repository: RepositoryName,
    reference?: string,
  ): { session: HostSession; where: Where } {
    const host = normaliseHost(repository.host);
    const where: Where = {
      host,
      repository: repository.name,
      ...(reference === undefined ? {} : { reference }),
    };
    if (!isRepositoryName(repository.name)) {
      throw new RegistryError({
        ...where,
        repository: repository.name.slice(0, 150),
        code: 'invalid-reference',
        message: `'${repository.name.slice(
          0,
          150,
        )}' is not the name of a repository`,
        remedy: 'Compare it with the name that docker pull takes.',
      });
    }
    if (reference !== undefined && !isDigest(reference) && !isTag(reference)) {
      throw new RegistryError({
        ...where,
        reference: reference.slice(0, 150),
        code: 'invalid-reference',
        message: `'${reference.slice(0, 150)}' is neither a tag nor a digest`,
        remedy: 'Compare it with what the registry shows.',
      });
    }
    const session = this.#sessions.get(host);
    if (!session) {
      throw new RegistryError({
        ...where,
        code: 'host-not-configured',
        message: `The registry ${host} is not configured, so it is not contacted`,
        remedy: `Add '${host}' to the configured registries.`,
      });
    }
    return { session, where };
  }
}

function manifestPath(repository: RepositoryName, reference: string): string {
  return `/v2/${repository.name}/manifests/${reference}`;
}

function mediaTypeOf(answer: Answer): string | undefined {
  return answer.headers.get('content-type')?.split(';')[0].trim() || undefined;
}

function isWhole(bytes: Uint8Array, descriptor: Descriptor): boolean {
  return (
    bytes.length === descriptor.size &&
    computeDigest(bytes, digestAlgorithm(descriptor.digest)) ===
      descriptor.digest
  );
}

/** The blob inside the descriptor, if it is what the digest says. */
function embeddedBytes(descriptor: Descriptor): Uint8Array | undefined {
  if (descriptor.data === undefined) {
    return undefined;
  }
  const bytes = Buffer.from(descriptor.data, 'base64');
  return isWhole(bytes, descriptor) ? bytes : undefined;
}

function groupByHost(
  registries: readonly RegistryOptions[],
): Map<string, RegistryOptions[]> {
  const hosts = new Map<string, RegistryOptions[]>();
  for (const registry of registries) {
    const host = normaliseHost(registry.host);
    const entries = hosts.get(host) ?? [];
    const prefix = registry.repositoryPrefix?.replace(/^\/+|\/+$/g, '') ?? '';
    entries.push({ ...registry, repositoryPrefix: prefix });
    hosts.set(host, entries);
  }
  return hosts;
}

function settingsOf(
  host: string,
  entries: readonly RegistryOptions[],
  limits: RegistryLimits,
) {
  const [first] = entries;
  const defaults = hostDefaults(host);
  const manners = {
    concurrency: first.concurrency ?? defaults.concurrency,
    requestsPerSecond: first.requestsPerSecond ?? defaults.requestsPerSecond,
  };
  if (!Number.isInteger(manners.concurrency) || manners.concurrency < 1) {
    throw new TypeError(
      `concurrency of ${host} is ${manners.concurrency}: give a whole number of 1 or more`,
    );
  }
  if (!(manners.requestsPerSecond > 0)) {
    throw new TypeError(
      `requestsPerSecond of ${host} is ${manners.requestsPerSecond}: give a number above 0`,
    );
  }
  const allowedAddresses = entries.flatMap(
    entry => entry.allowedAddresses ?? [],
  );
  // Finds ranges that are none at the start rather than at the first redirect.
  void new AddressFilter({ allowsPrivate: false, allowedAddresses });
  const apiHost = host === 'docker.io' ? 'registry-1.docker.io' : host;
  const scheme = first.plainHttp ? 'http' : 'https';
  return {
    endpoint: {
      host,
      origin: new URL(`${scheme}://${apiHost}`).origin,
      ...(first.ca === undefined ? {} : { ca: first.ca }),
      connections: manners.concurrency + limits.blobConcurrency,
      trustedRealms: entries
        .flatMap(entry => entry.trustedRealms ?? [])
        .map(realm => realm.toLowerCase()),
      allowedAddresses,
    },
    entries: [...entries].sort(
      (one, other) =>
        (other.repositoryPrefix ?? '').length -
        (one.repositoryPrefix ?? '').length,
    ),
    manners,
  };
}
