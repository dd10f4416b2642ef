/** In which money, and for readers of which language. @public */
export interface MoneyFormat {
  /** ISO 4217. */
  currency: string;
  /** BCP 47. */
  locale: string;
}

const minus = '\u2212';

/** Making a format takes longer than a hundred uses of it; there are few. */
const formats = new Map<string, Intl.NumberFormat>();

function moneyFormat(
  { currency, locale }: MoneyFormat,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  const key = JSON.stringify([locale, currency, options]);
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      // Outside the United States languages write US$, which is more than one
      // needs where one currency stands on a page.
      currencyDisplay: currency === 'USD' ? 'narrowSymbol' : 'symbol',
      ...options,
    });
  formats.set(key, format);
  return format;
}

/** Decimals that the currency has: 2 for dollars, none for yen. */
function decimalsOf(format: MoneyFormat): number {
  return moneyFormat(format, {}).resolvedOptions().maximumFractionDigits ?? 2;
}

/** What is smaller than half the smallest coin is not written as nothing. */
function isBelowCoin(amount: number, format: MoneyFormat): boolean {
  const magnitude = Math.abs(amount);
  return magnitude > 0 && magnitude < 0.5 * 10 ** -decimalsOf(format);
}

/** Two significant digits, in whole coins: `$4.8`, `$0.24`, `$120`. */
function roughly(amount: number, format: MoneyFormat): string {
  const magnitude = Math.abs(amount);
  const coins = 10 ** decimalsOf(format);
  return Math.round(magnitude * coins) < Math.max(coins, 10)
    ? moneyFormat(format, {}).format(magnitude)
    : moneyFormat(format, {
        minimumSignificantDigits: 2,
        maximumSignificantDigits: 2,
      }).format(magnitude);
}

/** `< $0.01`. */
function belowCoin(format: MoneyFormat): string {
  return `< ${moneyFormat(format, {}).format(10 ** -decimalsOf(format))}`;
}

/**
 * An estimated amount: `≈ $4.8`. Two significant digits, rounded half away
 * from zero; more would say that more is known. `< $0.01` for what is not
 * nothing, `$0.00` for nothing, which needs no estimate.
 * @public
 */
export function formatMoney(amount: number, format: MoneyFormat): string {
  if (amount === 0) return moneyFormat(format, {}).format(0);
  if (isBelowCoin(amount, format)) return belowCoin(format);
  return `≈ ${amount < 0 ? minus : ''}${roughly(amount, format)}`;
}

/**
 * The same for a difference, signed and without `≈`, which stands at what it
 * is a difference of: `−$1.3`, `+$44`.
 * @public
 */
export function formatMoneyChange(amount: number, format: MoneyFormat): string {
  if (amount === 0) return moneyFormat(format, {}).format(0);
  if (isBelowCoin(amount, format)) return belowCoin(format);
  return `${amount < 0 ? minus : '+'}${roughly(amount, format)}`;
}

/**
 * An amount to the coin, as a bill has it: `$98.55`. For what is price times
 * hours, not for estimates.
 * @public
 */
export function formatExactMoney(amount: number, format: MoneyFormat): string {
  if (isBelowCoin(amount, format)) return belowCoin(format);
  return moneyFormat(format, {}).format(amount).replace('-', minus);
}

/** A price with all its digits: `$0.045`, `$0.0014`. @public */
export function formatPrice(amount: number, format: MoneyFormat): string {
  return moneyFormat(format, { maximumFractionDigits: 6 }).format(amount);
}

/** A round amount, as limits are: `$10`. @public */
export function formatWholeMoney(amount: number, format: MoneyFormat): string {
  return moneyFormat(format, { maximumFractionDigits: 0 }).format(amount);
}
