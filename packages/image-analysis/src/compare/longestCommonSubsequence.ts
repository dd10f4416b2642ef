/** Above this, what is between the common ends is not looked through. */
const MOST_STEPS = 4_000_000;

/**
 * Pairs of indexes of a longest sequence that both lists hold in order.
 *
 * Takes time and memory as the product of the lengths, once the ends that both
 * share are left off. No image has so many layers that this matters; where a
 * made-up one has, only its shared ends are paired.
 */
export function longestCommonSubsequence(
  left: readonly string[],
  right: readonly string[],
): [left: number, right: number][] {
  const shortest = Math.min(left.length, right.length);
  let start = 0;
  while (start < shortest && left[start] === right[start]) {
    start += 1;
  }
  let end = 0;
  while (
    end < shortest - start &&
    left[left.length - 1 - end] === right[right.length - 1 - end]
  ) {
    end += 1;
  }
  const pairs: [number, number][] = [];
  for (let index = 0; index < start; index += 1) {
    pairs.push([index, index]);
  }
  const between = middle(
    left.slice(start, left.length - end),
    right.slice(start, right.length - end),
  );
  for (const [one, other] of between) {
    pairs.push([start + one, start + other]);
  }
  for (let index = end; index > 0; index -= 1) {
    pairs.push([left.length - index, right.length - index]);
  }
  return pairs;
}

function middle(
  left: readonly string[],
  right: readonly string[],
): [number, number][] {
  const width = right.length + 1;
  if (
    left.length === 0 ||
    right.length === 0 ||
    (left.length + 1) * width > MOST_STEPS
  ) {
    return [];
  }
  /** Length of the longest from each pair of places on. */
  const lengths = new Uint32Array((left.length + 1) * width);
  for (let one = left.length - 1; one >= 0; one -= 1) {
    for (let other = right.length - 1; other >= 0; other -= 1) {
      const here = one * width + other;
      lengths[here] =
        left[one] === right[other]
          ? lengths[here + width + 1] + 1
          : Math.max(lengths[here + width], lengths[here + 1]);
    }
  }
  const pairs: [number, number][] = [];
  let one = 0;
  let other = 0;
  while (one < left.length && other < right.length) {
    const here = one * width + other;
    if (left[one] === right[other]) {
      pairs.push([one, other]);
      one += 1;
      other += 1;
    } else if (lengths[here + width] >= lengths[here + 1]) {
      one += 1;
    } else {
      other += 1;
    }
  }
  return pairs;
}
