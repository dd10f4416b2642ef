import { MovedBytes, storageAmount } from '../money';
import { CostInput, NetworkPathId } from '../schema';
import { PathPrice, pathPrice } from './pathPrice';
import type { PlanPool } from './PlanPool';
import { SavingGroup } from './SavingGroup';

/** So many bytes that a price per byte is told by them; below every tier's limit. */
const SAMPLE_BYTES = 2 ** 40;

/** A group while a plan is made: what is left of its bytes, and their prices. */
export class PlanGroup {
  readonly group: SavingGroup;
  /** What a stored byte costs in a month. */
  readonly perStoredByte: number;
  /** With which it fills tiers now. */
  pool?: PlanPool;
  private readonly prices = new Map<NetworkPathId, PathPrice>();
  private left: MovedBytes;

  constructor(
    private readonly options: {
      group: SavingGroup;
      prices: CostInput['prices'];
      currency: CostInput['currency'];
    },
  ) {
    const { group, prices, currency } = options;
    this.group = group;
    this.left = { blob: group.blobBytes, api: group.apiBytes };
    const stored = storageAmount({
      bytes: SAMPLE_BYTES,
      settings: group.settings,
      registryHost: group.registryHost,
      prices,
      currency,
    });
    this.perStoredByte = (stored?.amount ?? 0) / SAMPLE_BYTES;
  }

  get bytes(): number {
    return this.left.blob + this.left.api;
  }

  /** What is saved by moving less. */
  worthOf(less: MovedBytes): number {
    return this.pool?.worthOf(this, less) ?? 0;
  }

  /** Moves less from now on. */
  take(less: MovedBytes): void {
    this.pool?.take(this, less);
  }

  /** What is left costs on a path, on top of other bytes in its tiers. */
  amountOn(path: NetworkPathId, before: number): number {
    return this.on(path).amountOf(this.left, before);
  }

  /** What is saved on a path by moving less, on top of other bytes. */
  worthOn(path: NetworkPathId, less: MovedBytes, before: number): number {
    const { amountOf, flat } = this.on(path);
    if (flat) {
      return (
        Math.min(less.blob, this.left.blob) * flat.blob +
        Math.min(less.api, this.left.api) * flat.api
      );
    }
    return amountOf(this.left, before) - amountOf(this.without(less), before);
  }

  /** For its pool, which counts what is left. */
  lessen(less: MovedBytes): void {
    this.left = this.without(less);
  }

  private without({ blob, api }: MovedBytes): MovedBytes {
    return {
      blob: Math.max(0, this.left.blob - blob),
      api: Math.max(0, this.left.api - api),
    };
  }

  private on(path: NetworkPathId): PathPrice {
    const known = this.prices.get(path);
    if (known) {
      return known;
    }
    const made = pathPrice({ ...this.options, path });
    this.prices.set(path, made);
    return made;
  }
}
