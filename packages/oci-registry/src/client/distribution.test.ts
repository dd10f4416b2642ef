import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createHash, createSign, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { classifyManifest } from '../documents';
import { MEDIA_TYPES } from '../model';
import { errorOf } from '../testing/startReading';
import { RegistryClient } from './RegistryClient';
import type { RegistryOptions } from './RegistryOptions';

const run = promisify(execFile);

const NEEDED = [
  '/usr/bin/docker-registry',
  '/usr/bin/skopeo',
  '/usr/bin/htpasswd',
  '/usr/bin/openssl',
];
const missing = NEEDED.filter(path => !existsSync(path));
const describeWithRegistry = missing.length === 0 ? describe : describe.skip;

const ACCOUNT = { username: 'scan', password: 'correct horse' };

/** CNCF Distribution, four times over one store: open and with each lock. */
describeWithRegistry(
  `against docker-registry${
    missing.length > 0 ? ` (skipped: ${missing.join(', ')} not installed)` : ''
  }`,
  () => {
    let directory: string;
    const ports: Record<'open' | 'basic' | 'token' | 'tls', number> = {
      open: 0,
      basic: 0,
      token: 0,
      tls: 0,
    };
    const processes: ChildProcess[] = [];
    let tokenServer: Server;
    let certificate: string;
    const clients: RegistryClient[] = [];

    const clientFor = (options: RegistryOptions) => {
      const client = RegistryClient.create({ registries: [options] });
      clients.push(client);
      return client;
    };

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'oci-registry-'));
      const path = (name: string) => join(directory, name);
      await run('openssl', [
        ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'],
        ...[
          '-subj',
          '/CN=localhost',
          '-addext',
          'subjectAltName=DNS:localhost',
        ],
        ...['-keyout', path('key.pem'), '-out', path('cert.pem')],
      ]);
      certificate = await readFile(path('cert.pem'), 'utf8');
      const { stdout } = await run('htpasswd', [
        '-Bbn',
        ACCOUNT.username,
        ACCOUNT.password,
      ]);
      await writeFile(path('htpasswd'), stdout);
      tokenServer = await startTokenServer(
        await readFile(path('key.pem'), 'utf8'),
        certificate,
      );
      const realm = `http://localhost:${portOf(tokenServer)}/token`;
      const settings = {
        open: '',
        basic: `auth: {htpasswd: {realm: test, path: ${path('htpasswd')}}}`,
        token: `auth: {token: {realm: "${realm}", service: test, issuer: test-issuer, rootcertbundle: ${path(
          'cert.pem',
        )}}}`,
        tls: '',
      };
      for (const kind of ['open', 'basic', 'token', 'tls'] as const) {
        ports[kind] = await freePort();
        const tls =
          kind === 'tls'
            ? `, tls: {certificate: ${path('cert.pem')}, key: ${path(
                'key.pem',
              )}}`
            : '';
        await writeFile(
          path(`${kind}.yml`),
          [
            'version: 0.1',
            'log: {level: error, accesslog: {disabled: true}}',
            `storage: {filesystem: {rootdirectory: ${path('data')}}}`,
            `http: {addr: "127.0.0.1:${ports[kind]}"${tls}}`,
            settings[kind],
          ].join('\n'),
        );
        processes.push(
          spawn('docker-registry', ['serve', path(`${kind}.yml`)], {
            stdio: 'ignore',
          }),
        );
      }
      await Promise.all(Object.values(ports).map(waitForPort));
      await writeImage(path('image'));
      await run('skopeo', [
        ...['copy', '--dest-tls-verify=false', `oci:${path('image')}:1.0`],
        `docker://127.0.0.1:${ports.open}/shop/checkout:1.0`,
      ]);
    });

    afterAll(async () => {
      await Promise.all(clients.map(client => client.close()));
      processes.forEach(child => child.kill());
      await new Promise(resolve => tokenServer?.close(resolve));
      await rm(directory, { recursive: true, force: true });
    });

    const readAll = async (client: RegistryClient, host: string) => {
      const repository = { host, name: 'shop/checkout' };
      const { tags } = await client.listTags(repository);
      const head = await client.headManifest(repository, tags[0]);
      const manifest = await client.getManifest(repository, head.digest);
      if (manifest.content.kind !== 'manifest') {
        throw new Error('An image was pushed, an index came back');
      }
      const { config } = await client.getConfig(
        repository,
        manifest.content.config,
      );
      const hash = createHash('sha256');
      const [layer] = manifest.content.layers;
      for await (const chunk of await client.getBlob(repository, layer)) {
        hash.update(chunk);
      }
      return {
        tags,
        kind: classifyManifest(manifest.content).kind,
        history: config.history,
        isLayerWhole: `sha256:${hash.digest('hex')}` === layer.digest,
      };
    };
    const EVERYTHING = {
      tags: ['1.0'],
      kind: 'image',
      history: [{ createdBy: 'COPY . /app', emptyLayer: false }],
      isLayerWhole: true,
    };

    it('reads everything without authentication', async () => {
      const host = `localhost:${ports.open}`;
      await expect(
        readAll(clientFor({ host, plainHttp: true }), host),
      ).resolves.toEqual(EVERYTHING);
    });

    it('reads everything with Basic authentication', async () => {
      const host = `localhost:${ports.basic}`;
      await expect(
        readAll(
          clientFor({ host, plainHttp: true, credentials: ACCOUNT }),
          host,
        ),
      ).resolves.toEqual(EVERYTHING);
    });

    it('reads everything with tokens', async () => {
      const host = `localhost:${ports.token}`;
      await expect(
        readAll(
          clientFor({ host, plainHttp: true, credentials: ACCOUNT }),
          host,
        ),
      ).resolves.toEqual(EVERYTHING);
    });

    it('reads everything over TLS with the certificate configured', async () => {
      const host = `localhost:${ports.tls}`;
      await expect(
        readAll(clientFor({ host, ca: certificate }), host),
      ).resolves.toEqual(EVERYTHING);
    });

    it('refuses a certificate that nobody configured, at once', async () => {
      const host = `localhost:${ports.tls}`;
      const error = await errorOf(
        clientFor({ host }).listTags({ host, name: 'shop/checkout' }),
      );
      expect(error).toMatchObject({ code: 'tls', isTransient: false });
      expect(error.message).toMatch(/SELF_SIGNED|UNABLE_TO/);
    });

    it.each(['basic', 'token'] as const)(
      'is refused with a wrong password (%s)',
      async kind => {
        const host = `localhost:${ports[kind]}`;
        const client = clientFor({
          host,
          plainHttp: true,
          credentials: { ...ACCOUNT, password: 'wrong' },
        });
        const error = await errorOf(
          client.listTags({ host, name: 'shop/checkout' }),
        );
        expect(error).toMatchObject({ code: 'unauthorized', status: 401 });
      },
    );

    it('tells a missing tag from a missing repository', async () => {
      const host = `localhost:${ports.open}`;
      const client = clientFor({ host, plainHttp: true });
      const tag = await errorOf(
        client.getManifest({ host, name: 'shop/checkout' }, '2.0'),
      );
      expect(tag.code).toBe('manifest-missing');
      const repository = await errorOf(
        client.listTags({ host, name: 'shop/gone' }),
      );
      expect(repository.code).toBe('repository-missing');
    });
  },
);

/** Docker's token protocol: signs what an account may, for a minute. */
async function startTokenServer(key: string, cert: string): Promise<Server> {
  const der = cert.replace(/-----[A-Z ]+-----|\s/g, '');
  const expected = Buffer.from(
    `${ACCOUNT.username}:${ACCOUNT.password}`,
  ).toString('base64');
  const encode = (value: object) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const server = createServer((request, response) => {
    if (request.headers.authorization !== `Basic ${expected}`) {
      response.writeHead(401).end('{}');
      return;
    }
    const url = new URL(request.url ?? '', 'http://localhost');
    const access = url.searchParams.getAll('scope').map(scope => {
      const [type, name, actions] = scope.split(':');
      return { type, name, actions: actions.split(',') };
    });
    const now = Math.floor(Date.now() / 1000);
    const text = `${encode({ typ: 'JWT', alg: 'RS256', x5c: [der] })}.${encode({
      iss: 'test-issuer',
      aud: url.searchParams.get('service'),
      sub: ACCOUNT.username,
      nbf: now - 5,
      iat: now,
      exp: now + 60,
      jti: randomUUID(),
      access,
    })}`;
    const signature = createSign('sha256').update(text).sign(key, 'base64url');
    response.end(JSON.stringify({ token: `${text}.${signature}` }));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** An OCI layout that skopeo can push. */
async function writeImage(path: string): Promise<void> {
  const blobs = join(path, 'blobs', 'sha256');
  await mkdir(blobs, { recursive: true });
  const put = async (bytes: Buffer, mediaType: string) => {
    const hex = createHash('sha256').update(bytes).digest('hex');
    await writeFile(join(blobs, hex), bytes);
    return { mediaType, digest: `sha256:${hex}`, size: bytes.length };
  };
  const tar = Buffer.alloc(1024 * 1024);
  const layer = await put(
    gzipSync(tar),
    'application/vnd.oci.image.layer.v1.tar+gzip',
  );
  const diffId = createHash('sha256').update(tar).digest('hex');
  const config = await put(
    Buffer.from(
      JSON.stringify({
        os: 'linux',
        architecture: 'amd64',
        config: {},
        rootfs: { type: 'layers', diff_ids: [`sha256:${diffId}`] },
        history: [{ created_by: 'COPY . /app' }],
      }),
    ),
    MEDIA_TYPES.ociConfig,
  );
  const manifest = await put(
    Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: MEDIA_TYPES.ociManifest,
        config,
        layers: [layer],
      }),
    ),
    MEDIA_TYPES.ociManifest,
  );
  await writeFile(
    join(path, 'index.json'),
    JSON.stringify({
      schemaVersion: 2,
      manifests: [
        {
          ...manifest,
          annotations: { 'org.opencontainers.image.ref.name': '1.0' },
        },
      ],
    }),
  );
  await writeFile(join(path, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
}

function portOf(server: Server): number {
  const address: string | AddressInfo | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Below the ports of outgoing connections, so that none of those takes it. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const server = createServer().listen(port, '127.0.0.1');
    try {
      await once(server, 'listening');
    } catch {
      continue;
    }
    await new Promise(resolve => server.close(resolve));
    return port;
  }
}

async function waitForPort(port: number): Promise<void> {
  for (let attempt = 0; attempt < 900; attempt += 1) {
    const isOpen = await new Promise<boolean>(resolve => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isOpen) {
      return;
    }
    await wait(100);
  }
  throw new Error(`Nothing answers on port ${port}`);
}
