/**
 * Lets whatever else waits in this process go first: judging an image computes
 * for some milliseconds at a time, for a very large one longer.
 */
export function yieldToRequests(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}
