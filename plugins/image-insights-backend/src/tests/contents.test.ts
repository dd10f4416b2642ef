import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { imageSchema } from '@image-insights/backstage-plugin-image-insights-common';
import { Rule } from '@image-insights/image-analysis';
import { Knex } from 'knex';
import { randomBytes } from 'node:crypto';
import { loadContents } from '../contents/loadContents';
import {
  ScanHarness,
  createScanHarness,
  migrated,
  service,
} from '../__testUtils__/ScanHarness';
import { ScriptedRegistry, layerOf } from '../__testUtils__/ScriptedRegistry';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const base = layerOf({
  'etc/os-release': 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n',
  'bin/tool': 'tool'.repeat(5_000),
});
const cached = layerOf(
  { 'app/server': 'v1', 'var/lib/apt/lists/main': 'x'.repeat(2_000_000) },
  { instruction: 'RUN apt-get update && apt-get install -y curl # buildkit' },
);
const application = layerOf({ 'app/server': 'v2', '.wh.bin': '' });
const broken = layerOf(
  { 'app/broken': 'x' },
  { blob: randomBytes(2_000), content: 'broken' },
);

const forbidding: Rule = {
  id: 'nothing-called-tool',
  version: 1,
  title: 'A tool in the image',
  family: 'hygiene',
  severity: 'low',
  needs: ['contents'],
  why: 'Tools are for builders.',
  remedy: 'Leave it out.',
  sources: [{ name: 'house rule' }],
  decide: ({ contents }) =>
    contents.known && contents.value.liveFile('bin/tool')
      ? {
          state: 'found',
          findings: [
            {
              key: '',
              title: 'Tool left in the image',
              seen: 'bin/tool is there.',
              confidence: 'certain',
              method: 'measured from layer contents',
              places: [{ path: 'bin/tool' }],
              remedy: { text: 'Leave it out.' },
            },
          ],
        }
      : { state: 'passed' },
};

describe.each(databases.eachSupportedId())('layer contents on %s', id => {
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
    options: Partial<Parameters<typeof createScanHarness>[0]> = {},
    entities: Entity[] = [service('shop', `${registry.host}/shop`)],
  ): ScanHarness {
    const harness = createScanHarness({
      knex,
      host: registry.host,
      entities,
      now: () => new Date('2026-11-21T12:00:00.000Z'),
      ...options,
    });
    harnesses.push(harness);
    return harness;
  }

  async function imageOf(harness: ScanHarness, digest: string) {
    return imageSchema.parse(
      await harness.imageService.image(digest, mockCredentials.service()),
    );
  }

  function blobRequests(): string[] {
    const layers = registry.requests.filter(request =>
      request.includes('/blobs/'),
    );
    registry.requests.length = 0;
    return layers;
  }

  async function states(): Promise<Record<string, number>> {
    const rows: { state: string }[] = await knex('layer_contents');
    const counts: Record<string, number> = {};
    rows.forEach(({ state }) => {
      counts[state] = (counts[state] ?? 0) + 1;
    });
    return counts;
  }

  it('are read once per layer, and tell what is in the image and what is wrong with it', async () => {
    const first = registry.push('shop', ['1.0.0'], {
      created: '2026-09-01T00:00:00Z',
      layers: [base, cached],
    });
    const second = registry.push('shop', ['1.1.0'], {
      created: '2026-10-01T00:00:00Z',
      layers: [base, application],
    });
    const harness = portal();
    await harness.scan();
    expect(await imageOf(harness, first)).toMatchObject({
      contentsState: { state: 'waiting' },
    });
    blobRequests();
    await harness.analyse();
    expect(blobRequests().sort()).toHaveLength(3);
    expect(await states()).toEqual({ read: 3 });

    const image = await imageOf(harness, first);
    expect(image).toMatchObject({
      contentsState: { state: 'read' },
      contents: {
        isComplete: true,
        operatingSystem: 'Debian GNU/Linux 12 (bookworm)',
      },
    });
    expect(image.judgement?.findings.map(({ rule }) => rule)).toContain(
      'apt-lists-kept',
    );
    expect(image.judgement?.score.points).toBeGreaterThan(0);
    expect(image.uncompressedBytes).toBeGreaterThan(2_000_000);
    expect(image.layers.map(layer => layer.uncompressedBytes)).toEqual([
      expect.any(Number),
      expect.any(Number),
    ]);
    expect((await imageOf(harness, second)).contents).toMatchObject({
      hidden: { removed: 20_000 },
    });
    expect(await knex('findings').where({ rule: 'apt-lists-kept' })).toEqual([
      expect.objectContaining({ image_digest: first, family: 'size' }),
    ]);

    const summary = await harness.entityService.summary(
      service('shop', `${registry.host}/shop`),
    );
    expect(summary.repositories[0].current).toMatchObject({
      digest: second,
      score: { grade: expect.stringMatching(/[A-F]/) },
      wastedBytes: 20_000,
      findingCount: expect.any(Number),
    });
  });

  it('cost nothing more, and are judged no more, while nothing changes', async () => {
    registry.push('shop', ['1.0.0'], { layers: [base, cached] });
    const harness = portal();
    await harness.scan();
    await harness.analyse();
    const snapshot = async () =>
      JSON.stringify([
        await knex('layer_contents').orderBy('digest'),
        await knex('image_judgements').orderBy('image_digest'),
        await knex('judging_queue'),
        await knex('repository_documents'),
      ]);
    const before = await snapshot();
    registry.requests.length = 0;
    await harness.scan();
    await harness.analyse();
    expect(registry.requests).toHaveLength(2);
    expect(await snapshot()).toBe(before);
  });

  it('are shared by replicas, each layer by one of them', async () => {
    for (let release = 0; release < 6; release += 1) {
      registry.push('shop', [`1.${release}.0`], {
        created: `2026-10-0${release + 1}T00:00:00Z`,
        layers: [base, layerOf({ [`app/${release}`]: `${release}` })],
      });
    }
    const one = portal();
    const other = portal();
    await one.scan();
    blobRequests();
    await Promise.all([one.analyse(), other.analyse()]);
    const requests = blobRequests();
    expect(requests).toHaveLength(7);
    expect(new Set(requests).size).toBe(7);
    expect(await states()).toEqual({ read: 7 });
    expect(await knex('judging_queue')).toEqual([]);
    expect(await knex('image_judgements')).toHaveLength(6);
  });

  it('are taken up by another replica where one dies, and left alone where all do', async () => {
    registry.push('shop', ['1.0.0'], { layers: [base, cached] });
    const harness = portal();
    await harness.scan();
    const { contents } = harness.stores;
    const dead = () =>
      contents.claim({ ticket: 'dead', durationMillis: 60_000 });
    const expiry = () =>
      knex('layer_contents')
        .where({ state: 'reading' })
        .update({ until_millis: 0 });

    const held = await dead();
    await harness.analyse();
    expect(await states()).toEqual({ reading: 1, read: 1 });
    await expiry();
    expect(
      await contents.saveRead({
        digest: held?.digest ?? '',
        ticket: 'another',
        at: '2026-11-21T12:00:00.000Z',
        layer: {
          form: 1,
          packed: Buffer.from('x'),
          uncompressedBytes: 1,
        },
      }),
    ).toBe(false);
    for (let death = 2; death <= 5; death += 1) {
      expect((await dead())?.digest).toBe(held?.digest);
      await expiry();
    }
    await harness.analyse();
    expect(await states()).toEqual({ failed: 1, read: 1 });
    const [row] = await knex('layer_contents').where({ state: 'failed' });
    expect(row.problem).toContain('reader-ended');
  });

  it('are given back where the backend stops in the middle', async () => {
    const digest = registry.push('shop', ['1.0.0'], {
      layers: [layerOf({ 'app/large': randomBytes(200_000) })],
    });
    const harness = portal({ contents: { threads: 1 } });
    await harness.scan();
    const layer = (await imageOf(harness, digest)).layers[0].digest;
    registry.faults.set(`shop:${layer}`, { kind: 'half' });
    const stop = new AbortController();
    const running = harness.analyse(stop.signal);
    while (!registry.requests.some(request => request.includes(layer))) {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    stop.abort(new Error('enough'));
    await running.catch(() => undefined);
    expect(await knex('layer_contents')).toEqual([
      expect.objectContaining({ state: 'waiting', attempts: 0, ticket: null }),
    ]);
    registry.faults.clear();
    await harness.analyse();
    expect(await states()).toEqual({ read: 1 });
  });

  it('that cannot be read say why, and spoil nothing else', async () => {
    const digest = registry.push('shop', ['1.0.0'], {
      layers: [
        base,
        broken,
        layerOf(
          { secret: 'x' },
          {
            content: 'encrypted',
            mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip+encrypted',
          },
        ),
        { content: 'gone', bytes: 100 },
      ],
    });
    const harness = portal();
    await harness.scan();
    await harness.analyse();
    expect(await states()).toEqual({ read: 1, failed: 2, skipped: 1 });
    const image = await imageOf(harness, digest);
    expect(image.contentsState.state).toBe('partial');
    expect(image.contents?.isComplete).toBe(false);
    expect(
      image.contents?.layers.map(({ unreadReason }) => unreadReason ?? 'read'),
    ).toEqual([
      'read',
      expect.stringContaining('cannot be read'),
      'The layer is encrypted',
      'The registry did not give it (blob-missing)',
    ]);
    expect(image.judgement).toBeDefined();
    // Whoever holds the same layer need not know where it was asked for.
    const [{ problem }] = await knex('layer_contents').where(
      'problem',
      'like',
      '%blob-missing%',
    );
    expect(problem).not.toContain(registry.host);
    expect(problem).not.toContain('shop');
  });

  it('are read whatever another image says of the same layer', async () => {
    const entities = ['all-empty', 'shop', 'unreadable'].map(name =>
      service(name, `${registry.host}/${name}`),
    );
    const harness = portal({}, entities);
    // The diff ID of a tar that holds nothing.
    registry.push('all-empty', ['1.0.0'], {
      layers: [base],
      diffId:
        'sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
    });
    await harness.scan();
    expect(await states()).toEqual({ waiting: 1 });
    const digest = registry.push('shop', ['1.0.0'], { layers: [base] });
    registry.push('unreadable', ['1.0.0'], {
      layers: [{ ...base, mediaType: 'application/x.tar+gzip+encrypted' }],
    });
    await harness.scan();
    expect(await states()).toEqual({ waiting: 1 });
    await harness.analyse();
    expect(await states()).toEqual({ read: 1 });
    expect((await imageOf(harness, digest)).contents?.isComplete).toBe(true);
  });

  it('are not read any more where the bound was lowered meanwhile', async () => {
    registry.push('shop', ['1.0.0'], { layers: [base] });
    await portal().scan();
    const lowered = portal({ contents: { threads: 0, maxLayerBytes: '10 B' } });
    blobRequests();
    await lowered.analyse();
    expect(blobRequests()).toEqual([]);
    expect(await states()).toEqual({ skipped: 1 });
  });

  it('are asked for again later where the registry is only busy', async () => {
    const digest = registry.push('shop', ['1.0.0'], { layers: [base] });
    const harness = portal();
    await harness.scan();
    const layer = (await imageOf(harness, digest)).layers[0].digest;
    registry.faults.set(`shop:${layer}`, { kind: 'status', status: 503 });
    await harness.analyse();
    expect(await states()).toEqual({ waiting: 1 });
    expect((await imageOf(harness, digest)).contentsState).toEqual({
      state: 'waiting',
      reason: expect.stringContaining('it is tried again'),
    });
    registry.requests.length = 0;
    await harness.analyse();
    expect(registry.requests).toEqual([]);

    registry.faults.clear();
    await knex('layer_contents').update({ next_attempt_millis: 0 });
    await harness.analyse();
    expect(await states()).toEqual({ read: 1 });
    expect(
      (await imageOf(harness, digest)).judgement?.score.evidence,
    ).toBeGreaterThan(0.9);
  });

  it('of old releases are left out, and of large layers until the bound is raised', async () => {
    const old = registry.push('shop', ['1.0.0'], {
      created: '2026-09-01T00:00:00Z',
      layers: [layerOf({ old: 'x' })],
    });
    const large = registry.push('shop', ['1.1.0'], {
      created: '2026-10-01T00:00:00Z',
      layers: [layerOf({ large: randomBytes(50_000) })],
    });
    const limited = portal({
      contents: {
        threads: 0,
        releasesPerRepository: 1,
        maxLayerBytes: '40 kB',
      },
    });
    await limited.scan();
    await limited.analyse();
    expect((await imageOf(limited, old)).contentsState).toEqual({
      state: 'off',
      reason: expect.stringContaining('releasesPerRepository'),
    });
    expect((await imageOf(limited, large)).contentsState).toEqual({
      state: 'failed',
      reason: expect.stringContaining('maxLayerBytes'),
    });
    expect((await imageOf(limited, old)).judgement).toBeDefined();

    const raised = portal({ contents: { threads: 0 } });
    await raised.scan();
    await raised.analyse();
    expect(await states()).toEqual({ read: 2 });
  });

  it('are not touched where the configuration does not want them', async () => {
    const digest = registry.push('shop', ['1.0.0'], { layers: [base] });
    const harness = portal({ contents: false });
    await harness.scan();
    blobRequests();
    await harness.analyse();
    expect(blobRequests()).toEqual([]);
    const image = await imageOf(harness, digest);
    expect(image.contentsState).toEqual({
      state: 'off',
      reason: expect.stringContaining('imageInsights.scan.contents'),
    });
    expect(image.judgement?.score.evidence).toBeLessThan(1);
    expect(image.contents).toBeUndefined();
  });

  it('wait for the next hour where the bound on bytes is reached', async () => {
    registry.push('shop', ['1.0.0'], { layers: [base, cached] });
    const harness = portal({ contents: { threads: 0, bytesPerHour: '1 B' } });
    await harness.scan();
    await harness.analyse();
    expect(await states()).toEqual({ read: 1, waiting: 1 });
    await knex('contents_traffic').update({
      hour: knex.raw('hour - 1'),
    });
    await harness.analyse();
    expect(await states()).toEqual({ read: 2 });
  });

  it('are judged anew by other rules, without any request', async () => {
    const digest = registry.push('shop', ['1.0.0'], { layers: [base, cached] });
    const before = portal();
    await before.scan();
    await before.analyse();
    registry.requests.length = 0;

    const after = portal({
      rules: [forbidding],
      score: { disabledRules: ['apt-lists-kept'] },
    });
    await after.analyse();
    const image = await imageOf(after, digest);
    const rules = image.judgement?.findings.map(({ rule }) => rule);
    expect(rules).toContain('nothing-called-tool');
    expect(rules).not.toContain('apt-lists-kept');
    expect(image.judgement?.ruleSet).toBe(after.analysis.ruleSet.id);
    expect(registry.requests).toEqual([]);
  });

  it('are left out of the verdict where replicas end while they judge with them', async () => {
    const digest = registry.push('shop', ['1.0.0'], { layers: [base] });
    const harness = portal();
    await harness.scan();
    await harness.analyse();
    await harness.stores.judgements.enqueue([{ digest, rank: 0 }]);
    const end = async () => {
      const claimed = await harness.stores.judgements.claim({
        ticket: 'of a replica that dies',
        durationMillis: 0,
      });
      expect(claimed?.digest).toBe(digest);
    };
    await end();
    await end();
    await end();
    await harness.analyse();
    const image = await imageOf(harness, digest);
    expect(image.judgement).toBeDefined();
    expect(image.contents).toBeUndefined();
    const undecided = image.judgement?.outcomes.find(
      outcome =>
        outcome.state === 'undecided' && outcome.missing === 'contents',
    );
    expect(JSON.stringify(undecided)).toContain('give it more memory');

    // Nothing is new, so that nobody tries again on their own.
    await harness.scan();
    expect(await knex('judging_queue')).toEqual([]);

    await harness.stores.judgements.enqueue([{ digest, rank: 0 }]);
    for (let times = 0; times < 6; times += 1) {
      await end();
    }
    await harness.analyse();
    expect(await knex('judging_queue')).toEqual([]);
  });

  it('beyond a bound on entries count as not read', async () => {
    const digest = registry.push('shop', ['1.0.0'], {
      layers: [base, cached, application],
    });
    const harness = portal();
    await harness.scan();
    await harness.analyse();
    const image = await harness.stores.images.description(digest);
    if (!image) {
      throw new Error('the image is not stored');
    }
    const layers = (await harness.stores.contents.layersOf([digest])).get(
      digest,
    );
    const load = async (maxEntries: number) =>
      loadContents({
        image,
        layers: layers ?? [],
        contents: harness.stores.contents,
        maxEntries,
      });
    expect((await load(100)).isComplete).toBe(true);
    const cut = await load(3);
    expect(cut.isComplete).toBe(false);
    expect(cut.layers.map(({ unreadReason }) => unreadReason)).toEqual([
      undefined,
      'the image has more than 3 files',
      'the image has more than 3 files',
    ]);
  });

  it('that are damaged in the database fail their own image only', async () => {
    const damaged = registry.push('shop', ['1.0.0'], {
      layers: [layerOf({ a: 'a' })],
    });
    const healthy = registry.push('shop', ['1.1.0'], {
      layers: [layerOf({ b: 'b' })],
    });
    const harness = portal();
    await harness.scan();
    await harness.analyse();
    await knex('layer_files')
      .where({ digest: (await imageOf(harness, damaged)).layers[0].digest })
      .update({ packed: Buffer.from('nonsense') });
    const renewed = portal({ rules: [forbidding] });
    await renewed.analyse();
    const rules = async (digest: string) =>
      (await imageOf(renewed, digest)).judgement?.ruleSet;
    expect(await rules(healthy)).toBe(renewed.analysis.ruleSet.id);
    expect(await rules(damaged)).not.toBe(renewed.analysis.ruleSet.id);
  });

  it('stop the start where the configuration names rules that do not exist', () => {
    expect(() =>
      portal({ score: { disabledRules: ['apt-list-kept'] } }),
    ).toThrow(
      /imageInsights.score is wrong: There is no rule 'apt-list-kept'; like it are .*apt-lists-kept/,
    );
  });

  it('are compared, down to files, and findings with them', async () => {
    const from = registry.push('shop', ['1.0.0'], {
      created: '2026-09-01T00:00:00Z',
      layers: [base, cached],
    });
    const to = registry.push('shop', ['1.1.0'], {
      created: '2026-10-01T00:00:00Z',
      layers: [base, application],
    });
    const harness = portal();
    await harness.scan();
    await harness.analyse();
    const comparison = await harness.comparisonService.comparison(
      { from, to },
      mockCredentials.service(),
    );
    expect(
      comparison.layers.reduce((sum, row) => sum + row.compressedBytes, 0) +
        comparison.configBytes,
    ).toBe(comparison.compressedBytes);
    expect(comparison.fixedFindings.map(({ rule }) => rule)).toContain(
      'apt-lists-kept',
    );
    expect(comparison.contents).toMatchObject({ known: true });
  });
});
