import type { Price } from '@image-insights/backstage-plugin-image-insights-common';
import { formatPrice } from '../../format';
import type { Text } from '../common';

/** What one unit of a price is: `GiB`, `GB`, or so many bytes. */
export function unitText(unitBytes: number, { t, locale }: Text): string {
  if (unitBytes === 2 ** 30) return 'GiB';
  if (unitBytes === 1e9) return 'GB';
  return t('cost.unit_bytes', { bytes: unitBytes.toLocaleString(locale) });
}

/**
 * A list price, always in dollars, as lists are: `$0.048 per GiB`; with tiers,
 * each with what it holds up to.
 */
export function priceText(
  price: Pick<Price, 'tiers' | 'unit' | 'unitBytes'>,
  text: Text,
): string {
  const { t, locale } = text;
  const write = (usd: number) => formatPrice(usd, { currency: 'USD', locale });
  if (price.tiers.every(({ usd }) => usd === 0)) return t('cost.priceFree');
  const unit = unitText(price.unitBytes ?? 1, text);
  const per =
    price.unit === 'hour' || price.unit === 'day'
      ? t(`cost.per_${price.unit}`)
      : t(`cost.per_${price.unit}`, { unit });
  if (price.tiers.length === 1) return `${write(price.tiers[0].usd)} ${per}`;
  const tiers = price.tiers.map(({ usd, upTo }) =>
    upTo === undefined
      ? t('cost.tierAbove', { usd: write(usd) })
      : t('cost.tierUpTo', {
          usd: write(usd),
          units: `${upTo.toLocaleString(locale)} ${unit}`,
        }),
  );
  return `${tiers.join(', ')}, ${per}`;
}
