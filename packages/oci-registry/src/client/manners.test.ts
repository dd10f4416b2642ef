import type { FakeSwitches } from '../testing/FakeRegistry';
import {
  closeEverything,
  errorOf,
  startClient,
  startRegistry,
} from '../testing/startReading';
import type { RegistryLimits, RegistryOptions } from './RegistryOptions';

afterEach(async () => {
  jest.restoreAllMocks();
  await closeEverything();
});

async function setUp(
  trouble: FakeSwitches['trouble'],
  limits: Partial<RegistryLimits> = {},
  options: Partial<RegistryOptions> = {},
) {
  const registry = await startRegistry();
  registry.addImage('shop/checkout', { tags: ['1.0'] });
  registry.switches.trouble = trouble;
  const repository = { host: registry.host, name: 'shop/checkout' };
  const { client } = startClient(registry, options, { limits });
  return {
    registry,
    client,
    head: () => client.headManifest(repository, '1.0'),
    get: () => client.getManifest(repository, '1.0'),
  };
}

it.each([500, 502, 503, 504, 408, 522])(
  'tries again after a passing %i',
  async status => {
    const { head, registry } = await setUp({ times: 2, status });
    await expect(head()).resolves.toBeDefined();
    expect(registry.requests).toHaveLength(3);
  },
);

it.each([
  [400, 'invalid-answer'],
  [403, 'forbidden'],
] as const)('does not try again after a %i', async (status, code) => {
  const { head, registry } = await setUp({ times: 9, status });
  await expect(errorOf(head())).resolves.toMatchObject({ code, status });
  expect(registry.requests).toHaveLength(1);
});

it('gives up after its tries, with an error that says it may pass', async () => {
  const { head, registry } = await setUp({ times: 99, status: 503 });
  await expect(errorOf(head())).resolves.toMatchObject({
    code: 'unavailable',
    status: 503,
    isTransient: true,
  });
  expect(registry.requests).toHaveLength(4);
});

it('waits as long as Retry-After says, then goes on', async () => {
  const { head, registry } = await setUp({
    times: 1,
    status: 429,
    headers: { 'retry-after': '1' },
  });
  const began = Date.now();
  await expect(head()).resolves.toBeDefined();
  expect(Date.now() - began).toBeGreaterThanOrEqual(990);
  expect(registry.requests).toHaveLength(2);
});

it('does not wait longer than its patience, and tells when to come back', async () => {
  const { head, registry } = await setUp(
    { times: 9, status: 429, headers: { 'retry-after': '120' } },
    { patienceMs: 500 },
  );
  const first = await errorOf(head());
  expect(first).toMatchObject({ code: 'throttled', isTransient: true });
  const second = await errorOf(head());
  expect(second.code).toBe('throttled');
  const wait = (second.retryAt?.getTime() ?? 0) - Date.now();
  expect(wait).toBeGreaterThan(60_000);
  expect(wait).toBeLessThanOrEqual(120_000);
  expect(registry.requests).toHaveLength(1);
});

it('reads the wait from the body, as GHCR writes it', async () => {
  const { get, registry } = await setUp(
    {
      times: 9,
      status: 429,
      body: '{"errors":[{"code":"TOOMANYREQUESTS","message":"retry-after: 2m0.5s, allowed: 44000/minute"}]}',
    },
    { patienceMs: 100 },
  );
  const error = await errorOf(get());
  expect(error.code).toBe('throttled');
  expect((error.retryAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(60_000);
  expect(registry.requests).toHaveLength(1);
});

it('leaves a host alone that keeps failing, and then tries one request', async () => {
  const { head, registry } = await setUp(
    { times: 3, status: 503 },
    { attempts: 1, breakerFailures: 3, breakerPauseMs: 600_000 },
  );
  // The clock, so that the pause is over when the test says so.
  const began = Date.now();
  const clock = jest.spyOn(Date, 'now').mockReturnValue(began);
  await errorOf(head());
  await errorOf(head());
  await errorOf(head());
  const error = await errorOf(head());
  expect(error.code).toBe('unavailable');
  expect(error.message).toContain('left alone');
  expect(error.retryAt).toBeInstanceOf(Date);
  expect(registry.requests).toHaveLength(3);
  clock.mockReturnValue(began + 600_000);
  await expect(head()).resolves.toBeDefined();
});

it('asks no faster than it may', async () => {
  const { head } = await setUp(undefined, {}, { requestsPerSecond: 20 });
  const began = Date.now();
  // A second's worth at once, then one every 50 ms.
  await Promise.all(Array.from({ length: 30 }, head));
  const took = Date.now() - began;
  expect(took).toBeGreaterThanOrEqual(450);
});

it('has no more in flight than it may', async () => {
  const { head, registry } = await setUp(undefined, {}, { concurrency: 3 });
  registry.switches.delayMs = 10;
  registry.switches.together = 3;
  await Promise.all(Array.from({ length: 12 }, head));
  expect(registry.mostInFlight).toBe(3);
});

it('says that a host cannot be reached', async () => {
  const registry = await startRegistry();
  const { host } = registry;
  const { client } = startClient({ host }, {}, { limits: { attempts: 2 } });
  await registry.stop();
  const error = await errorOf(client.listTags({ host, name: 'shop/checkout' }));
  expect(error).toMatchObject({ code: 'unavailable', isTransient: true });
  expect(error.message).toContain('ECONNREFUSED');
});
