import { mockCredentials } from '@backstage/backend-test-utils';
import { ServicesSnapshot } from '../../service/OrganisationServices';
import { createInventory } from '../inventory/Inventory';
import { SharedLayers } from './SharedLayers';

const inventory = createInventory({
  imageDigests: [],
  pulls: new Map(),
  bases: new Map(),
  targets: new Map(),
});

/** Counts nothing; what is tested is for what it waits. */
function sharedLayers(options: {
  snapshot: () => Promise<ServicesSnapshot>;
  waitMillis: number;
}) {
  const shared = new SharedLayers({
    services: { snapshot: options.snapshot },
    inventory: { of: async () => inventory },
    entities: { readableOf: async () => new Set() },
    waitMillis: options.waitMillis,
  });
  return () =>
    shared.of(
      { digest: 'sha256:image', layerDigests: ['sha256:layer'] },
      mockCredentials.user(),
    );
}

const snapshot: ServicesSnapshot = { key: 'one', entries: [], times: [] };

describe('SharedLayers', () => {
  it('does not wait for services that take long, and knows them later', async () => {
    let finish: () => void = () => {};
    const slow = new Promise<void>(resolve => {
      finish = resolve;
    });
    const ask = sharedLayers({
      snapshot: async () => {
        await slow;
        return snapshot;
      },
      waitMillis: 10,
    });
    await expect(ask()).resolves.toBeUndefined();
    finish();
    await slow;
    await new Promise(resolve => {
      setImmediate(resolve);
    });
    await expect(ask()).resolves.toEqual(new Map([['sha256:layer', 0]]));
  });

  it('shows the image where nothing is known of the others', async () => {
    const ask = sharedLayers({
      snapshot: async () => {
        throw new Error('the database is gone');
      },
      waitMillis: 60_000,
    });
    await expect(ask()).resolves.toBeUndefined();
  });

  it('keeps what it knew while the next cannot be had', async () => {
    let fails = false;
    const ask = sharedLayers({
      snapshot: async () => {
        if (fails) {
          throw new Error('the database is gone');
        }
        return snapshot;
      },
      waitMillis: 60_000,
    });
    await ask();
    fails = true;
    await expect(ask()).resolves.toEqual(new Map([['sha256:layer', 0]]));
  });
});
