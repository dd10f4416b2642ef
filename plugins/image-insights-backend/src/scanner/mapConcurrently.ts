/**
 * Runs `work` on every item, at most `limit` at a time. Stops beginning new
 * ones when the signal aborts or one has failed, waits for those under way,
 * and then rejects with the first reason.
 */
export async function mapConcurrently<T>(
  items: readonly T[],
  options: { limit: number; signal: AbortSignal },
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  let failed = false;
  async function worker() {
    for (const item of queue) {
      options.signal.throwIfAborted();
      if (failed) {
        return;
      }
      try {
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  }
  const workers = Array.from(
    { length: Math.min(options.limit, items.length) },
    worker,
  );
  const results = await Promise.allSettled(workers);
  const rejected = results.find(result => result.status === 'rejected');
  if (rejected?.status === 'rejected') {
    throw rejected.reason;
  }
}
