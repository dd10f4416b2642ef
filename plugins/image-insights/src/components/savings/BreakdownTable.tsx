import { Link } from '@backstage/ui';
import type {
  CostRow,
  OrganisationCost,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useEntityLink } from '../../entity';
import { formatShare } from '../../format';
import type { UrlState } from '../../url';
import { Bytes, DataTable, useText } from '../common';
import tableStyles from '../common/table.module.css';
import { useMoney } from '../cost/useMoney';
import { labelOfValue } from '../leaderboard/labelOfValue';
import styles from './Savings.module.css';

/** By what the whole can be split; the first is what is shown at first. */
export const breakdowns = ['service', 'owner', 'system', 'registry'] as const;
/** One of {@link breakdowns}. */
export type Breakdown = (typeof breakdowns)[number];

/** What each service, owner, system or registry takes of the whole. */
export function BreakdownTable(props: {
  by: Breakdown;
  cost: OrganisationCost;
  isStale: boolean;
  url: UrlState;
}) {
  const { t, locale } = useText();
  const { by, cost, isStale, url } = props;
  const { items, totals } = cost;
  const money = useMoney(cost.currency);
  const number = tableStyles.number;
  return (
    <DataTable
      label={t(`savings.table_${by}`, {
        rows: cost.totalCount.toLocaleString(locale),
      })}
      isStale={isStale}
    >
      <thead className={styles.heads}>
        <tr>
          <th scope="col">{t(`savings.by_${by}`)}</th>
          {by !== 'service' && (
            <th scope="col" className={number}>
              {t('savings.columnServices')}
            </th>
          )}
          <th scope="col" className={number}>
            {t('savings.columnMonth')}
          </th>
          <th scope="col" className={`${number} ${styles.secondary}`}>
            {t('savings.columnShare')}
          </th>
          <th scope="col" className={number}>
            {t('savings.columnMoves')}
          </th>
          {by === 'service' && (
            <th scope="col" className={`${number} ${styles.medium}`}>
              {t('savings.columnDeployment')}
            </th>
          )}
          <th scope="col" className={`${number} ${styles.secondary}`}>
            {t('savings.columnDeployments')}
          </th>
          <th scope="col" className={`${number} ${styles.medium}`}>
            {t('savings.columnStored')}
          </th>
          <th scope="col" className={`${number} ${styles.secondary}`}>
            {t('savings.columnSavable')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(row => (
          <tr key={row.key ?? ''}>
            <th scope="row" className={styles.name}>
              <Name by={by} row={row} url={url} />
            </th>
            {by !== 'service' && (
              <td className={number}>{row.services.toLocaleString(locale)}</td>
            )}
            <td className={number}>{money.estimate(row.amountPerMonth)}</td>
            <td className={`${number} ${styles.secondary}`}>
              <Share part={row.amountPerMonth} whole={totals.amountPerMonth} />
            </td>
            <td className={number}>
              <Bytes bytes={row.bytesPerMonth} />
            </td>
            {by === 'service' && (
              <td className={`${number} ${styles.medium}`}>
                <Bytes bytes={row.bytesPerDeployment} />
              </td>
            )}
            <td className={`${number} ${styles.secondary}`}>
              <span className={styles.two}>
                <Deployments amount={row.deploymentsPerMonth} />
                {by === 'service' && (
                  <span className={styles.alone}>
                    {t(`cost.source_${row.deploymentsSource}`)}
                  </span>
                )}
              </span>
            </td>
            <td className={`${number} ${styles.medium}`}>
              {money.estimate(row.storageAmountPerMonth)}
            </td>
            <td className={`${number} ${styles.secondary}`}>
              {row.savableBytesPerMonth === 0
                ? t('savings.nothing')
                : money.estimate(row.savableAmountPerMonth)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className={tableStyles.sum}>
          <th scope="row">{t('savings.all')}</th>
          {by !== 'service' && (
            <td className={number}>{totals.services.toLocaleString(locale)}</td>
          )}
          <td className={number}>{money.estimate(totals.amountPerMonth)}</td>
          <td className={`${number} ${styles.secondary}`} />
          <td className={number}>
            <Bytes bytes={totals.bytesPerMonth} />
          </td>
          {by === 'service' && <td className={styles.medium} />}
          <td className={`${number} ${styles.secondary}`}>
            <Deployments amount={totals.deploymentsPerMonth} />
          </td>
          <td className={`${number} ${styles.medium}`}>
            {money.estimate(totals.storageAmountPerMonth)}
          </td>
          <td className={styles.secondary} />
        </tr>
      </tfoot>
    </DataTable>
  );
}

/** A service leads to its cost; all else narrows this page to it. */
function Name(props: { by: Breakdown; row: CostRow; url: UrlState }) {
  const { t } = useText();
  const { by, row, url } = props;
  const link = useEntityLink();
  if (row.key === undefined) return <>{t(`savings.without_${by}`)}</>;
  if (by === 'service') {
    return <Link href={link(row.key, '/cost')}>{row.title}</Link>;
  }
  const name = labelOfValue(row.title);
  return (
    <Link
      href={url.href({ [by]: [row.key], by: undefined, after: undefined })}
      aria-label={t('savings.filterBy', { name })}
    >
      {name}
    </Link>
  );
}

/** A part of the whole as a percentage and a bar from zero. */
function Share(props: { part: number; whole: number }) {
  const { locale } = useText();
  const share = props.whole > 0 ? props.part / props.whole : 0;
  return (
    <span className={styles.share}>
      <span className={styles.track} aria-hidden>
        <span
          className={styles.fill}
          style={{ display: 'block', width: `${100 * share}%` }}
        />
      </span>
      {formatShare(share, locale)}
    </span>
  );
}

/** Deployments are counted over 90 days, so that a month may have half of one. */
function Deployments(props: { amount: number }) {
  const { locale } = useText();
  return (
    <>
      {props.amount.toLocaleString(locale, {
        maximumFractionDigits: props.amount < 100 ? 1 : 0,
      })}
    </>
  );
}
