import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  IncomingMessage,
  Server,
  ServerResponse,
  createServer,
} from 'node:http';
import { gzipSync } from 'node:zlib';
import { tarOf } from './tarOf';

/** How a repository misbehaves. */
export type Fault =
  | { kind: 'status'; status: number; headers?: Record<string, string> }
  | { kind: 'html' }
  | { kind: 'disconnect' }
  | { kind: 'silence' }
  /** Answers as it should, but not before that. */
  | { kind: 'later'; until: Promise<unknown> }
  | { kind: 'wrong-digest' }
  /** Sends half of a blob and then nothing more. */
  | { kind: 'half' }
  /** Says that the tag has this digest, and holds nothing of it. */
  | { kind: 'claim'; digest: string };

interface Blob {
  bytes: Buffer;
  mediaType: string;
}

/**
 * A layer to push: its content decides its digest, `bytes` its length. With
 * `files` it is a real one, which can be read.
 */
export interface PushedLayer {
  content: string;
  bytes: number;
  files?: Record<string, string | Buffer>;
  mediaType?: string;
  /** Stands for the blob of the files. */
  blob?: Buffer;
  instruction?: string;
}

/** A real layer of these files. */
export function layerOf(
  files: Record<string, string | Buffer>,
  others: Partial<PushedLayer> = {},
): PushedLayer {
  return { content: Object.keys(files).join(' '), bytes: 0, files, ...others };
}

/** A statement beside an image, as BuildKit attaches it to an index. */
export interface PushedAttestation {
  predicateType: string;
  statement: unknown;
}

export interface PushedImage {
  /** Names written into the config, beside the usual ones. */
  labels?: Record<string, string>;
  attestation?: PushedAttestation;
  layers: PushedLayer[];
  created?: string;
  architecture?: string;
  /** Instead of the true one, for every layer. */
  diffId?: string;
}

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const INDEX = 'application/vnd.oci.image.index.v1+json';

/**
 * A real HTTP registry on loopback that holds what a test pushes into it,
 * misbehaves where told, and remembers every request.
 */
export class ScriptedRegistry {
  readonly requests: string[] = [];
  readonly faults = new Map<string, Fault>();
  private readonly attested: string[] = [];
  private readonly tags = new Map<string, Map<string, string>>();
  private readonly blobs = new Map<string, Blob>();

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => this.answer(request, response));
  }

  static async start(): Promise<ScriptedRegistry> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new ScriptedRegistry(server);
  }

  get host(): string {
    const address = this.server.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    return `localhost:${port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  /** Pushes an image for one platform; returns its manifest's digest. */
  push(repository: string, tags: string[], image: PushedImage): string {
    const digest = this.storeImage(image);
    tags.forEach(tag => this.tag(repository, tag, digest));
    return digest;
  }

  /** Pushes an index of images; returns the index's digest. */
  pushIndex(
    repository: string,
    tags: string[],
    images: Record<string, PushedImage>,
  ): string {
    const manifests = Object.entries(images).map(([architecture, image]) => {
      const digest = this.storeImage({ ...image, architecture });
      return {
        mediaType: MANIFEST,
        digest,
        size: this.blobs.get(digest)?.bytes.length ?? 0,
        platform: { os: 'linux', architecture },
      };
    });
    const attestations = Object.values(images).map((image, place) =>
      this.storeAttestation(manifests[place].digest, image.attestation),
    );
    const digest = this.storeJson(INDEX, {
      schemaVersion: 2,
      mediaType: INDEX,
      manifests: [...manifests, ...attestations],
    });
    tags.forEach(tag => this.tag(repository, tag, digest));
    return digest;
  }

  /** Digests of the attestation manifests that were pushed. */
  attestations(): string[] {
    return this.attested;
  }

  private storeAttestation(
    imageDigest: string,
    attestation: PushedAttestation | undefined,
  ) {
    const platform = { os: 'unknown', architecture: 'unknown' };
    const type = { 'vnd.docker.reference.type': 'attestation-manifest' };
    if (!attestation) {
      return {
        mediaType: MANIFEST,
        digest: digestOf(Buffer.from('attestation')),
        size: 11,
        platform,
        annotations: type,
      };
    }
    const statement = this.storeJson(
      'application/vnd.in-toto+json',
      attestation.statement,
    );
    const mediaType = 'application/vnd.oci.image.config.v1+json';
    const config = this.storeJson(mediaType, { rootfs: { diff_ids: [] } });
    const digest = this.storeJson(MANIFEST, {
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: {
        mediaType,
        digest: config,
        size: this.blobs.get(config)?.bytes.length,
      },
      layers: [
        {
          mediaType: 'application/vnd.in-toto+json',
          digest: statement,
          size: this.blobs.get(statement)?.bytes.length,
          annotations: {
            'in-toto.io/predicate-type': attestation.predicateType,
          },
        },
      ],
    });
    this.attested.push(digest);
    return {
      mediaType: MANIFEST,
      digest,
      size: this.blobs.get(digest)?.bytes.length ?? 0,
      platform,
      annotations: { ...type, 'vnd.docker.reference.digest': imageDigest },
    };
  }

  /** Pushes something that is no image. */
  pushArtifact(repository: string, tag: string, configMediaType: string): void {
    const config = this.storeJson(configMediaType, { name: tag });
    const layer = this.storeLayer({ content: tag, bytes: 10 });
    const digest = this.storeJson(MANIFEST, {
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: {
        mediaType: configMediaType,
        digest: config,
        size: this.blobs.get(config)?.bytes.length,
      },
      layers: [layer],
    });
    this.tag(repository, tag, digest);
  }

  remove(repository: string, tag: string): void {
    this.tags.get(repository)?.delete(tag);
  }

  private tag(repository: string, tag: string, digest: string): void {
    const tags = this.tags.get(repository) ?? new Map<string, string>();
    tags.set(tag, digest);
    this.tags.set(repository, tags);
  }

  private storeImage(image: PushedImage): string {
    const created = image.created ?? '2026-10-01T12:00:00Z';
    const config = {
      architecture: image.architecture ?? 'amd64',
      os: 'linux',
      created,
      config: { Cmd: ['/server'], Labels: image.labels },
      rootfs: {
        type: 'layers',
        diff_ids: image.layers.map(
          layer =>
            image.diffId ??
            digestOf(
              layer.files
                ? tarOf(layer.files)
                : Buffer.from(`tar ${layer.content}`),
            ),
        ),
      },
      history: image.layers.map(layer => ({
        created,
        created_by: layer.instruction ?? `COPY ${layer.content} / # buildkit`,
        comment: 'buildkit.dockerfile.v0',
      })),
    };
    const mediaType = 'application/vnd.oci.image.config.v1+json';
    const digest = this.storeJson(mediaType, config);
    return this.storeJson(MANIFEST, {
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: {
        mediaType,
        digest,
        size: this.blobs.get(digest)?.bytes.length,
      },
      layers: image.layers.map(layer => this.storeLayer(layer)),
    });
  }

  private storeLayer(layer: PushedLayer) {
    if (layer.files) {
      const bytes = layer.blob ?? gzipSync(tarOf(layer.files));
      const mediaType =
        layer.mediaType ?? 'application/vnd.oci.image.layer.v1.tar+gzip';
      const digest = digestOf(bytes);
      this.blobs.set(digest, { bytes, mediaType: 'application/octet-stream' });
      return { mediaType, digest, size: bytes.length };
    }
    // Nobody can read what has a descriptor only.
    return {
      mediaType:
        layer.mediaType ?? 'application/vnd.oci.image.layer.v1.tar+gzip',
      digest: digestOf(Buffer.from(`gzip ${layer.content}`)),
      size: layer.bytes,
    };
  }

  private storeJson(mediaType: string, value: unknown): string {
    const bytes = Buffer.from(JSON.stringify(value));
    const digest = digestOf(bytes);
    this.blobs.set(digest, { bytes, mediaType });
    return digest;
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = 'GET', url = '' } = request;
    this.requests.push(`${method} ${url}`);
    const match =
      /^\/v2\/(.+)\/(tags\/list|manifests|blobs)(?:\/([^?]+))?(?:\?.*)?$/.exec(
        url,
      );
    if (!match) {
      response.writeHead(200).end('{}');
      return;
    }
    const [, repository, what, reference = ''] = match;
    const fault =
      this.faults.get(`${repository}:${reference}`) ??
      this.faults.get(repository);
    if (fault?.kind === 'claim') {
      if (method === 'HEAD') {
        response.writeHead(200, { 'docker-content-digest': fault.digest });
        response.end();
      } else {
        sendError(response, 404, 'MANIFEST_UNKNOWN');
      }
      return;
    }
    if (fault?.kind === 'later') {
      fault.until.then(() =>
        this.serve({ method, repository, what, reference }, response),
      );
      return;
    }
    if (fault && fault.kind !== 'wrong-digest' && fault.kind !== 'half') {
      misbehave(fault, response);
      return;
    }
    this.serve({ method, repository, what, reference, fault }, response);
  }

  /** Answers what was asked for, but for a small fault. */
  private serve(
    asked: {
      method: string;
      repository: string;
      what: string;
      reference: string;
      fault?: Fault;
    },
    response: ServerResponse,
  ): void {
    const { method, repository, what, reference, fault } = asked;
    const tags = this.tags.get(repository);
    if (!tags) {
      sendError(response, 404, 'NAME_UNKNOWN');
      return;
    }
    if (what === 'tags/list') {
      sendJson(response, 200, { name: repository, tags: [...tags.keys()] });
      return;
    }
    const digest = tags.get(reference) ?? reference;
    const blob = this.blobs.get(digest);
    if (!blob) {
      sendError(response, 404, 'MANIFEST_UNKNOWN');
      return;
    }
    const bytes =
      fault?.kind === 'wrong-digest' && method === 'GET'
        ? Buffer.concat([blob.bytes, Buffer.from(' ')])
        : blob.bytes;
    response.writeHead(200, {
      'content-type': blob.mediaType,
      'content-length': bytes.length,
      'docker-content-digest': digest,
    });
    if (fault?.kind === 'half') {
      response.write(bytes.subarray(0, bytes.length / 2));
      return;
    }
    response.end(method === 'HEAD' ? undefined : bytes);
  }
}

function misbehave(fault: Fault, response: ServerResponse): void {
  switch (fault.kind) {
    case 'status':
      response.writeHead(fault.status, fault.headers);
      response.end('{"errors":[]}');
      break;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html><body>Please sign in</body></html>');
      break;
    case 'disconnect':
      response.destroy();
      break;
    default:
    // Says nothing, for ever.
  }
}

function sendError(
  response: ServerResponse,
  status: number,
  code: string,
): void {
  sendJson(response, status, { errors: [{ code, message: code }] });
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
