import { oneOf, type UrlState } from '../../../url';
import { placeNames, without } from './serviceFilters';

/** In which order a list stands, and how another is asked for. */
export interface AuditSort<Order extends string> {
  orderBy: Order;
  order: 'asc' | 'desc';
  /** The most or the first letter first; the other way round when asked again. */
  by: (order: Order) => void;
}

/**
 * The order that an address asks for; `unknown` is what it asks for in vain.
 *
 * @param orders - those that there are, the usual one first
 * @param names - those of them that are words, which begin at A
 */
export function auditSort<Order extends string>(options: {
  url: UrlState;
  orders: readonly Order[];
  names?: readonly Order[];
}): AuditSort<Order> & { unknown?: string } {
  const { url, orders, names = [] } = options;
  const usual = `-${orders[0]}`;
  const { value, unknown } = oneOf(
    [usual, ...orders.flatMap(one => [`-${one}`, one])],
    url.get('sort'),
  );
  const orderBy =
    orders.find(one => one === value.replace(/^-/, '')) ?? orders[0];
  const order = value.startsWith('-') ? 'desc' : 'asc';
  return {
    orderBy,
    order,
    unknown,
    by: next => {
      const first = names.includes(next) ? 'asc' : 'desc';
      const other = first === 'asc' ? 'desc' : 'asc';
      const wanted = next === orderBy && order === first ? other : first;
      const sort = `${wanted === 'desc' ? '-' : ''}${next}`;
      url.set({
        ...without(placeNames),
        sort: sort === usual ? undefined : sort,
      });
    },
  };
}
