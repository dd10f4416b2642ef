import { CostNote, Price } from '../schema';

const DAY = 24 * 60 * 60 * 1000;
const OLD_AFTER_DAYS = 365;

/**
 * What to say beside every figure that uses these prices, once per price id:
 * `old-price` where it was seen more than 365 days before `at` (value: its
 * date), `unverified-price` with confidence C, `doubtful-price` where it lies
 * between two figures (value: the other one, in USD).
 * @public
 */
export function priceNotes(prices: readonly Price[], at: string): CostNote[] {
  const notes = new Map<string, CostNote>();
  const add = (note: CostNote) =>
    notes.set(`${note.code} ${note.subject}`, note);
  for (const price of prices) {
    if (isOldPrice(price, at)) {
      add({ code: 'old-price', subject: price.id, value: price.asOf });
    }
    if (price.confidence === 'C') {
      add({ code: 'unverified-price', subject: price.id });
    }
    if (price.alternativeUsd !== undefined) {
      add({
        code: 'doubtful-price',
        subject: price.id,
        value: String(price.alternativeUsd),
      });
    }
  }
  return [...notes.values()];
}

/** True where a price was seen more than 365 days before `at`. @public */
export function isOldPrice(price: Price, at: string): boolean {
  return Date.parse(at) - Date.parse(price.asOf) > OLD_AFTER_DAYS * DAY;
}
