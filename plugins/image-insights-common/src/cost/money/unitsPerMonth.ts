import { CostInputError } from '../CostInputError';
import { Price } from '../schema';

/** Hours of a month: a year's 8,760 by twelve. @public */
export const HOURS_PER_MONTH = 730;

/**
 * How many of a price's units a month has: 730 hours, or 730 / 24 days. Throws
 * a {@link CostInputError} for a price of bytes.
 */
export function unitsPerMonth(price: Price): number {
  switch (price.unit) {
    case 'hour':
      return HOURS_PER_MONTH;
    case 'day':
      return HOURS_PER_MONTH / 24;
    default:
      throw new CostInputError({
        field: `price ${price.id}`,
        value: price.unit,
        allowed: 'a price of an hour or a day',
      });
  }
}
