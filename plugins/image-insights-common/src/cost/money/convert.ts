import { Currency } from '../schema';

/** A dollar amount in the configured currency, not rounded. @public */
export function convert(usd: number, currency: Currency): number {
  return usd * currency.perUsd;
}
