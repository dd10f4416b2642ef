/** What a proposal is worth in a month. */
export interface Worth {
  /** Of transfer, in the currency. */
  amount: number;
  /** Not rounded. */
  bytes: number;
  seconds: number;
  /** Of storage, in the currency. */
  storageAmount: number;
}

export const NOTHING: Worth = {
  amount: 0,
  bytes: 0,
  seconds: 0,
  storageAmount: 0,
};

/**
 * Whether a proposal is worth doing: it saves something, and nothing is the
 * worse for it. What rounding leaves of zero is no loss.
 */
export function isWorthDoing(worth: Worth): boolean {
  const { amount, bytes, seconds, storageAmount } = worth;
  return (
    (amount > 0 || bytes > 0 || seconds > 0 || storageAmount > 0) &&
    amount > -1e-6 &&
    bytes > -1_000 &&
    seconds > -1e-3 &&
    storageAmount > -1e-6
  );
}

/**
 * The better one first: by money from a unit of it a month on, below that by
 * time, then by storage.
 */
export function compareWorth(one: Worth, other: Worth, unit: number): number {
  return (
    counted(other.amount, unit) - counted(one.amount, unit) ||
    other.seconds - one.seconds ||
    other.storageAmount - one.storageAmount ||
    other.amount - one.amount ||
    other.bytes - one.bytes
  );
}

function counted(amount: number, unit: number): number {
  return amount >= unit ? amount : 0;
}
