/** What services can be ranked by. */
export const measures = [
  'growth',
  'compressedBytes',
  'score',
  'wastedBytes',
  'cost',
] as const;
/** One of {@link measures}. */
export type Measure = (typeof measures)[number];

/** What a measure is ranked by at first: the worst come first. */
export function usualSort(by: Measure): string {
  return by === 'score' ? by : `-${by}`;
}
