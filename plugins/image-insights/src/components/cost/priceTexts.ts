import { pricesEnglish } from '../../translations/prices/english';

/** A price with its name and note, as the API sends it. */
export interface NamedPrice {
  id: string;
  region?: string;
  title: string;
  note?: string;
}

/** Names and notes of prices in the reader's language. */
export interface PriceTexts {
  title(price: NamedPrice): string;
  /** Absent where the price has none. */
  note(price: NamedPrice): string | undefined;
  /** True for words that are the API's own, in English. */
  isAsSent(price: NamedPrice, field: 'title' | 'note'): boolean;
}

/**
 * Translations of what the shipped list of prices says. Whatever else a price
 * is called, in app-config or by a newer backend, stays as it is.
 */
export function priceTexts(translate: (key: string) => string): PriceTexts {
  function translated(price: NamedPrice, field: 'title' | 'note') {
    const { id, region } = price;
    const key = [`${id}.${region}.${field}`, `${id}.${field}`].find(
      one => pricesEnglish[one] !== undefined,
    );
    if (key === undefined || price[field] !== pricesEnglish[key]) {
      return undefined;
    }
    const words = translate(key);
    return words === pricesEnglish[key] ? undefined : words;
  }
  return {
    title: price => translated(price, 'title') ?? price.title,
    note: price => translated(price, 'note') ?? price.note,
    isAsSent: (price, field) => translated(price, field) === undefined,
  };
}
