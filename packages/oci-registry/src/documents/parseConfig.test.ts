import { DEFAULT_REGISTRY_LIMITS } from '../client/RegistryOptions';
import { parseConfig } from './parseConfig';

function parse(document: unknown, limits = {}) {
  return parseConfig({
    bytes: Buffer.from(JSON.stringify(document)),
    limits: { ...DEFAULT_REGISTRY_LIMITS, ...limits },
    where: { host: 'registry.example.com', repository: 'a/b' },
  });
}

const diffId = `sha256:${'d'.repeat(64)}`;

it('reads everything that a config can say', () => {
  expect(
    parse({
      os: 'linux',
      architecture: 'arm64',
      created: '2026-11-01T10:00:00Z',
      author: 'shop',
      docker_version: '20.10',
      config: {
        User: '1000',
        Env: ['A=b'],
        Entrypoint: ['/bin/app'],
        Cmd: ['serve'],
        WorkingDir: '/app',
        Labels: { team: 'shop' },
        ExposedPorts: { '8080/tcp': {} },
        Volumes: { '/data': {} },
        Shell: ['/bin/sh', '-c'],
        StopSignal: 'SIGTERM',
        Healthcheck: { Test: ['CMD', 'true'] },
      },
      rootfs: { type: 'layers', diff_ids: [diffId] },
      history: [
        { created: '2026-11-01T09:00:00Z', created_by: 'RUN x', comment: 'c' },
        { created_by: 'ENV A=b', empty_layer: true, author: 'me' },
      ],
    }),
  ).toEqual({
    platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
    created: '2026-11-01T10:00:00Z',
    author: 'shop',
    dockerVersion: '20.10',
    config: {
      user: '1000',
      env: ['A=b'],
      entrypoint: ['/bin/app'],
      cmd: ['serve'],
      workingDir: '/app',
      labels: { team: 'shop' },
      exposedPorts: ['8080/tcp'],
      volumes: ['/data'],
      shell: ['/bin/sh', '-c'],
      stopSignal: 'SIGTERM',
      hasHealthcheck: true,
    },
    diffIds: [diffId],
    history: [
      {
        created: '2026-11-01T09:00:00Z',
        createdBy: 'RUN x',
        comment: 'c',
        emptyLayer: false,
      },
      { createdBy: 'ENV A=b', author: 'me', emptyLayer: true },
    ],
  });
});

const BARE = {
  platform: { os: 'unknown', architecture: 'unknown' },
  config: {
    env: [],
    labels: {},
    exposedPorts: [],
    volumes: [],
    hasHealthcheck: false,
  },
  diffIds: [],
};

it.each([
  ['nothing', {}],
  ['null everywhere', { os: null, config: null, rootfs: null, history: null }],
  [
    'wrong kinds everywhere',
    { os: 1, created: [], config: 'x', rootfs: [], history: {} },
  ],
])('reads a config that says %s', (_, document) => {
  expect(parse(document)).toEqual(BARE);
});

it('reads a command that is a text, as old docker wrote it', () => {
  expect(parse({ config: { Cmd: 'serve' } }).config.cmd).toEqual(['serve']);
});

it('keeps the order of history where an entry is odd', () => {
  expect(
    parse({ history: [{ created_by: 'a' }, null, { created_by: 'b' }] })
      .history,
  ).toEqual([
    { createdBy: 'a', emptyLayer: false },
    { emptyLayer: false },
    { createdBy: 'b', emptyLayer: false },
  ]);
});

it('tells an empty history from none', () => {
  expect(parse({ history: [] }).history).toEqual([]);
  expect(parse({}).history).toBeUndefined();
});

it('knows a health check that is switched off', () => {
  expect(
    parse({ config: { Healthcheck: { Test: ['NONE'] } } }).config
      .hasHealthcheck,
  ).toBe(false);
});

it('keeps a label named __proto__ a label', () => {
  const bytes = Buffer.from('{"config":{"Labels":{"__proto__":"x","a":"b"}}}');
  const { config } = parseConfig({
    bytes,
    limits: DEFAULT_REGISTRY_LIMITS,
    where: { host: 'registry.example.com' },
  });
  expect(Object.getPrototypeOf(config.labels)).toBe(Object.prototype);
  expect(config.labels.a).toBe('b');
});

it('drops diff IDs that are no digests, all of them', () => {
  expect(parse({ rootfs: { diff_ids: [diffId, 'x'] } }).diffIds).toEqual([]);
});

it.each([[[]], ['x'], [null], [1]])('refuses %j', document => {
  expect(() => parse(document)).toThrow('is not a JSON object');
});

it('bounds history', () => {
  expect(() => parse({ history: [{}, {}, {}] }, { historyEntries: 2 })).toThrow(
    'has 3 history entries, at most 2 are read',
  );
});
