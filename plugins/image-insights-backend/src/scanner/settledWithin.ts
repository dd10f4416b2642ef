import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits for work to end, well or not, but no longer than so long: a backend
 * that stops must not hang on a database that is already gone. What was not
 * ended is taken up after its lease.
 */
export async function settledWithin(
  work: Iterable<Promise<unknown>>,
  millis: number,
): Promise<void> {
  const over = new AbortController();
  await Promise.race([
    Promise.allSettled(work),
    wait(millis, undefined, { signal: over.signal }).catch(() => undefined),
  ]);
  over.abort();
}

/** For what a stop waits at most. */
export const STOP_MILLIS = 5_000;
