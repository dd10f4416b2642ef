import { InputError } from '@backstage/errors';
import {
  CostInputError,
  PriceList,
  PriceOverride,
  priceListSchema,
  resolvePrices,
} from '@image-insights/backstage-plugin-image-insights-common';
import { PricesExtensionPoint } from '@image-insights/backstage-plugin-image-insights-node';

/** Collects the prices of other modules. */
export class PriceCollection implements PricesExtensionPoint {
  private list?: PriceList;
  private readonly overrides: PriceOverride[] = [];

  setPriceList(list: PriceList): void {
    if (this.list) {
      throw new Error(
        `A price list of version '${this.list.version}' is set already; remove one of the two modules`,
      );
    }
    const parsed = priceListSchema.safeParse(list);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new Error(
        `The price list cannot be taken: ${issue.path.join('.')}: ${
          issue.message
        }`,
      );
    }
    this.list = parsed.data;
  }

  addPrices(prices: PriceOverride[]): void {
    this.overrides.push(...prices);
  }

  /**
   * All prices: the list, with what modules and then app-config say in place.
   *
   * @throws InputError that names the price, what is wrong and what is allowed
   */
  resolve(configured: PriceOverride[]): PriceList {
    try {
      const list = resolvePrices({
        overrides: this.overrides,
        list: this.list,
      });
      return resolvePrices({ overrides: configured, list });
    } catch (error) {
      if (error instanceof CostInputError) {
        throw new InputError(
          `Configuration imageInsights.${error.message}`,
          error,
        );
      }
      throw error;
    }
  }
}
