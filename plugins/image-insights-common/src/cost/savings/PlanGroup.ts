import { storageAmount } from '../money';
import { CostInput, NetworkPathId } from '../schema';
import { amountOf, AmountOf } from './amountOf';
import { SavingGroup } from './SavingGroup';

/** So many bytes that a price per byte is told by them; below every tier's limit. */
const SAMPLE_BYTES = 2 ** 40;

/** A group while a plan is made: what is left of its bytes, and their price. */
export class PlanGroup {
  readonly group: SavingGroup;
  /** What a stored byte costs in a month. */
  readonly perStoredByte: number;
  private readonly amounts = new Map<NetworkPathId, AmountOf>();
  private blob: number;
  private api: number;
  private amount: AmountOf;
  /** Of what is left. */
  private present: number;

  constructor(
    private readonly options: {
      group: SavingGroup;
      /** What other groups move through the same tiers. */
      before: number;
      prices: CostInput['prices'];
      currency: CostInput['currency'];
    },
  ) {
    const { group, prices, currency } = options;
    this.group = group;
    this.blob = group.blobBytes;
    this.api = group.apiBytes;
    this.amount = this.on(group.settings.path);
    this.present = this.amount(this.left);
    const stored = storageAmount({
      bytes: SAMPLE_BYTES,
      settings: group.settings,
      registryHost: group.registryHost,
      prices,
      currency,
    });
    this.perStoredByte = (stored?.amount ?? 0) / SAMPLE_BYTES;
  }

  /** What is saved by moving less, at the present price. */
  worthOf(blob: number, api: number): number {
    const then = this.amount({
      blob: Math.max(0, this.blob - blob),
      api: Math.max(0, this.api - api),
    });
    return this.present - then;
  }

  /** Moves less from now on. */
  take(blob: number, api: number): void {
    this.blob = Math.max(0, this.blob - blob);
    this.api = Math.max(0, this.api - api);
    this.present = this.amount(this.left);
  }

  /** What is saved by another path for what is left. */
  worthOfPath(path: NetworkPathId): number {
    return this.present - this.on(path)(this.left);
  }

  /** Takes another path from now on. */
  takePath(path: NetworkPathId): void {
    this.amount = this.on(path);
    this.present = this.amount(this.left);
  }

  private get left() {
    return { blob: this.blob, api: this.api };
  }

  private on(path: NetworkPathId): AmountOf {
    const known = this.amounts.get(path);
    if (known) {
      return known;
    }
    const made = amountOf({ ...this.options, path });
    this.amounts.set(path, made);
    return made;
  }
}
