/**
 * The largest items, largest first; of equal ones the earlier. Looks at all of
 * them once and sorts only a few.
 */
export function largestOf<T>(
  items: Iterable<T>,
  bytesOf: (item: T) => number,
  limit: number,
): T[] {
  const order = (one: T, other: T) => bytesOf(other) - bytesOf(one);
  let kept: T[] = [];
  let floor = -1;
  for (const item of items) {
    if (bytesOf(item) > floor) {
      kept.push(item);
      if (kept.length >= 4 * limit) {
        kept = kept.sort(order).slice(0, limit);
        floor = bytesOf(kept[kept.length - 1]);
      }
    }
  }
  return kept.sort(order).slice(0, limit);
}
