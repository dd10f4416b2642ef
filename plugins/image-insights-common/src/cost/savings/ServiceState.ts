import { PlanGroup } from './PlanGroup';
import { Proposal } from './Proposal';

/** What was taken off a service's bytes or seconds, by state. */
export class Taken {
  /** By findings, as if nothing was recompressed. */
  readonly findings = [0, 0, 0, 0];
  /** By findings and recompression. */
  readonly all = [0, 0, 0, 0];
}

/** What a service has in one group. */
export interface GroupPart {
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
export class ServiceState {
  readonly seconds = new Taken();
  /** Bits of `pullChances`. */
  state = 0;
  /** What is left of a byte: less than 1 once recompressed. */
  share = 1;
  /** Proposals that change the state. */
  readonly changing: Proposal[] = [];
  private readonly parts = new Map<string, GroupPart>();

  constructor(private readonly groups: ReadonlyMap<string, PlanGroup>) {}

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
