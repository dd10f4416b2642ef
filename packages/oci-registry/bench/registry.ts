/**
 * How close does a scan come to a bare HTTP loop? Reads the same images from
 * the same registry (CNCF Distribution, Debian's docker-registry) by both,
 * turn about, and prints the ratio of the medians. Absolute times say more
 * about the machine than about the code.
 *
 * `yarn workspace @image-insights/oci-registry bench`
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { channel } from 'node:diagnostics_channel';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import { MEDIA_TYPES, RegistryClient } from '../src';

const REPOSITORIES = 200;
const TAGS = 5;
const IN_FLIGHT = 16;
const ROUNDS = 5;

const names = Array.from(
  { length: REPOSITORIES },
  (_, at) => `bench/app-${at}`,
);
const tags = Array.from({ length: TAGS }, (_, at) => `1.${at}`);

const digestOf = (bytes: string) =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

async function main() {
  const directory = await mkdtemp(join(tmpdir(), 'oci-bench-'));
  const port = await freePort();
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  const registry = await startRegistry(directory, port);
  try {
    await fill(origin);
    await compare(
      'first scan',
      () => bareScan(origin),
      () => scan(host),
    );
    await compare(
      're-scan',
      () => bareRescan(origin),
      () => rescan(host),
    );
    await connections('1,000 HEADs, bare undici', () => bareHeads(origin));
    await connections('1,000 HEADs, this client', () => heads(host));
  } finally {
    registry.kill();
    await rm(directory, { recursive: true, force: true });
  }
}

async function compare(
  title: string,
  bare: () => Promise<void>,
  ours: () => Promise<void>,
) {
  const times: Record<'bare' | 'ours', number[]> = { bare: [], ours: [] };
  await bare();
  for (let round = 0; round < ROUNDS; round += 1) {
    times.bare.push(await measure(bare));
    times.ours.push(await measure(ours));
  }
  const [floor, own] = [median(times.bare), median(times.ours)];
  print(
    `${title}: ${own.toFixed(0)} ms against ${floor.toFixed(
      0,
    )} ms of the bare loop, ratio ${(own / floor).toFixed(2)}`,
  );
}

async function connections(title: string, work: () => Promise<void>) {
  let opened = 0;
  const count = () => {
    opened += 1;
  };
  channel('undici:client:connected').subscribe(count);
  const took = await measure(work);
  channel('undici:client:connected').unsubscribe(count);
  print(`${title}: ${opened} connections, ${took.toFixed(0)} ms`);
}

async function scan(host: string) {
  const client = createClient(host);
  await forEach(names, async name => {
    const repository = { host, name };
    const list = await client.listTags(repository);
    for (const tag of list.tags) {
      const { content } = await client.getManifest(repository, tag);
      if (content.kind === 'manifest') {
        await client.getConfig(repository, content.config);
      }
    }
  });
  await client.close();
}

async function rescan(host: string) {
  const client = createClient(host);
  await forEach(names, async name => {
    const list = await client.listTags({ host, name });
    for (const tag of list.tags) {
      await client.headManifest({ host, name }, tag);
    }
  });
  await client.close();
}

async function heads(host: string) {
  const client = createClient(host);
  await forEach(allTags(), async ({ name, tag }) => {
    await client.headManifest({ host, name }, tag);
  });
  await client.close();
}

async function bareScan(origin: string) {
  const get = bareClient(origin);
  await forEach(names, async name => {
    const list = JSON.parse(await get.body(`/v2/${name}/tags/list`));
    for (const tag of list.tags) {
      const manifest = JSON.parse(
        await get.body(`/v2/${name}/manifests/${tag}`),
      );
      await get.body(`/v2/${name}/blobs/${manifest.config.digest}`);
    }
  });
  await get.close();
}

async function bareRescan(origin: string) {
  const get = bareClient(origin);
  await forEach(names, async name => {
    const list = JSON.parse(await get.body(`/v2/${name}/tags/list`));
    for (const tag of list.tags) {
      await get.head(`/v2/${name}/manifests/${tag}`, false);
    }
  });
  await get.close();
}

async function bareHeads(origin: string) {
  const get = bareClient(origin);
  await forEach(allTags(), ({ name, tag }) =>
    get.head(`/v2/${name}/manifests/${tag}`),
  );
  await get.close();
}

function createClient(host: string): RegistryClient {
  return RegistryClient.create({
    registries: [{ host, plainHttp: true, concurrency: IN_FLIGHT }],
  });
}

function bareClient(origin: string) {
  const pool = new Pool(origin, { connections: IN_FLIGHT });
  const headers = { accept: MEDIA_TYPES.ociManifest };
  return {
    async body(path: string) {
      const answer = await pool.request({ path, method: 'GET', headers });
      return answer.body.text();
    },
    async head(path: string, reset?: boolean) {
      const answer = await pool.request({
        path,
        method: 'HEAD',
        headers,
        ...(reset === undefined ? {} : { reset }),
      });
      await answer.body.dump();
    },
    close: () => pool.close(),
  };
}

/** Pushes small images, each with a config of its own. */
async function fill(origin: string) {
  const pool = new Pool(origin, { connections: IN_FLIGHT });
  const push = async (name: string, bytes: string) => {
    const begun = await pool.request({
      path: `/v2/${name}/blobs/uploads/`,
      method: 'POST',
    });
    await begun.body.dump();
    const to = new URL(String(begun.headers.location), origin);
    to.searchParams.set('digest', digestOf(bytes));
    const done = await pool.request({
      path: `${to.pathname}${to.search}`,
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
    });
    await done.body.dump();
    return { digest: digestOf(bytes), size: bytes.length };
  };
  await forEach(names, async name => {
    const layer = await push(name, `layer of ${name}`);
    for (const tag of tags) {
      const config = await push(
        name,
        JSON.stringify({
          os: 'linux',
          architecture: 'amd64',
          config: { Labels: { name, tag } },
          rootfs: { type: 'layers', diff_ids: [layer.digest] },
          history: Array.from({ length: 20 }, (_, at) => ({
            created_by: `RUN step ${at} of ${name}:${tag}`,
            empty_layer: at > 0,
          })),
        }),
      );
      const answer = await pool.request({
        path: `/v2/${name}/manifests/${tag}`,
        method: 'PUT',
        headers: { 'content-type': MEDIA_TYPES.ociManifest },
        body: JSON.stringify({
          schemaVersion: 2,
          mediaType: MEDIA_TYPES.ociManifest,
          config: { mediaType: MEDIA_TYPES.ociConfig, ...config },
          layers: [
            {
              mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
              ...layer,
            },
          ],
        }),
      });
      await answer.body.dump();
      if (answer.statusCode !== 201) {
        throw new Error(`The registry took no manifest: ${answer.statusCode}`);
      }
    }
  });
  await pool.close();
}

async function startRegistry(
  directory: string,
  port: number,
): Promise<ChildProcess> {
  const config = join(directory, 'config.yml');
  await writeFile(
    config,
    [
      'version: 0.1',
      'log: {level: error, accesslog: {disabled: true}}',
      `storage: {filesystem: {rootdirectory: ${join(directory, 'data')}}}`,
      `http: {addr: "127.0.0.1:${port}"}`,
    ].join('\n'),
  );
  const registry = spawn('docker-registry', ['serve', config], {
    stdio: 'ignore',
  });
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const isUp = await fetch(`http://127.0.0.1:${port}/v2/`).then(
      () => true,
      () => false,
    );
    if (isUp) {
      return registry;
    }
    await wait(100);
  }
  registry.kill();
  throw new Error('docker-registry did not start; is it installed?');
}

function allTags() {
  return names.flatMap(name => tags.map(tag => ({ name, tag })));
}

async function forEach<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
) {
  const left = [...items];
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) {
        await work(item);
      }
    }),
  );
}

async function measure(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function print(line: string) {
  process.stdout.write(`${line}\n`);
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
