import type { FakeRegistry, FakeSwitches } from '../testing/FakeRegistry';
import {
  closeEverything,
  errorOf,
  startClient,
  startRegistry,
} from '../testing/startReading';
import type { RegistryOptions } from './RegistryOptions';

afterEach(closeEverything);

async function setUp(
  switches: Partial<FakeSwitches>,
  options: (registry: FakeRegistry) => Partial<RegistryOptions> = () => ({}),
) {
  const registry = await startRegistry();
  registry.addImage('shop/checkout', { tags: ['1.0'] });
  registry.addImage('shop/cart', { tags: ['1.0'] });
  Object.assign(registry.switches, switches);
  const repository = { host: registry.host, name: 'shop/checkout' };
  const other = { host: registry.host, name: 'shop/cart' };
  return {
    registry,
    repository,
    other,
    ...startClient(registry, options(registry)),
  };
}

const withAccount = (registry: FakeRegistry): Partial<RegistryOptions> => ({
  credentials: registry.account,
});

describe('Basic', () => {
  it('costs one refusal for the host and then nothing', async () => {
    const { client, registry, repository, other } = await setUp(
      { auth: 'basic' },
      withAccount,
    );
    await client.headManifest(repository, '1.0');
    await client.headManifest(other, '1.0');
    expect(registry.requests.map(({ status }) => status)).toEqual([
      401, 200, 200,
    ]);
  });

  it('without credentials says that some are wanted', async () => {
    const { client, registry, repository } = await setUp({ auth: 'basic' });
    const error = await errorOf(client.headManifest(repository, '1.0'));
    expect(error).toMatchObject({ code: 'unauthorized', status: 401 });
    expect(error.message).toContain('wants credentials');
    expect(registry.requests.length).toBeLessThanOrEqual(2);
  });

  it('with wrong credentials fails at once, and does not tell them', async () => {
    const { client, registry, repository } = await setUp(
      { auth: 'basic' },
      () => ({ credentials: { username: 'robot', password: 'hunter2' } }),
    );
    const error = await errorOf(client.headManifest(repository, '1.0'));
    expect(error.code).toBe('unauthorized');
    expect(error.message).toContain('refused the credentials');
    expect(JSON.stringify(error) + error.stack + error.message).not.toMatch(
      /hunter2|aHVudGVyMg/,
    );
    expect(registry.requests).toHaveLength(2);
  });
});

describe('tokens', () => {
  it('are fetched once for a repository, however many requests wait for one', async () => {
    const { client, registry, repository, other, events } = await setUp(
      { auth: 'bearer' },
      withAccount,
    );
    await client.headManifest(repository, '1.0');
    await Promise.all(
      Array.from({ length: 20 }, () => client.headManifest(other, '1.0')),
    );
    const tokens = registry.requests.filter(({ url }) =>
      url.startsWith('/token'),
    );
    expect(tokens.map(({ url }) => decodeURIComponent(url))).toEqual([
      '/token?service=fake&scope=repository:shop/checkout:pull',
      '/token?service=fake&scope=repository:shop/cart:pull',
    ]);
    expect(tokens[0].headers.authorization).toBe(
      `Basic ${Buffer.from('robot$shop+scan:pass:wörd').toString('base64')}`,
    );
    expect(events.filter(({ kind }) => kind === 'token')).toHaveLength(2);
    // One refusal taught the whole host.
    expect(
      registry.requests.filter(({ status }) => status === 401),
    ).toHaveLength(1);
  });

  it('are fetched without an account where none is configured', async () => {
    const { client, registry, repository } = await setUp({ auth: 'bearer' });
    await client.headManifest(repository, '1.0');
    expect(registry.requests[1].headers.authorization).toBeUndefined();
    expect(registry.requests[2].headers.authorization).toBe('Bearer token-1');
  });

  it('that are refused are fetched anew, once', async () => {
    const { client, registry, repository } = await setUp(
      { auth: 'bearer' },
      withAccount,
    );
    await client.headManifest(repository, '1.0');
    registry.revokeTokens();
    registry.forgetRequests();
    await client.headManifest(repository, '1.0');
    expect(registry.requests.map(({ status }) => status)).toEqual([
      401, 200, 200,
    ]);
  });

  it('may be called access_token', async () => {
    const { client, repository } = await setUp({
      auth: 'bearer',
      token: 'access_token',
    });
    await expect(client.headManifest(repository, '1.0')).resolves.toBeDefined();
  });

  it('come by POST for an identity token', async () => {
    const { client, registry, repository } = await setUp(
      { auth: 'bearer' },
      ({ identityToken }) => ({ credentials: { identityToken } }),
    );
    await client.headManifest(repository, '1.0');
    const [, token] = registry.requests;
    expect(token).toMatchObject({ method: 'POST', url: '/token' });
    expect(Object.fromEntries(new URLSearchParams(token.body))).toEqual({
      grant_type: 'refresh_token',
      client_id: 'image-insights',
      service: 'fake',
      scope: 'repository:shop/checkout:pull',
      refresh_token: 'refresh-me',
    });
  });

  it('of the configuration are sent as they are', async () => {
    const { client, registry, repository } = await setUp(
      { auth: 'none' },
      () => ({ credentials: { registryToken: 'made-elsewhere' } }),
    );
    await client.headManifest(repository, '1.0');
    expect(registry.requests.map(r => r.headers.authorization)).toEqual([
      'Bearer made-elsewhere',
    ]);
  });

  it.each([
    ['empty', 'invalid-answer'],
    ['html', 'invalid-answer'],
    ['oversized', 'too-large'],
    ['header', 'invalid-answer'],
  ] as const)('that are %s are refused', async (token, code) => {
    const { client, repository } = await setUp({ auth: 'bearer', token });
    const error = await errorOf(client.headManifest(repository, '1.0'));
    expect(error.code).toBe(code);
  });

  it('are not given for wrong credentials', async () => {
    const { client, repository } = await setUp({ auth: 'bearer' }, () => ({
      credentials: { username: 'robot', password: 'hunter2' },
    }));
    const error = await errorOf(client.headManifest(repository, '1.0'));
    expect(error).toMatchObject({ code: 'unauthorized', status: 401 });
    expect(error.message).not.toContain('hunter2');
  });
});

describe('the way to the token service', () => {
  it('is not taken to a host that nobody named', async () => {
    const { client, registry, repository } = await setUp(
      {
        auth: 'bearer',
        challenge: () => ['Bearer realm="https://tokens.evil.example/token"'],
      },
      withAccount,
    );
    const error = await errorOf(client.headManifest(repository, '1.0'));
    expect(error.code).toBe('realm-refused');
    expect(error.remedy).toContain("'tokens.evil.example'");
    expect(registry.requests).toHaveLength(1);
  });

  it('leads to a named host, with the credentials', async () => {
    const tokens = await startRegistry();
    const { client, registry, repository } = await setUp(
      {
        auth: 'bearer',
        challenge: () => [
          `Bearer realm="http://127.0.0.1:${tokens.port}/token"`,
        ],
      },
      ({ account }) => ({
        credentials: account,
        trustedRealms: [`127.0.0.1:${tokens.port}`],
      }),
    );
    const error = await errorOf(client.headManifest(repository, '1.0'));
    // The tokens of the other service mean nothing here.
    expect(error.code).toBe('unauthorized');
    expect(tokens.requests[0].headers.authorization).toMatch(/^Basic /);
    expect(registry.requests.length).toBeLessThanOrEqual(3);
  });

  it('follows no redirect to another host', async () => {
    const elsewhere = await startRegistry();
    const { client, repository } = await setUp(
      { auth: 'bearer', redirectTokensTo: `${elsewhere.url}/token` },
      withAccount,
    );
    const error = await errorOf(client.headManifest(repository, '1.0'));
    expect(error.code).toBe('redirect-refused');
    expect(elsewhere.requests).toEqual([]);
  });

  it('is asked for on /v2/ where a refusal does not tell', async () => {
    const { client, registry, repository, events } = await setUp({
      auth: 'bearer',
      challenge: (fake, path) =>
        path === '/v2/' ? [`Bearer realm="${fake.url}/token"`] : undefined,
    });
    await client.headManifest(repository, '1.0');
    expect(events.map(({ kind }) => kind)).toEqual([
      'manifest-head',
      'probe',
      'token',
      'manifest-head',
    ]);
    expect(registry.requests.at(-1)?.status).toBe(200);
  });

  it('never loops where every token is refused', async () => {
    const { client, registry, repository } = await setUp(
      {
        auth: 'bearer',
        challenge: fake => [
          `Bearer realm="${fake.url}/token",error="invalid_token"`,
        ],
      },
      withAccount,
    );
    registry.addImage('shop/other');
    const revoke = setInterval(() => registry.revokeTokens(), 0);
    const work = errorOf(client.headManifest(repository, '1.0'));
    registry.switches.delayMs = 20;
    const error = await work;
    clearInterval(revoke);
    expect(error.code).toBe('unauthorized');
    expect(registry.requests.length).toBeLessThanOrEqual(6);
  });
});

describe('credentials for a part of a registry', () => {
  it('are those of the longest prefix', async () => {
    const registry = await startRegistry();
    registry.addImage('shop/checkout', { tags: ['1.0'] });
    registry.addImage('shopping/list', { tags: ['1.0'] });
    registry.switches.auth = 'basic';
    const wrong = { username: 'a', password: 'b' };
    const { client } = startClient(
      registry,
      {},
      {
        registries: [
          { host: registry.host, plainHttp: true, credentials: wrong },
          {
            host: registry.host,
            repositoryPrefix: 'shop',
            credentials: registry.account,
          },
        ],
      },
    );
    const { host } = registry;
    await expect(
      client.headManifest({ host, name: 'shop/checkout' }, '1.0'),
    ).resolves.toBeDefined();
    const error = await errorOf(
      client.headManifest({ host, name: 'shopping/list' }, '1.0'),
    );
    expect(error.code).toBe('unauthorized');
  });

  it('do not reach beyond it', async () => {
    const { client, registry, other } = await setUp({}, () => ({
      repositoryPrefix: 'shop/checkout',
    }));
    const error = await errorOf(client.headManifest(other, '1.0'));
    expect(error.code).toBe('host-not-configured');
    expect(registry.requests).toEqual([]);
  });
});

describe('a credentials provider', () => {
  it('is asked once for all requests', async () => {
    const provider = jest.fn();
    const { client, repository, other } = await setUp(
      { auth: 'basic' },
      ({ account }) => ({
        credentials: provider.mockResolvedValue({ credentials: account }),
      }),
    );
    await Promise.all([
      client.headManifest(repository, '1.0'),
      client.headManifest(other, '1.0'),
    ]);
    expect(provider).toHaveBeenCalledTimes(1);
  });

  it('that fails is named, without its words', async () => {
    const { client, repository } = await setUp({}, () => ({
      credentials: async () => {
        throw new Error('AWS key AKIAEXAMPLE is wrong');
      },
    }));
    const error = await errorOf(client.headManifest(repository, '1.0'));
    expect(error.code).toBe('credentials-unavailable');
    expect(error.message).not.toContain('AKIA');
  });
});
