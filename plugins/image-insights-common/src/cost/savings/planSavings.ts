import { CostInput, Saving } from '../schema';
import { Heap } from './Heap';
import { ItemProposal } from './ItemProposal';
import { pathProposals } from './pathProposals';
import { PlanPools } from './PlanPools';
import { Proposal } from './Proposal';
import { SavingGroup } from './SavingGroup';
import { SavingItem } from './SavingItem';
import { ServiceState } from './ServiceState';
import { compareWorth, isWorthDoing, NOTHING, Worth } from './Worth';

/** A plan that gains less than this a month is about time, not about the bill. */
const NEGLIGIBLE_PLAN_USD = 10;

/** From so much a month on money decides about the rank, below it time. */
const WORTH_RANKING_USD = 1;

/** @public */
export interface PlanSavingsOptions {
  /** Of all services that the plan is for, each with its `entityRef`. */
  items: readonly SavingItem[];
  /** What all of them move; groups of the same key are summed up. */
  groups: Iterable<SavingGroup>;
  prices: CostInput['prices'];
  currency: CostInput['currency'];
  /** Rows that are left out at the beginning; they count in the totals. */
  offset?: number;
  /** Most rows that are given; all count in the totals. */
  limit?: number;
}

/** @public */
export interface SavingsRanking {
  /** Most worth doing first, each on top of those before it. */
  items: Saving[];
  /** Rows of the whole plan. */
  totalCount: number;
  /** Of the whole plan: the sums of what its rows add. */
  totals: Saving['marginal'];
  /** True where the plan gains less than $10 a month, storage included. */
  isNegligible: boolean;
}

/**
 * Ranks what services could do, and which other network paths all of them
 * could take: always the one next that adds most to those before it, by money
 * a month, below a dollar by seconds of rollouts, then by storage. So no byte
 * is saved twice, and the rows of a plan add up to what all of it saves; once a
 * path makes bytes free, what moves fewer of them is worth time and storage
 * only. What is assumed (recompressing) ranks below what was seen in the images.
 *
 * What is worth something only together with another proposal (nodes that keep
 * images, while the order of layers moves all of them anyway) is not found.
 * Copies nearer by (`replicate`, `pull-through`) are scenarios of a service and
 * no rows.
 *
 * Where prices fall with the quantity, the bytes of all services fill the tiers
 * together, and what is saved first is what was cheapest. The result does not
 * depend on the order of items and groups. Takes `n · log n` steps.
 * @public
 */
export function planSavings(options: PlanSavingsOptions): SavingsRanking {
  const { currency, offset = 0, limit = Infinity } = options;
  const pools = new PlanPools(options);
  const groups = new Map(pools.groups.map(one => [one.group.key, one]));
  const proposals: Proposal[] = [
    ...pathProposals({ ...options, pools }),
    ...[...byService(options.items).values()].flatMap(items => {
      const service = new ServiceState(groups);
      return items.map(item => new ItemProposal(item, service));
    }),
  ];
  const alone = new Map<Proposal, Worth>(
    proposals.map(proposal => [proposal, proposal.worth()]),
  );
  const items: Saving[] = [];
  const total: Worth = { ...NOTHING };
  let totalCount = 0;
  for (const { proposal, worth } of ranked(
    alone,
    WORTH_RANKING_USD * currency.perUsd,
  )) {
    const before = Math.round(total.bytes);
    total.amount += Math.max(0, worth.amount);
    total.bytes += Math.max(0, worth.bytes);
    total.seconds += Math.max(0, worth.seconds);
    total.storageAmount += Math.max(0, worth.storageAmount);
    if (totalCount >= offset && items.length < limit) {
      items.push({
        ...proposal.row,
        // Of the running sum, so that the rows' whole bytes add up.
        marginal: told(worth, Math.round(total.bytes) - before),
        alone: told(alone.get(proposal) ?? NOTHING),
      });
    }
    totalCount++;
  }
  return {
    items,
    totalCount,
    totals: told(total),
    isNegligible:
      total.amount + total.storageAmount <
      NEGLIGIBLE_PLAN_USD * currency.perUsd,
  };
}

interface Candidate {
  proposal: Proposal;
  /** When it was last looked at. */
  worth: Worth;
}

/** Takes one proposal after the other, the best of what is left first. */
function* ranked(
  proposals: ReadonlyMap<Proposal, Worth>,
  unit: number,
): Generator<Candidate> {
  const compare = (one: Candidate, other: Candidate) =>
    // A general figure ranks below all that was seen in the images themselves.
    Number(one.proposal.isAssumed) - Number(other.proposal.isAssumed) ||
    compareWorth(one.worth, other.worth, unit) ||
    (one.proposal.key < other.proposal.key ? -1 : 1);
  const heap = new Heap<Candidate>(
    compare,
    [...proposals].map(([proposal, worth]) => ({ proposal, worth })),
  );
  for (let next = heap.pop(); next; next = heap.pop()) {
    const { proposal } = next;
    const now: Candidate = { proposal, worth: proposal.worth() };
    if (proposal.isTaken || !isWorthDoing(now.worth)) {
      continue;
    }
    const { first } = heap;
    if (
      first &&
      compareWorth(now.worth, next.worth, unit) > 0 &&
      compare(now, first) > 0
    ) {
      // What was taken since made it worth less than another one.
      heap.push(now);
      continue;
    }
    proposal.take();
    for (const other of proposal.enables()) {
      if (!other.isTaken) {
        heap.push({ proposal: other, worth: other.worth() });
      }
    }
    yield now;
  }
}

function byService(
  items: readonly SavingItem[],
): Map<string | undefined, SavingItem[]> {
  const services = new Map<string | undefined, SavingItem[]>();
  for (const item of items) {
    const service = services.get(item.entityRef);
    if (service) {
      service.push(item);
    } else {
      services.set(item.entityRef, [item]);
    }
  }
  return services;
}

function told(
  worth: Worth,
  bytes = Math.round(worth.bytes),
): Saving['marginal'] {
  return {
    amountPerMonth: Math.max(0, worth.amount),
    bytesPerMonth: Math.max(0, bytes),
    secondsPerMonth: Math.max(0, worth.seconds),
    storageAmountPerMonth: Math.max(0, worth.storageAmount),
  };
}
