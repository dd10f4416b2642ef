import { Link } from '@backstage/ui';
import type {
  SavingRow,
  SavingsPlan,
} from '@image-insights/backstage-plugin-image-insights-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { useEntityLink } from '../../entity';
import { formatDuration } from '../../format';
import type { UrlState } from '../../url';
import { DataTable, useText } from '../common';
import tableStyles from '../common/table.module.css';
import { useMoney, type MoneyWriter } from '../cost/useMoney';
import { useScenarioTitle } from '../cost/useScenarioTitle';
import { labelOfValue } from '../leaderboard/labelOfValue';
import { savingHref } from './savingHref';
import styles from './Savings.module.css';

/** What to do, first things first: what each adds to the rows above it. */
export function PlanTable(props: {
  plan: SavingsPlan;
  /** Of the first row, where it is known. */
  firstRank?: number;
  isStale: boolean;
  url: UrlState;
}) {
  const { t, locale } = useText();
  const { plan, firstRank, isStale, url } = props;
  const money = useMoney(plan.currency);
  const number = tableStyles.number;
  return (
    <DataTable
      label={t('savings.planTable', {
        rows: plan.totalCount.toLocaleString(locale),
      })}
      isStale={isStale}
    >
      <thead className={styles.heads}>
        <tr>
          {firstRank !== undefined && (
            <th scope="col" className={number}>
              {t('savings.columnRank')}
            </th>
          )}
          <th scope="col">{t('savings.columnWhat')}</th>
          <th scope="col" className={styles.secondary}>
            {t('savings.columnService')}
          </th>
          <th scope="col" className={number}>
            {t('savings.columnSaves')}
          </th>
          <th scope="col" className={number}>
            {t('savings.columnTime')}
          </th>
          <th scope="col" className={`${number} ${styles.secondary}`}>
            {t('savings.columnStorage')}
          </th>
        </tr>
      </thead>
      <tbody>
        {plan.items.map((row, index) => (
          <tr key={`${row.entityRef ?? ''} ${row.id}`}>
            {firstRank !== undefined && (
              <td className={number}>{firstRank + index}</td>
            )}
            <th scope="row" className={styles.what}>
              <span className={styles.two}>
                <What row={row} url={url} />
                <span className={`${styles.alone} ${styles.narrowOnly}`}>
                  <Service row={row} isPlain />
                </span>
                {row.confidence !== 'measured' && (
                  <span className={styles.alone}>
                    {t(`cost.confidence_${row.confidence}`)}
                  </span>
                )}
              </span>
            </th>
            <td className={styles.secondary}>
              <Service row={row} />
            </td>
            <td className={number}>
              <Worth
                now={row.marginal.amountPerMonth}
                alone={row.alone.amountPerMonth}
                write={money.estimate}
                addedFixed={row.addedFixedPerMonth}
                money={money}
              />
            </td>
            <td className={number}>
              <Worth
                now={row.marginal.secondsPerMonth}
                alone={row.alone.secondsPerMonth}
                write={seconds => formatDuration(seconds, locale)}
              />
            </td>
            <td className={`${number} ${styles.secondary}`}>
              <Worth
                now={row.marginal.storageAmountPerMonth}
                alone={row.alone.storageAmountPerMonth}
                write={money.estimate}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** What to do, and the way to where one sees why. */
function What(props: { row: SavingRow; url: UrlState }) {
  const titleOf = useScenarioTitle();
  const { row, url } = props;
  const link = useEntityLink();
  const title = titleOf(row);
  const href =
    row.kind === 'path' && row.subject !== undefined
      ? url.href({ path: row.subject })
      : savingHref(row, link);
  return href === undefined ? <>{title}</> : <Link href={href}>{title}</Link>;
}

/** Whose it is, and by whom it is owned. */
function Service(props: { row: SavingRow; isPlain?: boolean }) {
  const { t } = useText();
  const { row, isPlain = false } = props;
  const link = useEntityLink();
  if (row.entityRef === undefined) return <>{t('savings.allServices')}</>;
  const title = row.title ?? parseEntityRef(row.entityRef).name;
  if (isPlain) return <>{title}</>;
  return (
    <span className={styles.two}>
      <Link href={link(row.entityRef)}>{title}</Link>
      {row.owner !== undefined && (
        <span className={styles.alone}>{labelOfValue(row.owner)}</span>
      )}
    </span>
  );
}

/** An amount with the rows above done and, where it differs, alone. */
function Worth(props: {
  now: number;
  alone: number;
  write: (amount: number) => string;
  addedFixed?: number;
  money?: MoneyWriter;
}) {
  const { t } = useText();
  const { now, alone, write, addedFixed = 0, money } = props;
  const [shown, shownAlone] = [now, alone].map(amount =>
    amount === 0 ? t('savings.nothing') : write(amount),
  );
  return (
    <span className={styles.two}>
      <span>{shown}</span>
      {shown !== shownAlone && (
        <span className={styles.alone}>
          {t('savings.alone', { amount: shownAlone })}
        </span>
      )}
      {addedFixed > 0 && money && (
        <span className={styles.alone}>
          {t('savings.addsFixed', { amount: money.exact(addedFixed) })}
        </span>
      )}
    </span>
  );
}
