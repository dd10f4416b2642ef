import type { Currency } from '@image-insights/backstage-plugin-image-insights-common';
import {
  formatExactMoney,
  formatMoney,
  formatMoneyChange,
  formatPrice,
  formatWholeMoney,
  type MoneyFormat,
} from '../../format';
import { useText } from '../common';

/** How amounts are written on a page, in its one currency. */
export interface MoneyWriter {
  format: MoneyFormat;
  /** `≈ $4.8` */
  estimate: (amount: number) => string;
  /** `−$1.3` */
  change: (amount: number) => string;
  /** `$98.55` */
  exact: (amount: number) => string;
  /** `$10`: a limit. */
  whole: (amount: number) => string;
  /** `$0.419095`: as arithmetic has it. */
  precise: (amount: number) => string;
}

/** Writes amounts in a currency for the present reader. */
export function useMoney(currency: Pick<Currency, 'code'>): MoneyWriter {
  const { locale } = useText();
  const format = { currency: currency.code, locale };
  return {
    format,
    estimate: amount => formatMoney(amount, format),
    change: amount => formatMoneyChange(amount, format),
    exact: amount => formatExactMoney(amount, format),
    whole: amount => formatWholeMoney(amount, format),
    precise: amount => formatPrice(amount, format),
  };
}
