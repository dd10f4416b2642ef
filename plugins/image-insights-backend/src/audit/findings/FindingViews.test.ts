import { ReadableServices } from '../../service/OrganisationServices';
import { LeaderboardEntry } from '../../service/leaderboardRows';
import { FindingInventory } from './FindingInventory';
import { FindingViews } from './FindingViews';

function entry(name: string): LeaderboardEntry {
  return {
    entity: {
      entityRef: `component:default/${name}`,
      kind: 'component',
      title: name,
      problems: [],
      repositories: [],
    },
    images: [],
    problem: {
      code: 'never-scanned',
      message: 'Not scanned yet',
      remedy: 'Wait.',
    },
  };
}

describe('FindingViews', () => {
  const all = {
    key: 'one reading',
    times: [],
    entries: Array.from({ length: 103 }, (_, index) => entry(`${index}`)),
  };
  let inventory = new FindingInventory([]);
  let views: FindingViews;

  beforeEach(() => {
    views = new FindingViews({
      inventories: { of: async () => inventory },
      rules: new Map(),
    });
  });

  /** Of somebody who may read some of the services. */
  const viewOf = (...indexes: number[]) => {
    const services: ReadableServices = {
      ...all,
      all,
      entries: indexes.map(index => all.entries[index]),
    };
    return views.of(services);
  };

  it('are shared by all who may read the same, until something changes', async () => {
    const before = await viewOf(1, 2);
    expect(await viewOf(1, 2)).toBe(before);
    expect(await viewOf(1, 3)).not.toBe(before);
    inventory = new FindingInventory([]);
    expect(await viewOf(1, 2)).not.toBe(before);
  });

  it('are a hundred at most, however few services each has', async () => {
    const first = await viewOf(0);
    const second = await viewOf(1);
    for (let index = 2; index < 100; index += 1) {
      await viewOf(index);
    }
    expect(await viewOf(0)).toBe(first);
    await viewOf(100);
    // The one that was used longest ago went.
    expect(await viewOf(0)).toBe(first);
    expect(await viewOf(1)).not.toBe(second);
  });
});
