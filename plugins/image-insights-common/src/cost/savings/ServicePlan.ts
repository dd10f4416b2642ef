import { RECOMPRESSED_SHARE } from '../whatif/recompress';
import { PlanGroup } from './PlanGroup';
import { Proposal } from './Proposal';
import { KEEPS, ORDERED } from './pullChances';
import { SavingItem } from './SavingItem';
import { Worth } from './Worth';

/** What recompressing takes off what there is. */
const RECOMPRESSED_LESS = 1 - RECOMPRESSED_SHARE;

/** What was taken off a service's bytes or seconds, by state. */
class Taken {
  /** By findings, as if nothing was recompressed. */
  readonly findings = [0, 0, 0, 0];
  /** By findings and recompression. */
  readonly all = [0, 0, 0, 0];
}

/** What a service has in one group. */
interface GroupPart {
  group: PlanGroup;
  bytes: Taken;
  /** Stored bytes that findings take off. */
  storedBytes: number;
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
  readonly seconds = new Taken();
  state = 0;
  /** What is left of a byte: less than 1 once recompressed. */
  share = 1;
  private readonly parts = new Map<string, GroupPart>();

  constructor(
    items: readonly SavingItem[],
    private readonly groups: ReadonlyMap<string, PlanGroup>,
  ) {
    this.proposals = items.map(item => new ItemProposal(item, this));
  }

  /** Undefined for a group that nobody said the bytes of. */
  partOf(key: string): GroupPart | undefined {
    const known = this.parts.get(key);
    const group = known ? undefined : this.groups.get(key);
    if (!group) {
      return known;
    }
    const part = { group, bytes: new Taken(), storedBytes: 0 };
    this.parts.set(key, part);
    return part;
  }
}

class ItemProposal implements Proposal {
  isTaken = false;
  readonly key: string;
  private readonly bit: number;
  private readonly parts: {
    of: SavingItem['parts'][number];
    in: GroupPart;
  }[] = [];

  constructor(
    private readonly item: SavingItem,
    private readonly service: ServicePlan,
  ) {
    this.key = `${item.entityRef ?? ''} ${item.id}`;
    this.bit = bitOf(item);
    for (const of of item.parts) {
      const part = service.partOf(of.group);
      if (part) {
        this.parts.push({ of, in: part });
      }
    }
  }

  get row(): Proposal['row'] {
    const { parts: _parts, seconds: _seconds, ...told } = this.item;
    return { ...told, addedFixedPerMonth: 0 };
  }

  worth(): Worth {
    const { service, item } = this;
    const worth: Worth = {
      amount: 0,
      bytes: 0,
      seconds: this.present(item.seconds, service.seconds),
      storageAmount: 0,
    };
    for (const part of this.parts) {
      const blob = this.present(part.of.blob, part.in.bytes);
      const api = at(part.of.api, service.state);
      worth.amount += part.in.group.worthOf(blob, api);
      worth.bytes += blob + api;
      if (part.of.storedBytes) {
        worth.storageAmount +=
          this.presentStored(part.of.storedBytes, part.in) *
          part.in.group.perStoredByte;
      }
    }
    return worth;
  }

  take(): void {
    const { service, item } = this;
    for (const part of this.parts) {
      part.in.group.take(
        this.present(part.of.blob, part.in.bytes),
        at(part.of.api, service.state),
      );
    }
    this.isTaken = true;
    if (this.bit !== 0) {
      service.state |= this.bit;
      return;
    }
    for (const part of this.parts) {
      this.note(part.of.blob, part.in.bytes);
      if (item.kind === 'finding') {
        part.in.storedBytes += part.of.storedBytes ?? 0;
      }
    }
    this.note(item.seconds, service.seconds);
    if (item.kind === 'recompress') {
      service.share = RECOMPRESSED_SHARE;
    }
  }

  /** An order is worth more once nodes keep images, and the reverse. */
  enables(): readonly Proposal[] {
    return this.bit === 0
      ? []
      : this.service.proposals.filter(
          other =>
            other instanceof ItemProposal &&
            other.bit !== 0 &&
            other.bit !== this.bit,
        );
  }

  /** Bytes or seconds that it takes off in the present state. */
  private present(values: readonly number[], taken: Taken): number {
    const { state, share } = this.service;
    const value = at(values, state);
    if (this.bit !== 0) {
      return value - (taken.all[state] - taken.all[state | this.bit]);
    }
    return this.item.kind === 'recompress'
      ? value - RECOMPRESSED_LESS * taken.findings[state]
      : value * share;
  }

  private presentStored(bytes: number, part: GroupPart): number {
    return this.item.kind === 'recompress'
      ? Math.max(0, bytes - RECOMPRESSED_LESS * part.storedBytes)
      : bytes * this.service.share;
  }

  private note(values: readonly number[], { all, findings }: Taken): void {
    for (let state = 0; state < all.length; state++) {
      const value = at(values, state);
      if (this.item.kind === 'recompress') {
        all[state] += value - RECOMPRESSED_LESS * findings[state];
      } else {
        findings[state] += value;
        all[state] += value * this.service.share;
      }
    }
  }
}

/** The state's value; where there is one for all states, that. */
function at(values: readonly number[] | undefined, state: number): number {
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
