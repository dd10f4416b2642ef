import { ImagePull } from '../cost/pulls/ImagePull';
import { Stores } from '../database/Stores';

/**
 * What pulling the newest images fetches, kept in memory: an image never
 * changes, so that each is read from the database once.
 */
export class CurrentPulls {
  private readonly pulls = new Map<string, ImagePull>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly stores: { pulls: Pick<Stores['pulls'], 'pulls'> },
  ) {}

  /**
   * By image digest; images that are not stored are left out.
   *
   * @param current - tells every image that is the newest of anything: the others
   * are forgotten
   */
  async of(
    digests: readonly string[],
    current: () => ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, ImagePull>> {
    // One after the other: the second finds what the first has read.
    const loaded = this.last.then(async () => {
      await this.load(digests, current);
      // Before the next one forgets what it does not need.
      return this.known(digests);
    });
    this.last = loaded.catch(() => undefined);
    return loaded;
  }

  private known(digests: readonly string[]): Map<string, ImagePull> {
    const known = new Map<string, ImagePull>();
    for (const digest of digests) {
      const pull = this.pulls.get(digest);
      if (pull) {
        known.set(digest, pull);
      }
    }
    return known;
  }

  private async load(
    digests: readonly string[],
    current: () => ReadonlySet<string>,
  ): Promise<void> {
    const missing = digests.filter(digest => !this.pulls.has(digest));
    if (missing.length === 0) {
      return;
    }
    const needed = current();
    for (const digest of this.pulls.keys()) {
      if (!needed.has(digest)) {
        this.pulls.delete(digest);
      }
    }
    for (const [digest, pull] of await this.stores.pulls.pulls(missing)) {
      this.pulls.set(digest, pull);
    }
  }
}
