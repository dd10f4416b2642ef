import { CostInput } from '../schema';
import { ItemProposal } from './ItemProposal';
import { PlanPools } from './PlanPools';
import { SavingGroup } from './SavingGroup';
import { SavingItem } from './SavingItem';
import { ServiceState } from './ServiceState';

/**
 * What each thing that one service could do saves of its transfer a month,
 * without any of the others and with the service alone in the tiers of prices.
 *
 * @param options.items - of one service
 * @param options.groups - all that this service moves
 * @returns amounts in the currency, in the order of the items; not negative
 * @public
 */
export function itemAmounts(options: {
  items: readonly SavingItem[];
  groups: Iterable<SavingGroup>;
  prices: CostInput['prices'];
  currency: CostInput['currency'];
}): number[] {
  const pools = new PlanPools(options);
  const service = new ServiceState(
    new Map(pools.groups.map(one => [one.group.key, one])),
  );
  return options.items.map(item =>
    Math.max(0, new ItemProposal(item, service).worth().amount),
  );
}
