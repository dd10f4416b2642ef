import { setTimeout } from 'node:timers/promises';

/**
 * Waits, or rejects with the signal's reason as soon as it aborts.
 * @internal
 */
export async function sleep(
  milliseconds: number,
  signal?: AbortSignal,
): Promise<void> {
  signal?.throwIfAborted();
  try {
    await setTimeout(milliseconds, undefined, signal ? { signal } : undefined);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
