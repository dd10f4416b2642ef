import {
  CostInput,
  CostSettings,
  PullImage,
  defaultCostSettings,
  estimateCost,
  priceList,
} from '@image-insights/backstage-plugin-image-insights-common';
import {
  heldChances,
  nodePoolOf,
  poolMembersOf,
  withHeldChances,
} from './nodePool';
import { poolFiguresOf } from './serviceFiguresOf';

const SHOP = 'component:default/shop';

/** Releases of 100 MB that stay and 50 MB that are new. */
const releases = ['1', '2', '3'].map((release): PullImage => {
  const layer = (name: string, compressedBytes: number) => ({
    digest: `sha256:${name.padEnd(64, '0')}`,
    compressedBytes,
  });
  return {
    digest: `sha256:${release.repeat(64)}`,
    at: `2026-11-0${release}T00:00:00.000Z`,
    layers: [layer('ba5e', 100_000_000), layer(`a${release}`, 50_000_000)],
    configBytes: 0,
    manifestBytes: 0,
  };
});

function inputOf(
  environments: string[],
  settings: Partial<CostSettings> = {},
): CostInput {
  return {
    streams: environments.map(environment => ({
      id: environment,
      repository: 'registry.example.com/shop/checkout',
      environment,
      platform: 'linux/amd64',
      platformShare: 1,
      releases,
      gains: [],
      settings: { ...defaultCostSettings, sharedNodes: true, ...settings },
      sources: {},
    })),
    prices: priceList,
    currency: { code: 'USD', perUsd: 1 },
    at: '2026-11-21T00:00:00.000Z',
  };
}

function membersOf(entityRef: string, input: CostInput) {
  return poolMembersOf(
    entityRef,
    poolFiguresOf({
      entityRef,
      input,
      deployments: {
        perMonth: 20,
        source: 'default',
        recorded: 0,
        environments: [],
      },
      missing: [],
      bases: new Map(),
    }),
  );
}

describe('heldChances', () => {
  it('lets no environment of a service hold what is new to all of them', () => {
    const input = inputOf(['production', 'staging']);
    const held = heldChances(membersOf(SHOP, input));
    expect([...held.values()]).toEqual([
      [0, 0],
      [0, 0],
    ]);
    const { bytes } = estimateCost(withHeldChances(input, SHOP, held));
    expect(bytes.perMonth).toBe(2 * 20 * 20 * 50_000_000);
  });

  it('tells what another service brings to the same nodes', () => {
    const held = heldChances([
      ...membersOf(SHOP, inputOf(['production', 'staging'])),
      ...membersOf('component:default/other', inputOf(['production'])),
    ]);
    expect([...held.values()]).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
  });

  it('tells the same of one service as of all', () => {
    const members = [
      ...membersOf(SHOP, inputOf(['production', 'staging'])),
      ...membersOf(
        'component:default/other',
        inputOf(['production'], { nodes: 30 }),
      ),
      // Nothing of the shop's, but more nodes.
      ...membersOf('component:default/apart', {
        ...inputOf(['production'], { instances: 40 }),
        streams: inputOf(['production'], { instances: 40 }).streams.map(
          stream => ({
            ...stream,
            releases: stream.releases.map(release => ({
              ...release,
              layers: release.layers.map(layer => ({
                ...layer,
                digest: layer.digest.replace('sha256:', 'sha256:f'),
              })),
            })),
          }),
        ),
      }),
    ];
    const all = heldChances(members);
    const own = heldChances(members, SHOP);
    expect([...own.keys()]).toHaveLength(3);
    for (const [id, chances] of own) {
      expect(chances).toEqual(all.get(id));
    }
    expect([...own.values()][0]).toEqual([0.5, 0.5]);
  });

  it('counts no tasks: they leave nothing on nodes', () => {
    const tasks = membersOf(
      'component:default/tasks',
      inputOf(['production'], { runtime: 'task', instances: 400 }),
    );
    const shop = membersOf(SHOP, inputOf(['production']));
    expect([...heldChances([...shop, ...tasks]).values()][0]).toEqual([0, 0]);
    expect(nodePoolOf([...shop, ...tasks]).nodes).toBe(20);
  });
});
