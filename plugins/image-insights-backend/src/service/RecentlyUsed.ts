/** Keeps what was made last, up to a number of things. */
export class RecentlyUsed<T> {
  private readonly kept = new Map<string, T>();

  constructor(private readonly most: number) {}

  /** What was made for the key, or is now; what was used longest ago goes. */
  get(key: string, make: () => T): T {
    const known = this.kept.get(key);
    const value = known ?? make();
    this.kept.delete(key);
    this.kept.set(key, value);
    const [oldest] = this.kept.keys();
    if (oldest !== undefined && this.kept.size > this.most) {
      this.kept.delete(oldest);
    }
    return value;
  }
}
