import fc from 'fast-check';
import * as arbitrary from '../__testUtils__/arbitraryInputs';
import { defaultCostSettings } from '../estimate';
import { CostSettings } from '../schema';
import { referencePulls } from '../testing/referenceBytes';
import { coldShareOf, pullsPerDeployment } from './pullsPerDeployment';

function at(settings: Partial<CostSettings>) {
  return { ...defaultCostSettings, ...settings };
}

function pullsAt(settings: Partial<CostSettings>) {
  return pullsPerDeployment(at(settings));
}

describe('pullsPerDeployment', () => {
  it.each<[string, Partial<CostSettings>, number]>([
    ['one per instance, nodes unknown', { instances: 20 }, 20],
    ['one per instance, enough nodes', { instances: 20, nodes: 50 }, 20],
    ['one per node, fewer nodes', { instances: 30, nodes: 10 }, 10],
    [
      'as many nodes as it takes, packed',
      { instances: 30, nodes: 10, placement: 'packed', instancesPerNode: 4 },
      8,
    ],
    [
      'all nodes at most, packed',
      { instances: 300, nodes: 10, placement: 'packed', instancesPerNode: 4 },
      10,
    ],
    [
      'all nodes, as a DaemonSet',
      { instances: 3, nodes: 10, placement: 'daemonset' },
      10,
    ],
    ['every task', { instances: 30, nodes: 10, runtime: 'task' }, 30],
    ['one import', { instances: 30, runtime: 'import' }, 1],
    ['none without instances', { instances: 0, nodes: 10 }, 0],
    [
      'none as a DaemonSet that is scaled to nothing',
      { instances: 0, nodes: 10, placement: 'daemonset' },
      0,
    ],
    ['no import without instances', { instances: 0, runtime: 'import' }, 0],
    ['no task', { instances: 0, runtime: 'task' }, 0],
    ['one, by chance', { instances: 5, nodes: 1, placement: 'random' }, 1],
  ])('is %s', (_, settings, pulls) => {
    expect(pullsAt(settings)).toBe(pulls);
  });

  it('is what counting node by node gives', () => {
    fc.assert(
      fc.property(arbitrary.settings, settings => {
        expect(pullsPerDeployment(settings)).toBeCloseTo(
          referencePulls(settings),
          8,
        );
      }),
    );
  });

  it('is at most one per node and per instance, but for DaemonSets', () => {
    fc.assert(
      fc.property(
        arbitrary.settings.filter(
          ({ nodes, placement, runtime }) =>
            nodes > 0 && placement !== 'daemonset' && runtime === 'node',
        ),
        settings => {
          expect(pullsPerDeployment(settings)).toBeLessThanOrEqual(
            Math.min(settings.instances, settings.nodes) * (1 + 1e-12),
          );
        },
      ),
    );
  });

  it('comes near one per instance by chance, the more nodes there are', () => {
    const distances = [10, 100, 10_000, 1_000_000].map(
      nodes => 20 - pullsAt({ instances: 20, nodes, placement: 'random' }),
    );
    expect(distances).toEqual([...distances].sort((a, b) => b - a));
    expect(distances[3]).toBeLessThan(0.001);
    expect(distances[3]).toBeGreaterThan(0);
  });
});

describe('coldShareOf', () => {
  it('is what was said', () => {
    expect(coldShareOf(at({ coldShare: 0.2 }))).toBe(0.2);
  });

  it('is, when `auto`, the chance that a node did not hold the release before', () => {
    expect(
      coldShareOf(
        at({
          coldShare: 'auto',
          instances: 1,
          nodes: 4,
          placement: 'random',
        }),
      ),
    ).toBeCloseTo(0.75, 12);
    expect(coldShareOf(at({ coldShare: 'auto', instances: 8, nodes: 4 }))).toBe(
      0,
    );
  });

  it('is nothing, when `auto`, without nodes that keep images', () => {
    for (const settings of [
      { instances: 0 },
      { runtime: 'task' as const },
      { runtime: 'import' as const },
    ]) {
      expect(coldShareOf(at({ coldShare: 'auto', ...settings }))).toBe(0);
    }
  });
});
