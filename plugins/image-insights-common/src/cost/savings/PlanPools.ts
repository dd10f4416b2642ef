import { CostInput, NetworkPathId } from '../schema';
import { PlanGroup } from './PlanGroup';
import { PlanPool } from './PlanPool';
import { mergeSavingGroups, SavingGroup } from './SavingGroup';

/** All groups of a plan, each in the pool of the path that it takes. */
export class PlanPools {
  /** By key, so that nothing depends on the order in which they come. */
  readonly groups: readonly PlanGroup[];
  private readonly pools = new Map<string, PlanPool>();

  constructor(options: {
    groups: Iterable<SavingGroup>;
    prices: CostInput['prices'];
    currency: CostInput['currency'];
  }) {
    const { prices, currency } = options;
    this.groups = mergeSavingGroups(options.groups)
      .sort((one, other) => (one.key < other.key ? -1 : 1))
      .map(group => new PlanGroup({ group, prices, currency }));
    for (const group of this.groups) {
      this.poolOf(group, group.group.settings.path).add([group]);
    }
  }

  /** What is saved if groups of one pool take another path. */
  worthOfMoving(groups: readonly PlanGroup[], path: NetworkPathId): number {
    const [first] = groups;
    const to = this.poolOf(first, path);
    return first.pool?.worthOfMoving(groups, to) ?? 0;
  }

  /** Has groups of one pool take another path from now on. */
  move(groups: readonly PlanGroup[], path: NetworkPathId): void {
    const [first] = groups;
    first.pool?.move(groups, this.poolOf(first, path));
  }

  private poolOf({ group }: PlanGroup, path: NetworkPathId): PlanPool {
    const key = `${path} ${group.settings.region}`;
    const known = this.pools.get(key);
    if (known) {
      return known;
    }
    const made = new PlanPool(path);
    this.pools.set(key, made);
    return made;
  }
}
