import { RECOMPRESSED_SHARE } from '../whatif/recompress';
import { Proposal } from './Proposal';
import { KEEPS, ORDERED } from './pullChances';
import { SavingItem } from './SavingItem';
import { GroupPart, ServiceState, Taken } from './ServiceState';
import { Worth } from './Worth';

/** What recompressing takes off what there is. */
const RECOMPRESSED_LESS = 1 - RECOMPRESSED_SHARE;

/** An item of a service, as a plan sees it. */
export class ItemProposal implements Proposal {
  isTaken = false;
  readonly key: string;
  readonly isAssumed: boolean;
  private readonly bit: number;
  private readonly parts: {
    of: SavingItem['parts'][number];
    in: GroupPart;
  }[] = [];

  constructor(
    private readonly item: SavingItem,
    private readonly service: ServiceState,
  ) {
    this.key = `${item.entityRef ?? ''} ${item.id}`;
    this.isAssumed = item.confidence === 'assumed';
    this.bit = bitOf(item);
    if (this.bit !== 0) {
      service.changing.push(this);
    }
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
      worth.amount += part.in.group.worthOf({ blob, api });
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
      part.in.group.take({
        blob: this.present(part.of.blob, part.in.bytes),
        api: at(part.of.api, service.state),
      });
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
      : this.service.changing.filter(other => other !== this);
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
