import { RECOMPRESSED_SHARE } from '../whatif/recompress';
import { PlanGroup } from './PlanGroup';
import { Proposal } from './Proposal';
import { KEEPS, ORDERED } from './pullChances';
import { SavingItem } from './SavingItem';
import { Worth } from './Worth';

type ByState = number[];

/** What was taken off a service's bytes, by state. */
class TakenBytes {
  /** By findings, as if nothing was recompressed. */
  readonly findings: ByState = [0, 0, 0, 0];
  /** By findings and recompression. */
  readonly all: ByState = [0, 0, 0, 0];
}

/** What one proposal takes off now. */
interface Effect {
  parts: { group: PlanGroup; blob: number; api: number; stored: number }[];
  seconds: number;
}

/**
 * A service while a plan is made: in which state it is, and what was taken.
 * With `T` the bytes that it would move in a state, `F` those of mended
 * findings and `R` those that recompressing takes off the whole, it moves
 * `T − F` or, recompressed, `T − R − 0.95 · F`: whatever the order in which
 * proposals are taken, they come to the same.
 */
export class ServicePlan {
  readonly proposals: readonly Proposal[];
  private state = 0;
  private share = 1;
  private readonly bytes = new Map<string, TakenBytes>();
  private readonly stored = new Map<string, number>();
  private readonly seconds = new TakenBytes();

  constructor(
    items: readonly SavingItem[],
    private readonly groups: ReadonlyMap<string, PlanGroup>,
  ) {
    this.proposals = items.map(item => this.proposalOf(item));
  }

  private proposalOf(item: SavingItem): Proposal {
    const { parts: _parts, seconds: _seconds, ...told } = item;
    const proposal: Proposal = {
      key: `${item.entityRef ?? ''} ${item.id}`,
      row: { ...told, addedFixedPerMonth: 0 },
      isTaken: false,
      worth: () => worthOf(this.effectOf(item)),
      take: () => this.take(item),
      // An order is worth more once nodes keep images, and the reverse.
      enables: () =>
        bitOf(item) === 0
          ? []
          : this.proposals.filter(
              ({ row }) =>
                row.kind !== item.kind &&
                (row.kind === 'keep-images' || row.kind === 'layer-order'),
            ),
    };
    return proposal;
  }

  private effectOf(item: SavingItem): Effect {
    return {
      parts: item.parts.flatMap(part => {
        const group = this.groups.get(part.group);
        return group
          ? [
              {
                group,
                blob: this.now(item, part.blob, this.bytes.get(part.group)),
                api: at(part.api, this.state),
                stored: this.storedNow(item, part.storedBytes ?? 0, part.group),
              },
            ]
          : [];
      }),
      seconds: this.now(item, item.seconds, this.seconds),
    };
  }

  /** Of bytes or seconds: what the item takes off in the present state. */
  private now(
    item: SavingItem,
    values: ByState,
    taken: TakenBytes | undefined,
  ): number {
    const { state } = this;
    const value = at(values, state);
    const bit = bitOf(item);
    if (bit !== 0) {
      const before = at(taken?.all, state);
      return value - (before - at(taken?.all, state | bit));
    }
    return item.kind === 'recompress'
      ? value - (1 - RECOMPRESSED_SHARE) * at(taken?.findings, state)
      : value * this.share;
  }

  private storedNow(item: SavingItem, bytes: number, group: string): number {
    return item.kind === 'recompress'
      ? Math.max(
          0,
          bytes - (1 - RECOMPRESSED_SHARE) * (this.stored.get(group) ?? 0),
        )
      : bytes * this.share;
  }

  private take(item: SavingItem): void {
    for (const { group, blob, api } of this.effectOf(item).parts) {
      group.take(blob, api);
    }
    const bit = bitOf(item);
    if (bit !== 0) {
      this.state |= bit;
      return;
    }
    for (const part of item.parts) {
      const taken = this.bytes.get(part.group) ?? new TakenBytes();
      this.bytes.set(part.group, taken);
      this.note(item, part.blob, taken);
      if (item.kind === 'finding') {
        this.stored.set(
          part.group,
          (this.stored.get(part.group) ?? 0) + (part.storedBytes ?? 0),
        );
      }
    }
    this.note(item, item.seconds, this.seconds);
    if (item.kind === 'recompress') {
      this.share = RECOMPRESSED_SHARE;
    }
  }

  private note(item: SavingItem, values: ByState, taken: TakenBytes): void {
    for (let state = 0; state < taken.all.length; state++) {
      const value = at(values, state);
      if (item.kind === 'recompress') {
        taken.all[state] +=
          value - (1 - RECOMPRESSED_SHARE) * taken.findings[state];
      } else {
        taken.findings[state] += value;
        taken.all[state] += value * this.share;
      }
    }
  }
}

function worthOf({ parts, seconds }: Effect): Worth {
  const worth: Worth = { amount: 0, bytes: 0, seconds, storageAmount: 0 };
  for (const { group, blob, api, stored } of parts) {
    worth.amount += group.worthOf(blob, api);
    worth.bytes += blob + api;
    worth.storageAmount += stored * group.perStoredByte;
  }
  return worth;
}

/** The state's value; where there is one for all states, that. */
function at(values: ByState | undefined, state: number): number {
  return values?.[state] ?? values?.[0] ?? 0;
}

function bitOf({ kind }: SavingItem): number {
  switch (kind) {
    case 'keep-images':
      return KEEPS;
    case 'layer-order':
      return ORDERED;
    default:
      return 0;
  }
}
