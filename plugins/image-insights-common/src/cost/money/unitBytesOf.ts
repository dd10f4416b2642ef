import { CostInputError } from '../CostInputError';
import { CostSettings, Price } from '../schema';
import { BINARY_GIGABYTE, DECIMAL_GIGABYTE } from '../prices/units';

/**
 * Bytes of the unit that a price is for. `decimal` and `binary` say how many
 * bytes a gigabyte has whoever bills it; a unit that is no gigabyte (an
 * operator's own, say a terabyte) stays what it is. Throws a
 * {@link CostInputError} for a price of hours or days.
 * @public
 */
export function unitBytesOf(
  price: Price,
  gigabyte: CostSettings['gigabyte'],
): number {
  const { unitBytes } = price;
  if (unitBytes === undefined) {
    throw new CostInputError({
      field: `price ${price.id}`,
      value: price.unit,
      allowed: 'a price of bytes, with unitBytes',
    });
  }
  if (unitBytes !== BINARY_GIGABYTE && unitBytes !== DECIMAL_GIGABYTE) {
    return unitBytes;
  }
  switch (gigabyte) {
    case 'decimal':
      return DECIMAL_GIGABYTE;
    case 'binary':
      return BINARY_GIGABYTE;
    default:
      return unitBytes;
  }
}
