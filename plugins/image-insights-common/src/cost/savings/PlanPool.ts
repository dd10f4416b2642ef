import { MovedBytes } from '../money';
import { NetworkPathId } from '../schema';
import type { PlanGroup } from './PlanGroup';

/** Groups that take the same path in the same region now: they fill its tiers together. */
export class PlanPool {
  private groups: PlanGroup[] = [];
  private bytes = 0;

  constructor(readonly path: NetworkPathId) {}

  /** What is saved if one of the groups moves less: what was cheapest. */
  worthOf(group: PlanGroup, less: MovedBytes): number {
    return group.worthOn(this.path, less, this.bytes - group.bytes);
  }

  /** One of the groups moves less from now on. */
  take(group: PlanGroup, less: MovedBytes): void {
    const before = group.bytes;
    group.lessen(less);
    this.bytes += group.bytes - before;
  }

  /** What is saved if some of its groups take the path of another pool. */
  worthOfMoving(groups: readonly PlanGroup[], to: PlanPool): number {
    return (
      this.amountOf(this.groups) +
      to.amountOf(to.groups) -
      this.amountOf(this.groups.filter(group => !groups.includes(group))) -
      to.amountOf([...to.groups, ...groups])
    );
  }

  add(groups: readonly PlanGroup[]): void {
    this.groups = [...this.groups, ...groups];
    this.count();
    for (const group of groups) {
      group.pool = this;
    }
  }

  /** Has groups take the path of another pool from now on. */
  move(groups: readonly PlanGroup[], to: PlanPool): void {
    this.groups = this.groups.filter(group => !groups.includes(group));
    this.count();
    to.add(groups);
  }

  private count(): void {
    this.bytes = this.groups.reduce((sum, group) => sum + group.bytes, 0);
  }

  /** One after the other, each on top of what those before it move. */
  private amountOf(groups: readonly PlanGroup[]): number {
    let before = 0;
    let amount = 0;
    for (const group of groups) {
      amount += group.amountOn(this.path, before);
      before += group.bytes;
    }
    return amount;
  }
}
