import { TestDatabases } from '@backstage/backend-test-utils';
import {
  ScanHarness,
  createScanHarness,
  migrated,
  service,
} from '../__testUtils__/ScanHarness';
import { ScriptedRegistry } from '../__testUtils__/ScriptedRegistry';

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

  async function portal() {
    const told: { kind: string; scanId: string }[] = [];
    harness = createScanHarness({
      knex: await migrated(await databases.init(id)),
      host: registry.host,
      entities: [service('shop', `${registry.host}/shop`)],
      requestMillis: 2_500,
      signals: {
        changed: scanId => told.push({ kind: 'changed', scanId }),
        progressed: scanId => told.push({ kind: 'progressed', scanId }),
      },
    });
    return { harness, told };
  }

  it('are given at its start and at its end', async () => {
    registry.push('shop', ['1.0.0'], {
      layers: [{ content: 'app', bytes: 100 }],
    });
    const { harness: backend, told } = await portal();
    const scan = await backend.scan();
    // The last one follows the record that it sends its readers to.
    await backend.stop();
    expect(told.at(0)).toEqual({ kind: 'changed', scanId: scan.id });
    expect(told.at(-1)).toEqual({ kind: 'changed', scanId: scan.id });
    expect(told.filter(({ kind }) => kind === 'changed')).toHaveLength(2);
  });

  it('are given in between once the database has the news, and not without news', async () => {
    registry.push('shop', ['1.0.0'], {
      layers: [{ content: 'app', bytes: 100 }],
    });
    // The tag list is answered, and then nothing for longer than a second.
    registry.faults.set('shop:1.0.0', { kind: 'silence' });
    const { harness: backend, told } = await portal();
    await backend.scan();
    await backend.stop();
    expect(told.map(({ kind }) => kind)).toEqual([
      'changed',
      'progressed',
      'changed',
    ]);
  });
});
