import {
  CostSettings,
  Currency,
  PriceOverride,
} from '@image-insights/backstage-plugin-image-insights-common';

/** What app-config says of how images are pulled, and what that costs. */
export interface CostConfig {
  /** Settings that are said; the others are inferred or default. */
  settings: Partial<CostSettings>;
  /** By host, settings that are said of images of that registry only. */
  registries: Map<string, Partial<CostSettings>>;
  /**
   * Shares of nodes by platform, summing to 1; empty: all are of the platform
   * that is followed first.
   */
  platformShares: Map<string, number>;
  currency: Currency;
  /** Prices in place of the list's. */
  prices: PriceOverride[];
}
