import { TestDatabases } from '@backstage/backend-test-utils';
import {
  ScanHarness,
  createScanHarness,
  migrated,
  service,
} from '../__testUtils__/ScanHarness';
import { ScriptedRegistry } from '../__testUtils__/ScriptedRegistry';
import { ScanProgress } from '../scanner/ScanProgress';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('signals of scans on %s', id => {
  let registry: ScriptedRegistry;
  let harness: ScanHarness | undefined;

  beforeEach(async () => {
    registry = await ScriptedRegistry.start();
  });
  afterEach(async () => {
    await harness?.stop();
    await registry.stop();
  });

  /** What was told, and between it the counts that were written before. */
  async function portal(onEvent: (events: string[]) => void = () => {}) {
    const events: string[] = [];
    const note = (event: string) => {
      events.push(event);
      onEvent(events);
    };
    harness = createScanHarness({
      knex: await migrated(await databases.init(id)),
      host: registry.host,
      entities: [service('shop', `${registry.host}/shop`)],
      signals: {
        changed: scanId => note(`changed ${scanId}`),
        progressed: scanId => note(`progressed ${scanId}`),
      },
    });
    const { scans } = harness.stores;
    const write = scans.progress.bind(scans);
    jest.spyOn(scans, 'progress').mockImplementation(async (scanId, counts) => {
      await write(scanId, counts);
      note(JSON.stringify(counts));
    });
    return { harness, events };
  }

  it('are given at its start and at its end', async () => {
    registry.push('shop', ['1.0.0'], {
      layers: [{ content: 'app', bytes: 100 }],
    });
    const { harness: backend, events } = await portal();
    const scan = await backend.scan();
    // The last one follows the record that it sends its readers to.
    await backend.stop();
    const told = `changed ${scan.id}`;
    expect(events.at(0)).toBe(told);
    expect(events.at(-1)).toBe(told);
    expect(events.filter(event => event === told)).toHaveLength(2);
  });

  it('are given in between once the database has the news, and not without news', async () => {
    registry.push('shop', ['1.0.0'], {
      layers: [{ content: 'app', bytes: 100 }],
    });
    // The tag list is answered, and then nothing until counts with news and
    // counts without were written, however long that takes.
    let answer = () => {};
    const until = new Promise<void>(resolve => {
      answer = resolve;
    });
    registry.faults.set('shop:1.0.0', { kind: 'later', until });
    const { harness: backend, events } = await portal(all => {
      const counts = all.filter(event => event.startsWith('{'));
      if (counts.length > 1 && counts.at(-1) === counts.at(-2)) {
        answer();
      }
    });
    const { id: scanId, state } = await backend.scan();
    expect(state).toBe('finished');
    await backend.stop();

    const between = events.slice(1, -1);
    let known = JSON.stringify(new ScanProgress().counts());
    const expected = between
      .filter(event => event !== `progressed ${scanId}`)
      .flatMap(counts => {
        const isNews = counts !== known;
        known = counts;
        return isNews ? [counts, `progressed ${scanId}`] : [counts];
      });
    expect(between).toEqual(expected);
    expect(between).toContain(`progressed ${scanId}`);
    const silent = between.filter(event => event.startsWith('{'));
    expect(new Set(silent).size).toBeLessThan(silent.length);
  }, 60_000);
});
