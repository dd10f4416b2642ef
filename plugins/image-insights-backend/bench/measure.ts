/** How many milliseconds something takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** A share of all times are no longer than that; in whole milliseconds. */
export function at(times: number[], share: number): string {
  return percentile(times, share).toFixed(0);
}

/** The same, exactly. */
export function percentile(times: number[], share: number): number {
  const sorted = [...times].sort((left, right) => left - right);
  const index = Math.min(
    sorted.length - 1,
    Math.ceil(sorted.length * share) - 1,
  );
  return sorted[index];
}

/** Writes a line. */
export function print(text: string) {
  process.stdout.write(`${text}\n`);
}
