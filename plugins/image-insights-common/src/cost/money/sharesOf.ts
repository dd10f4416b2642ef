/**
 * Splits an amount, calculated once over the sum of all bytes, by each one's
 * bytes. The shares sum to the amount: what division loses goes to the largest
 * share. Where nobody moved anything nobody pays.
 * @public
 */
export function sharesOf(options: {
  amount: number;
  /** Non-negative; one per share. */
  bytes: readonly number[];
}): number[] {
  const { amount, bytes } = options;
  const total = bytes.reduce((sum, value) => sum + value, 0);
  if (total === 0) {
    return bytes.map(() => 0);
  }
  const shares = bytes.map(value => amount * (value / total));
  const largest = bytes.reduce(
    (found, value, index) => (value > bytes[found] ? index : found),
    0,
  );
  const rest = shares.reduce(
    (sum, value, index) => (index === largest ? sum : sum + value),
    0,
  );
  shares[largest] = amount - rest;
  return shares;
}
