import { Link } from '@backstage/ui';
import type {
  CostNote,
  Price,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatDate } from '../../format';
import { DataTable, InEnglish, useText } from '../common';
import { PriceMarks } from './PriceMarks';
import { priceText } from './priceText';
import { usePriceTexts } from './usePriceTexts';
import styles from './Cost.module.css';

/** A price as a table shows it. */
export type ShownPrice = Pick<
  Price,
  | 'id'
  | 'title'
  | 'region'
  | 'unit'
  | 'unitBytes'
  | 'tiers'
  | 'asOf'
  | 'source'
  | 'sourceUrl'
  | 'confidence'
  | 'note'
  | 'isOverridden'
>;

/** The prices that figures use: when and where they were seen, how sure they are. */
export function PriceTable(props: {
  label: string;
  prices: readonly ShownPrice[];
  notes: readonly CostNote[];
}) {
  const text = useText();
  const { t, locale } = text;
  const { label, prices, notes } = props;
  return (
    <DataTable label={label}>
      <thead>
        <tr>
          <th scope="col">{t('cost.columnPrice')}</th>
          <th scope="col">{t('cost.columnUsd')}</th>
          <th scope="col">{t('cost.columnSeen')}</th>
          <th scope="col">{t('cost.columnSource')}</th>
          <th scope="col" className={styles.secondary}>
            {t('cost.columnConfidence')}
          </th>
        </tr>
      </thead>
      <tbody>
        {prices.map(price => (
          <tr key={`${price.id} ${price.region ?? ''}`}>
            <th scope="row">
              <Said price={price} field="title" />
              {price.region && (
                <span className={styles.quiet}> · {price.region}</span>
              )}
              {price.note && (
                <div className={styles.quiet}>
                  <Said price={price} field="note" />
                </div>
              )}
            </th>
            <td>
              {priceText(price, text)}{' '}
              <PriceMarks
                notes={notes.filter(({ subject }) => subject === price.id)}
              />
            </td>
            <td>
              <time dateTime={price.asOf}>
                {formatDate(price.asOf, locale)}
              </time>
            </td>
            <td>
              {price.sourceUrl ? (
                <Link href={price.sourceUrl} target="_blank">
                  {price.source}
                </Link>
              ) : (
                price.source
              )}
              {price.isOverridden && (
                <div className={styles.quiet}>{t('cost.priceOverridden')}</div>
              )}
            </td>
            <td className={styles.secondary}>
              {t(`cost.price_${price.confidence}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function Said(props: { price: ShownPrice; field: 'title' | 'note' }) {
  const texts = usePriceTexts();
  const { price, field } = props;
  const words = texts[field](price);
  return texts.isAsSent(price, field) ? (
    <InEnglish>{words}</InEnglish>
  ) : (
    <>{words}</>
  );
}
