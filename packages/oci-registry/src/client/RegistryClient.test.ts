import { MEDIA_TYPES } from '../model';
import { sha256 } from '../testing/FakeRegistry';
import {
  closeEverything,
  errorOf,
  startClient,
  startRegistry,
} from '../testing/startReading';

afterEach(closeEverything);

async function setUp(
  ...options: Parameters<typeof startClient> extends [unknown, ...infer Rest]
    ? Rest
    : never
) {
  const registry = await startRegistry();
  const image = registry.addImage('shop/checkout', { tags: ['1.0', 'latest'] });
  const repository = { host: registry.host, name: 'shop/checkout' };
  return {
    registry,
    image,
    repository,
    ...startClient(registry, ...options),
  };
}

describe('heads', () => {
  it('tell the digest of a tag in one request', async () => {
    const { client, registry, repository, image, events } = await setUp();
    await expect(client.headManifest(repository, '1.0')).resolves.toEqual({
      digest: image.manifest.digest,
      mediaType: MEDIA_TYPES.ociManifest,
    });
    expect(registry.asked).toEqual(['HEAD /v2/shop/checkout/manifests/1.0']);
    expect(registry.requests[0].headers.accept).toBe(
      'application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json',
    );
    expect(events).toEqual([
      {
        host: registry.host,
        kind: 'manifest-head',
        status: 200,
        durationMs: expect.any(Number),
      },
    ]);
  });

  it('share few connections, kept alive after every one', async () => {
    const { client, registry, repository } = await setUp({ concurrency: 8 });
    await Promise.all(
      Array.from({ length: 300 }, () => client.headManifest(repository, '1.0')),
    );
    expect(registry.requests).toHaveLength(300);
    expect(registry.connections).toBeLessThanOrEqual(10);
    expect(registry.mostInFlight).toBeLessThanOrEqual(8);
  });

  it.each([
    ['the digest header is absent', { digestHeader: 'absent' }],
    ['HEAD is not allowed', { headStatus: 405 }],
    ['HEAD is not implemented', { headStatus: 501 }],
  ] as const)(
    'become GET where %s, and stay so for the host',
    async (_, switches) => {
      const { client, registry, repository, image } = await setUp();
      Object.assign(registry.switches, switches);
      const head = await client.headManifest(repository, '1.0');
      expect(head.digest).toBe(image.manifest.digest);
      expect(head.document?.content.kind).toBe('manifest');
      await client.headManifest(repository, 'latest');
      expect(registry.asked).toEqual([
        'HEAD /v2/shop/checkout/manifests/1.0',
        'GET /v2/shop/checkout/manifests/1.0',
        'GET /v2/shop/checkout/manifests/latest',
      ]);
    },
  );

  it('tell a missing tag from a missing repository', async () => {
    const { client, repository } = await setUp();
    const tag = await errorOf(client.headManifest(repository, '9.9'));
    expect(tag).toMatchObject({
      code: 'manifest-missing',
      status: 404,
      repository: 'shop/checkout',
      reference: '9.9',
      isTransient: false,
    });
    const missing = await errorOf(
      client.headManifest({ ...repository, name: 'shop/gone' }, '1.0'),
    );
    expect(missing.code).toBe('repository-missing');
  });
});

describe('manifests', () => {
  it('are read by tag and by digest, with the digest of their bytes', async () => {
    const { client, repository, image } = await setUp();
    const byTag = await client.getManifest(repository, '1.0');
    expect(byTag.digest).toBe(sha256(byTag.bytes));
    expect(byTag.digest).toBe(image.manifest.digest);
    expect(byTag.content).toEqual({
      kind: 'manifest',
      mediaType: MEDIA_TYPES.ociManifest,
      config: image.config,
      layers: image.layers,
      annotations: {},
    });
    const byDigest = await client.getManifest(repository, byTag.digest);
    expect(byDigest).toEqual(byTag);
  });

  it('are refused where the bytes are not the digest asked for', async () => {
    const { client, registry, repository, image } = await setUp();
    registry.switches.body = 'other';
    const error = await errorOf(
      client.getManifest(repository, image.manifest.digest),
    );
    expect(error).toMatchObject({ code: 'integrity', isTransient: false });
    expect(registry.requests).toHaveLength(1);
  });

  it('keep their own digest, with a warning, where the header lies about a tag', async () => {
    const { client, registry, repository, image, warnings } = await setUp();
    registry.switches.digestHeader = 'wrong';
    const document = await client.getManifest(repository, '1.0');
    expect(document.digest).toBe(image.manifest.digest);
    expect(warnings).toEqual([
      expect.objectContaining({
        code: 'digest-header-differs',
        repository: 'shop/checkout',
        reference: '1.0',
      }),
    ]);
  });

  it('are understood under a wrong Content-Type', async () => {
    const { client, registry, repository } = await setUp();
    registry.switches.contentType = 'text/plain; charset=utf-8';
    const document = await client.getManifest(repository, '1.0');
    expect(document.mediaType).toBe(MEDIA_TYPES.ociManifest);
  });

  it.each([
    ['html', 'invalid-answer'],
    ['truncated', 'invalid-answer'],
    ['encoded', 'invalid-answer'],
    ['oversized', 'too-large'],
    ['nested', 'too-large'],
  ] as const)('that come %s are %s', async (body, code) => {
    const { client, registry, repository } = await setUp();
    registry.switches.body = body;
    const error = await errorOf(client.getManifest(repository, '1.0'));
    expect(error.code).toBe(code);
    expect(error.remedy).not.toBe('');
  });

  it('that never end time out after every try', async () => {
    const { client, registry, repository } = await setUp(
      {},
      { limits: { requestTimeoutMs: 1_000, attempts: 2 } },
    );
    registry.switches.body = 'silent';
    const error = await errorOf(client.getManifest(repository, '1.0'));
    expect(error).toMatchObject({ code: 'timeout', isTransient: true });
    expect(registry.requests).toHaveLength(2);
  });

  it('can be given up at any time, with the reason of the signal', async () => {
    const { client, registry, repository } = await setUp();
    registry.switches.body = 'silent';
    const controller = new AbortController();
    const reason = new Error('the scan was stopped');
    registry.askedTimes(1).then(() => controller.abort(reason));
    await expect(
      client.getManifest(repository, '1.0', { signal: controller.signal }),
    ).rejects.toBe(reason);
    await expect(
      client.getManifest(repository, '1.0', { signal: controller.signal }),
    ).rejects.toBe(reason);
    expect(registry.requests).toHaveLength(1);
  });
});

describe('configs', () => {
  it('are read, verified and parsed', async () => {
    const { client, repository, image } = await setUp();
    const { config, bytes, digest } = await client.getConfig(
      repository,
      image.config,
    );
    expect(digest).toBe(sha256(bytes));
    expect(config).toMatchObject({
      platform: { os: 'linux', architecture: 'amd64' },
      created: '2026-11-01T10:00:00Z',
      config: { env: ['PATH=/bin'], labels: { team: 'shop' } },
      history: [{ createdBy: 'COPY . /app', emptyLayer: false }],
    });
  });

  it('inside their descriptor cost no request', async () => {
    const { client, registry, repository } = await setUp();
    const bytes = Buffer.from('{"os":"linux","architecture":"arm64"}');
    const { config } = await client.getConfig(repository, {
      mediaType: MEDIA_TYPES.ociConfig,
      digest: sha256(bytes),
      size: bytes.length,
      data: bytes.toString('base64'),
    });
    expect(config.platform.architecture).toBe('arm64');
    expect(registry.requests).toEqual([]);
  });

  it.each(['other', 'truncated', 'oversized'] as const)(
    'whose bytes are %s are refused',
    async body => {
      const { client, registry, repository, image } = await setUp();
      registry.switches.body = body;
      const error = await errorOf(client.getConfig(repository, image.config));
      expect(['integrity', 'too-large']).toContain(error.code);
    },
  );

  it('of charts and other things are unsupported, without a request', async () => {
    const { client, registry, repository, image } = await setUp();
    const error = await errorOf(
      client.getConfig(repository, {
        ...image.config,
        mediaType: 'application/vnd.cncf.helm.config.v1+json',
      }),
    );
    expect(error.code).toBe('unsupported');
    expect(registry.requests).toEqual([]);
  });

  it('that the registry has lost are missing', async () => {
    const { client, repository, image } = await setUp();
    const error = await errorOf(
      client.getConfig(repository, {
        ...image.config,
        digest: sha256(Buffer.from('lost')),
      }),
    );
    expect(error).toMatchObject({ code: 'blob-missing', status: 404 });
  });
});

describe('what may be asked', () => {
  it('is only of configured hosts', async () => {
    const { client, registry } = await setUp();
    const error = await errorOf(
      client.listTags({ host: 'elsewhere.example.com', name: 'shop/checkout' }),
    );
    expect(error).toMatchObject({
      code: 'host-not-configured',
      host: 'elsewhere.example.com',
    });
    expect(registry.requests).toEqual([]);
  });

  it.each(['../../etc', 'Shop', 'a//b', '', 'a?b', 'a/../b'])(
    'is no repository named %j',
    async name => {
      const { client, registry } = await setUp();
      const error = await errorOf(
        client.listTags({ host: registry.host, name }),
      );
      expect(error.code).toBe('invalid-reference');
      expect(registry.requests).toEqual([]);
    },
  );

  it.each(['../x', 'sha256:abc', 'a b', ''])(
    'is no reference like %j',
    async reference => {
      const { client, registry, repository } = await setUp();
      const error = await errorOf(client.getManifest(repository, reference));
      expect(error.code).toBe('invalid-reference');
      expect(registry.requests).toEqual([]);
    },
  );

  it('is nothing after the client is closed', async () => {
    const { client, repository } = await setUp();
    await client.close();
    const error = await errorOf(client.listTags(repository));
    expect(error.code).toBe('closed');
  });
});

it('tells each call of its own requests', async () => {
  const { client, repository, events } = await setUp();
  const own: string[] = [];
  await client.listTags(repository, {
    onRequest: ({ kind }) => own.push(kind),
  });
  await client.headManifest(repository, '1.0');
  expect(own).toEqual(['tag-list']);
  expect(events.map(({ kind }) => kind)).toEqual(['tag-list', 'manifest-head']);
});

it('refuses settings that make no sense', () => {
  const host = { host: 'registry.example.com' };
  expect(() => startClient(host, { concurrency: 0 })).toThrow(
    'concurrency of registry.example.com is 0',
  );
  expect(() => startClient(host, { requestsPerSecond: -1 })).toThrow(
    'requestsPerSecond of registry.example.com is -1',
  );
  expect(() =>
    startClient(host, { allowedAddresses: ['10.0.0.0/99'] }),
  ).toThrow("'10.0.0.0/99' is not a range of addresses");
  expect(() => startClient({ host: 'https://registry.example.com' })).toThrow(
    'scheme',
  );
});
