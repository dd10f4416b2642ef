import {
  TestDatabases,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  NotAllowedError,
  NotFoundError,
  NotModifiedError,
} from '@backstage/errors';
import { Rule, RuleInput } from '@image-insights/image-analysis';
import { Knex } from 'knex';
import {
  ScanHarness,
  createScanHarness,
  migrated,
  service,
} from '../__testUtils__/ScanHarness';
import { ScriptedRegistry, layerOf } from '../__testUtils__/ScriptedRegistry';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const PROVENANCE = 'https://slsa.dev/provenance/v0.2';

function statement(predicate: object) {
  return {
    _type: 'https://in-toto.io/Statement/v0.1',
    predicateType: PROVENANCE,
    subject: [],
    predicate: {
      buildType: 'https://mobyproject.org/buildkit@v1',
      materials: [],
      ...predicate,
    },
  };
}

/** A rule that finds nothing and remembers what it was asked. */
function watching(): Rule & { asked: Map<string, RuleInput> } {
  const asked = new Map<string, RuleInput>();
  return {
    asked,
    id: 'watching',
    version: 1,
    title: 'Watching',
    family: 'hygiene',
    severity: 'low',
    needs: ['manifest'],
    why: 'To see.',
    remedy: 'None.',
    sources: [{ name: 'test' }],
    decide(input) {
      asked.set(input.image.digest, input);
      return { state: 'passed' };
    },
  };
}

describe.each(databases.eachSupportedId())('evidence on %s', id => {
  let registry: ScriptedRegistry;
  let knex: Knex;
  const harnesses: ScanHarness[] = [];

  beforeEach(async () => {
    registry = await ScriptedRegistry.start();
    knex = await migrated(await databases.init(id));
  });
  afterEach(async () => {
    await Promise.all(harnesses.splice(0).map(harness => harness.stop()));
    await registry.stop();
  });

  function portal(
    entities: Entity[],
    options: Partial<Parameters<typeof createScanHarness>[0]> = {},
  ): ScanHarness {
    const harness = createScanHarness({
      knex,
      host: registry.host,
      entities,
      now: () => new Date('2026-11-21T12:00:00.000Z'),
      contents: false,
      ...options,
    });
    harnesses.push(harness);
    return harness;
  }

  const shop = (annotations: Record<string, string> = {}) =>
    service('shop', `${registry.host}/shop`, annotations);

  describe('from attestations', () => {
    it('is read once beside the image that it speaks of', async () => {
      registry.pushIndex('shop', ['1.0.0'], {
        amd64: {
          layers: [layerOf({ a: 'a' })],
          attestation: {
            predicateType: PROVENANCE,
            statement: statement({
              materials: [
                {
                  uri: 'pkg:docker/golang@1.23?platform=linux%2Famd64',
                  digest: { sha256: 'ab'.repeat(32) },
                },
              ],
            }),
          },
        },
      });
      const harness = portal([shop()]);
      const scan = await harness.scan();
      // Index, image, attestation; config; statement.
      expect(scan.counts.requests).toMatchObject({
        manifests: 3,
        configs: 1,
        other: 1,
      });
      const [{ image_digest: digest }] = await knex('image_provenance');
      expect(await harness.stores.provenance.get(digest)).toMatchObject({
        facts: {
          images: [
            expect.objectContaining({ digest: `sha256:${'ab'.repeat(32)}` }),
          ],
        },
      });
      await harness.analyse();
      expect(
        await harness.imageService.image(digest, mockCredentials.service()),
      ).toMatchObject({ provenance: { hasDockerfile: false } });
      expect((await harness.scan()).counts.requests).toMatchObject({
        manifests: 0,
        other: 0,
      });
    });

    it('is asked for again where the registry was only busy', async () => {
      registry.pushIndex('shop', ['1.0.0'], {
        amd64: {
          layers: [layerOf({ a: 'a' })],
          attestation: {
            predicateType: PROVENANCE,
            statement: statement({}),
          },
        },
      });
      const attestation = registry.attestations()[0];
      registry.faults.set(`shop:${attestation}`, {
        kind: 'status',
        status: 503,
      });
      const harness = portal([shop()]);
      expect(await harness.scan()).toMatchObject({ failures: [] });
      expect(await knex('image_provenance')).toEqual([]);
      registry.faults.clear();
      const second = await harness.scan();
      // Index and attestation; the image is known.
      expect(second.counts.requests).toMatchObject({
        manifests: 2,
        configs: 0,
      });
      expect(await knex('image_provenance')).toHaveLength(1);
      expect((await harness.scan()).counts.requests.manifests).toBe(0);
    });

    it('asks a busy registry for no other one of the index', async () => {
      const image = (content: string) => ({
        layers: [layerOf({ [content]: content })],
        attestation: { predicateType: PROVENANCE, statement: statement({}) },
      });
      registry.pushIndex('shop', ['1.0.0'], {
        amd64: image('a'),
        arm64: image('b'),
      });
      registry.attestations().forEach(digest =>
        registry.faults.set(`shop:${digest}`, {
          kind: 'status',
          status: 503,
        }),
      );
      const harness = portal([shop()], {
        platforms: ['linux/amd64', 'linux/arm64'],
      });
      await harness.scan();
      const asked = registry.requests.filter(request =>
        registry.attestations().some(digest => request.includes(digest)),
      );
      expect(asked).toHaveLength(1);
    });

    it('fails no tag where it cannot be read', async () => {
      registry.pushIndex('shop', ['1.0.0'], {
        amd64: {
          layers: [layerOf({ a: 'a' })],
          attestation: { predicateType: PROVENANCE, statement: 'no statement' },
        },
        arm64: {
          layers: [layerOf({ b: 'b' })],
          attestation: {
            predicateType: 'https://spdx.dev/Document',
            statement: {},
          },
        },
      });
      const harness = portal([shop()], {
        platforms: ['linux/amd64', 'linux/arm64'],
      });
      const scan = await harness.scan();
      expect(scan).toMatchObject({ state: 'finished', failures: [] });
      expect(scan.counts.analysed).toBe(2);
      const problems = await knex('image_provenance').pluck('problem');
      expect(problems).toEqual([
        expect.stringContaining('no-provenance'),
        expect.stringContaining('no-provenance'),
      ]);
    });
  });

  describe('of what a repository holds', () => {
    it('is not taken from another repository because a tag claims its digest', async () => {
      const secret = registry.push('secret', ['1.0.0'], {
        layers: [layerOf({ 'secret/plan': 'x' })],
      });
      registry.push('shop', ['1.0.0', '2.0.0'], {
        layers: [layerOf({ a: 'a' })],
      });
      registry.faults.set('shop:2.0.0', { kind: 'claim', digest: secret });
      registry.faults.set(`shop:${secret}`, { kind: 'claim', digest: secret });
      const harness = portal([
        shop(),
        service('secret', `${registry.host}/secret`),
      ]);
      await harness.scan();
      const scan = await harness.scan();
      expect(scan.failures).toMatchObject([
        { tag: '2.0.0', code: 'manifest-missing' },
      ]);
      const holders = await harness.stores.images.holders(secret);
      expect(holders.map(({ repository }) => repository)).toEqual([
        `${registry.host}/secret`,
      ]);
    });

    it('is not taken from another repository because an index names its digest', async () => {
      const image = { layers: [layerOf({ 'secret/plan': 'x' })] };
      const secret = registry.push('secret', ['1.0.0'], image);
      const index = registry.pushIndex('shop', ['1.0.0'], { amd64: image });
      // The index is theirs; what it names is not there.
      registry.faults.set(`shop:${secret}`, {
        kind: 'status',
        status: 404,
      });
      const harness = portal([
        shop(),
        service('secret', `${registry.host}/secret`),
      ]);
      await harness.scan();
      const scan = await harness.scan();
      expect(scan.failures).toMatchObject([
        { tag: '1.0.0', repository: `${registry.host}/shop` },
      ]);
      const { images } = harness.stores;
      expect(
        await images.served(`${registry.host}/shop`, [index, secret]),
      ).toEqual(new Set());
      expect(
        (await images.holders(secret)).map(({ repository }) => repository),
      ).toEqual([`${registry.host}/secret`]);
    });

    it('is asked of it once, also where another one holds the same', async () => {
      const image = { layers: [layerOf({ a: 'a' })] };
      registry.push('shop', ['1.0.0'], image);
      registry.push('copy', ['1.0.0'], image);
      const harness = portal([
        shop(),
        service('copy', `${registry.host}/copy`),
      ]);
      const first = await harness.scan();
      expect(first.counts.requests.manifests).toBe(2);
      const second = await harness.scan();
      expect(second.counts).toMatchObject({
        known: 2,
        requests: { manifests: 0, configs: 0 },
      });
    });
  });

  describe('from history', () => {
    it('is that of a repository that somebody still names', async () => {
      const image = { layers: [layerOf({ a: 'a' })] };
      registry.push('old-shop', ['1.0.0-old'], image);
      const digest = registry.push('shop', ['1.0.0'], image);
      const rule = watching();
      const harness = portal(
        [shop(), service('old', `${registry.host}/old-shop`)],
        { rules: [rule] },
      );
      await harness.scan();
      await harness.analyse();
      expect(rule.asked.get(digest)?.history).toMatchObject({
        value: { tag: '1.0.0-old' },
      });

      rule.asked.clear();
      harness.setEntities([shop()]);
      await harness.scan();
      await harness.analyse();
      expect(rule.asked.get(digest)?.history).toMatchObject({
        value: { tag: '1.0.0' },
      });
    });

    it('places each release among those before it', async () => {
      const digests = ['1.0.0', '1.1.0', '1.2.0'].map((tag, month) =>
        registry.push('shop', [tag], {
          created: `2026-0${month + 1}-01T00:00:00Z`,
          layers: [layerOf({ [tag]: tag })],
        }),
      );
      const rule = watching();
      const harness = portal([shop()], { rules: [rule] });
      await harness.scan();
      await harness.analyse();
      const histories = digests.map(digest => {
        const history = rule.asked.get(digest)?.history;
        return history?.known
          ? history.value.earlier.map(({ tag }) => tag)
          : undefined;
      });
      expect(histories).toEqual([[], ['1.0.0'], ['1.1.0', '1.0.0']]);

      rule.asked.clear();
      const moved = registry.push('shop', ['1.2.0'], {
        created: '2026-04-01T00:00:00Z',
        layers: [layerOf({ moved: 'x' })],
      });
      await harness.scan();
      await harness.analyse();
      const history = rule.asked.get(moved)?.history;
      expect(history?.known && history.value.movedFrom).toEqual([
        { digest: digests[2], until: '2026-11-21T12:00:00.000Z' },
      ]);
    });

    it('knows what the tag of the base points to now', async () => {
      const old = layerOf({ 'usr/lib/os': 'old' });
      const base = registry.push('base', ['12'], {
        created: '2026-01-01T00:00:00Z',
        layers: [old],
      });
      const digest = registry.push('shop', ['1.0.0'], {
        created: '2026-02-01T00:00:00Z',
        layers: [old, layerOf({ a: 'a' })],
        labels: {
          'org.opencontainers.image.base.name': `${registry.host}/base:12`,
          'org.opencontainers.image.base.digest': base,
        },
      });
      const rule = watching();
      const harness = portal(
        [shop(), service('base', `${registry.host}/base`)],
        { rules: [rule] },
      );
      await harness.scan();
      await harness.analyse();
      expect(rule.asked.get(digest)?.registry).toMatchObject({
        known: true,
        value: { base: { recordedDigest: base, currentDigest: base } },
      });
      rule.asked.clear();
      const renewed = registry.push('base', ['12'], {
        created: '2026-10-01T00:00:00Z',
        layers: [layerOf({ 'usr/lib/os': 'new' })],
      });
      await harness.scan();
      await harness.analyse();
      expect(rule.asked.get(digest)?.registry).toMatchObject({
        known: true,
        value: {
          base: {
            reference: `${registry.host}/base:12`,
            recordedDigest: base,
            recordedCreatedAt: '2026-01-01T00:00:00.000Z',
            currentDigest: renewed,
            currentCreatedAt: '2026-10-01T00:00:00.000Z',
          },
        },
      });
    });
  });

  describe('from the source', () => {
    const LOCATION = 'https://git.example.com/shop/tree/main/';
    const located = (annotations: Record<string, string> = {}) =>
      shop({
        'backstage.io/source-location': `url:${LOCATION}`,
        ...annotations,
      });

    function reader(files: Record<string, string>) {
      const asked: string[] = [];
      const urlReader = mockServices.urlReader.mock({
        async readUrl(url, options) {
          asked.push(url);
          const text = files[url];
          if (text === undefined) {
            throw new NotFoundError(`no ${url}`);
          }
          const etag = `v${text.length}`;
          if (options?.etag === etag) {
            throw new NotModifiedError();
          }
          return { etag, buffer: async () => Buffer.from(text) };
        },
      });
      return { urlReader, asked };
    }

    it('belongs to the newest release, and is asked for by its etag', async () => {
      const old = registry.push('shop', ['1.0.0'], {
        created: '2026-01-01T00:00:00Z',
        layers: [layerOf({ a: 'a' })],
      });
      const digest = registry.push('shop', ['1.1.0'], {
        created: '2026-02-01T00:00:00Z',
        layers: [layerOf({ b: 'b' })],
      });
      const files: Record<string, string> = {
        [`${LOCATION}services/shop/Dockerfile`]:
          'FROM scratch\nENV API_TOKEN=hunter2hunter2\nCOPY b /\n',
        [`${LOCATION}.dockerignore`]: '.git\n',
      };
      const { urlReader, asked } = reader(files);
      const rule = watching();
      const harness = portal(
        [
          located({
            'image-insights.io/dockerfile': 'services/shop/Dockerfile',
          }),
        ],
        { rules: [rule], urlReader },
      );
      await harness.scan();
      await harness.analyse();
      expect(asked).toEqual([
        `${LOCATION}services/shop/Dockerfile`,
        `${LOCATION}services/shop/Dockerfile.dockerignore`,
        `${LOCATION}services/shop/.dockerignore`,
        `${LOCATION}.dockerignore`,
      ]);
      expect(rule.asked.get(digest)?.source).toEqual({
        known: true,
        value: {
          dockerfile: {
            path: 'services/shop/Dockerfile',
            text: expect.stringContaining('COPY b /'),
            from: 'source',
          },
          dockerignore: { path: '.dockerignore', text: '.git\n' },
        },
      });
      expect(rule.asked.get(old)?.source.known).toBe(false);
      expect(JSON.stringify(await knex('entity_sources'))).not.toContain(
        'hunter2',
      );

      const before = JSON.stringify(await knex('entity_sources'));
      rule.asked.clear();
      await harness.scan();
      await harness.analyse();
      expect(JSON.stringify(await knex('entity_sources'))).toBe(before);
      expect(rule.asked.size).toBe(0);

      files[`${LOCATION}services/shop/Dockerfile`] = 'FROM scratch\n';
      await harness.scan();
      await harness.analyse();
      expect([...rule.asked.keys()]).toEqual([digest]);
    });

    it('that cannot be read says why', async () => {
      const digest = registry.push('shop', ['1.0.0'], {
        layers: [layerOf({ a: 'a' })],
      });
      const rule = watching();
      const urlReader = mockServices.urlReader.mock({
        async readUrl() {
          throw new NotAllowedError(
            'https://token@git.example.com is not allowed',
          );
        },
      });
      const harness = portal([located()], { rules: [rule], urlReader });
      await harness.scan();
      await harness.analyse();
      expect(rule.asked.get(digest)?.source).toEqual({
        known: false,
        reason:
          'The portal cannot read Dockerfile: the host of the source location is not one that it may read',
      });
    });

    it.each([
      '../other/Dockerfile',
      '/etc/passwd',
      'https://evil.example.com/Dockerfile',
      'a/..%2f..%2fDockerfile',
      'Dockerfile?ref=secret',
      'a\\..\\Dockerfile',
    ])('is never sought at %s', async path => {
      registry.push('shop', ['1.0.0'], { layers: [layerOf({ a: 'a' })] });
      const { urlReader, asked } = reader({});
      const harness = portal(
        [located({ 'image-insights.io/dockerfile': path })],
        { urlReader },
      );
      await harness.scan();
      expect(asked).toEqual([]);
      expect(await knex('entity_sources').pluck('problem')).toEqual([
        expect.stringContaining('dockerfile-path-invalid'),
      ]);
    });

    it('larger than a Dockerfile can be is left', async () => {
      registry.push('shop', ['1.0.0'], { layers: [layerOf({ a: 'a' })] });
      const { urlReader } = reader({
        [`${LOCATION}Dockerfile`]: `FROM scratch\n${'#'.repeat(300_000)}`,
      });
      const harness = portal([located()], { urlReader });
      await harness.scan();
      expect(await knex('entity_sources').pluck('problem')).toEqual([
        expect.stringContaining('more than 256 KiB'),
      ]);
    });
  });
});
