import { randomBytes } from 'node:crypto';
import { sha256 } from '../testing/FakeRegistry';
import {
  closeEverything,
  errorOf,
  startClient,
  startRegistry,
} from '../testing/startReading';
import type { RegistryLimits, RegistryOptions } from './RegistryOptions';
import { MEDIA_TYPES } from '../model';

afterEach(closeEverything);

const CONTENTS = randomBytes(3 * 1024 * 1024);

async function setUp(
  options: Partial<RegistryOptions> = {},
  limits: Partial<RegistryLimits> = {},
) {
  const registry = await startRegistry();
  const blob = registry.addBlob(CONTENTS);
  const repository = { host: registry.host, name: 'shop/checkout' };
  const { client, events } = startClient(registry, options, { limits });
  const read = async (descriptor = blob, signal?: AbortSignal) => {
    const chunks: Uint8Array[] = [];
    const stream = await client.getBlob(repository, descriptor, {
      ...(signal ? { signal } : {}),
    });
    for await (const chunk of stream) {
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  };
  return { registry, client, repository, blob, read, events };
}

it('streams a blob whole', async () => {
  const { read, registry, events } = await setUp();
  expect(sha256(await read())).toBe(sha256(CONTENTS));
  expect(registry.requests[0].headers['accept-encoding']).toBe('identity');
  expect(events.map(({ kind }) => kind)).toEqual(['blob']);
});

it.each([
  ['other', 'integrity'],
  ['truncated', 'integrity'],
  ['oversized', 'integrity'],
  ['encoded', 'invalid-answer'],
] as const)('fails where the bytes come %s', async (body, code) => {
  const { read, registry } = await setUp();
  registry.switches.body = body;
  expect((await errorOf(read())).code).toBe(code);
});

it('fails at once where the announced length is not the descriptor’s', async () => {
  const { read, blob, registry } = await setUp();
  const error = await errorOf(read({ ...blob, size: blob.size + 1 }));
  expect(error.code).toBe('integrity');
  expect(registry.requests).toHaveLength(1);
});

it('goes on where a connection broke after a good stretch', async () => {
  const { read, registry } = await setUp();
  registry.switches.breakOffAfter = 2 * 1024 * 1024;
  expect(sha256(await read())).toBe(sha256(CONTENTS));
  expect(registry.requests.map(({ headers }) => headers.range)).toEqual([
    undefined,
    `bytes=${2 * 1024 * 1024}-`,
  ]);
});

it('gives up where a connection broke with little gained', async () => {
  const { read, registry } = await setUp();
  registry.switches.breakOffAfter = 1000;
  expect(await errorOf(read())).toMatchObject({
    code: 'unavailable',
    isTransient: true,
  });
  expect(registry.requests).toHaveLength(1);
});

it('says that a blob is missing', async () => {
  const { read, blob } = await setUp();
  const lost = { ...blob, digest: sha256(Buffer.from('lost')) };
  expect((await errorOf(read(lost))).code).toBe('blob-missing');
});

it('refuses blobs beyond the bound without asking', async () => {
  const { read, registry } = await setUp({}, { blobBytes: 1000 });
  expect((await errorOf(read())).code).toBe('too-large');
  expect(registry.requests).toEqual([]);
});

it('stops with the reason of the signal', async () => {
  const { read, registry, blob } = await setUp();
  registry.switches.body = 'silent';
  const controller = new AbortController();
  const reason = new Error('the scan was stopped');
  registry.askedTimes(1).then(() => controller.abort(reason));
  await expect(read(blob, controller.signal)).rejects.toBe(reason);
});

it('lets the next blob in when one is read, destroyed unread, or failed', async () => {
  const { client, repository, blob, read, registry } = await setUp(
    {},
    { blobConcurrency: 1 },
  );
  await read();
  const unread = await client.getBlob(repository, blob);
  if ('destroy' in unread && typeof unread.destroy === 'function') {
    unread.destroy();
  }
  registry.switches.body = 'truncated';
  await errorOf(read());
  registry.switches.body = 'whole';
  expect(sha256(await read())).toBe(sha256(CONTENTS));
});

it('takes the place back of a stream that is never read, once it is given up', async () => {
  const { client, repository, blob, read } = await setUp(
    {},
    { blobConcurrency: 1 },
  );
  const controller = new AbortController();
  await client.getBlob(repository, blob, { signal: controller.signal });
  controller.abort();
  expect(sha256(await read())).toBe(sha256(CONTENTS));
});

describe('redirects of blobs', () => {
  async function setUpStore(options: Partial<RegistryOptions> = {}) {
    const store = await startRegistry();
    store.addBlob(CONTENTS);
    const setup = await setUp({
      credentials: { registryToken: 'secret-token' },
      allowedAddresses: ['127.0.0.0/8', '::1/128'],
      ...options,
    });
    setup.registry.switches.redirectBlobsTo = `${store.url}/v2/any/blobs/`;
    return { ...setup, store };
  }

  it('are followed without the credentials', async () => {
    const { read, registry, store, events } = await setUpStore();
    expect(sha256(await read())).toBe(sha256(CONTENTS));
    expect(registry.requests[0].headers.authorization).toBe(
      'Bearer secret-token',
    );
    expect(store.requests[0].headers.authorization).toBeUndefined();
    expect(events.map(({ host, status }) => [host, status])).toEqual([
      [registry.host, 307],
      [store.host, 200],
    ]);
  });

  it('serve configs as well', async () => {
    const { client, registry, store, repository } = await setUpStore();
    const config = store.addBlob(Buffer.from('{}'), MEDIA_TYPES.ociConfig);
    const read = await client.getConfig(repository, config);
    expect(read.config.platform.os).toBe('unknown');
    expect(registry.requests).toHaveLength(1);
  });

  it('to private addresses are refused unless the configuration allows them', async () => {
    const { read, store } = await setUpStore({ allowedAddresses: [] });
    const error = await errorOf(read());
    expect(error).toMatchObject({
      code: 'address-refused',
      isTransient: false,
    });
    expect(error.remedy).toContain('allowedAddresses');
    expect(store.requests).toEqual([]);
  });

  it.each([
    'http://169.254.169.254/latest/',
    'http://[::ffff:169.254.169.254]/',
    'http://2852039166/',
    'http://0.0.0.0:1/',
  ])('to %s are refused whatever is allowed', async target => {
    const { read, registry } = await setUpStore({
      allowedAddresses: ['0.0.0.0/0', '::/0'],
    });
    registry.switches.redirectBlobsTo = target;
    expect((await errorOf(read())).code).toBe('address-refused');
  });

  it.each(['file:///etc/passwd?', 'gopher://x/', 'http://:::/'])(
    'to %s are refused',
    async target => {
      const { read, registry } = await setUpStore();
      registry.switches.redirectBlobsTo = target;
      expect((await errorOf(read())).code).toBe('redirect-refused');
    },
  );

  it('in a circle end', async () => {
    const { read, registry } = await setUpStore();
    registry.switches.redirectBlobsTo = `${registry.url}/v2/shop/checkout/blobs/`;
    expect((await errorOf(read())).code).toBe('redirect-refused');
    expect(registry.requests).toHaveLength(6);
  });

  it('never show the query of the address in an error', async () => {
    const { read, registry, store } = await setUpStore();
    await store.stop();
    registry.switches.redirectBlobsTo = `${store.url}/x?X-Amz-Signature=abc123&b=`;
    const error = await errorOf(read());
    expect(
      `${error.message} ${error.stack} ${String(error.cause)}`,
    ).not.toContain('abc123');
  });
});
