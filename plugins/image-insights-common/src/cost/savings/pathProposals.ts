import { moneyCurve } from '../money/moneyCurve';
import { CostInput, NetworkPathId } from '../schema';
import { pathAlternatives } from '../whatif/pathAlternatives';
import { PlanGroup } from './PlanGroup';
import { PlanPools } from './PlanPools';
import { Proposal } from './Proposal';
import { NOTHING } from './Worth';

/**
 * Paths that a plan does not propose, though they can be calculated: nodes
 * with public addresses are no way to save a few dollars.
 */
const NOT_PROPOSED: readonly NetworkPathId[] = ['aws-public'];

/**
 * The best other path for all that takes the same one in the same region,
 * where one saves more than it adds by the hour. What today's path costs by the
 * hour is taken to stay for other traffic.
 */
export function pathProposals(options: {
  pools: PlanPools;
  prices: CostInput['prices'];
  currency: CostInput['currency'];
}): Proposal[] {
  const { pools } = options;
  const places = new Map<string, PlanGroup[]>();
  for (const group of pools.groups) {
    const { path, region } = group.group.settings;
    const key = [path, region, ...alternativesOf(group)].join(' ');
    places.set(key, [...(places.get(key) ?? []), group]);
  }
  const found = [...places.values()].flatMap(groups => {
    const best = alternativesOf(groups[0])
      .filter(path => !NOT_PROPOSED.includes(path))
      .map(path => {
        const addedFixed = Math.max(
          ...groups.map(one => addedFixedOf(one, path, options)),
        );
        const saved = pools.worthOfMoving(groups, path);
        return { path, addedFixed, net: saved - addedFixed };
      })
      .filter(({ net }) => net > 0)
      .sort(
        (one, other) =>
          other.net - one.net || one.addedFixed - other.addedFixed,
      )
      .at(0);
    return best ? [{ ...best, groups }] : [];
  });
  const times = new Map<NetworkPathId, number>();
  for (const { path } of found) {
    times.set(path, (times.get(path) ?? 0) + 1);
  }
  return found.map(one =>
    proposalOf({ ...one, pools, isOnly: times.get(one.path) === 1 }),
  );
}

/** Registries of one path and region need not have the same ones. */
function alternativesOf({ group }: PlanGroup): NetworkPathId[] {
  const { settings, registryHost } = group;
  const { path, region } = settings;
  return pathAlternatives(path, { registryHost, region });
}

function proposalOf(options: {
  path: NetworkPathId;
  addedFixed: number;
  groups: readonly PlanGroup[];
  pools: PlanPools;
  isOnly: boolean;
}): Proposal {
  const { path, addedFixed, groups, pools, isOnly } = options;
  const { path: insteadOf, region } = groups[0].group.settings;
  const key = `path:${path}:${insteadOf}:${region}`;
  let isTaken = false;
  return {
    key,
    isAssumed: false,
    row: {
      // As the scenario is called, where that tells which it is.
      id: isOnly ? `path:${path}` : key,
      kind: 'path',
      subject: path,
      insteadOf,
      region,
      confidence: 'measured',
      addedFixedPerMonth: addedFixed,
    },
    get isTaken() {
      return isTaken;
    },
    worth: () => {
      const amount = pools.worthOfMoving(groups, path);
      return amount > addedFixed ? { ...NOTHING, amount } : NOTHING;
    },
    take: () => {
      pools.move(groups, path);
      isTaken = true;
    },
    enables: () => [],
  };
}

/** What the other path costs by the hour beside what is paid today. */
function addedFixedOf(
  { group }: PlanGroup,
  path: NetworkPathId,
  { prices, currency }: Pick<CostInput, 'prices' | 'currency'>,
): number {
  const common = {
    settings: group.settings,
    registryHost: group.registryHost,
    bytes: { blob: group.blobBytes, api: group.apiBytes },
    prices,
    currency,
  };
  const today = moneyCurve({ ...common, path: group.settings.path }).fixed;
  const other = moneyCurve({ ...common, path }).fixed;
  return [...other].reduce(
    (total, [thing, amount]) =>
      total + Math.max(0, amount - (today.get(thing) ?? 0)),
    0,
  );
}
