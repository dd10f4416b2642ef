import { memo, useCallback, useDeferredValue, useMemo } from 'react';
import { Link } from '@backstage/ui';
import {
  formatBytes,
  type LeaderboardRow,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useEntityLink } from '../../entity';
import { Bytes, Delta, Spark, useText } from '../common';
import { ScoreText } from '../score/ScoreText';
import { BoardTable, cellClass, keyOf, type BoardColumn } from './BoardTable';
import { MonthlyCost } from './MonthlyCost';
import { RankCell } from './RankCell';
import { Unknown } from './Unknown';
import { figureColumns, isMeasured, type FigureColumn } from './figureColumns';
import { labelOfValue } from './labelOfValue';
import type { Measure } from './measures';
import { useSizeFormat } from './useSizeFormat';
import styles from './Leaderboard.module.css';

type ColumnId = 'service' | 'owner' | FigureColumn;

const columns: Record<ColumnId, BoardColumn> = {
  service: { shown: 'always' },
  owner: { shown: 'chosen' },
  ...figureColumns,
};

/** A service; drawn again only when something of it changed. */
const ServiceRow = memo(function DrawnServiceRow(props: {
  row: LeaderboardRow;
  orderBy: Measure;
  hasPlaces: boolean;
  href: string;
  costHref: string;
  /** Classes of its cells. */
  cellOf: (id: ColumnId) => string;
  format?: (bytes: number) => string;
}) {
  const { t, locale } = useText();
  const { row, orderBy, hasPlaces, href, costHref, cellOf, format } = props;
  const { owner, budget, change30Days, score, wastedBytes } = row;
  return (
    <tr className={styles.row}>
      <RankCell
        rank={row.rank}
        previousRank={row.previousRank}
        isMeasured={isMeasured(row, orderBy)}
        hasPlaces={hasPlaces}
      />
      <th scope="row" className={cellOf('service')}>
        <span className={styles.service}>
          <Link className={styles.wholeRow} href={href}>
            {row.title}
          </Link>
          <span className={`${styles.quiet} ${styles.narrowOnly}`}>
            {owner && labelOfValue(owner)}
          </span>
          {budget && budget.overBytes > 0 && (
            <span className={styles.over}>
              {t('budget.over', {
                amount: formatBytes(budget.overBytes, { locale }),
              })}
            </span>
          )}
          {row.missingRepositories > 0 && (
            <span className={styles.quiet}>
              {t('leaderboard.missing', { count: row.missingRepositories })}
            </span>
          )}
        </span>
      </th>
      <td className={cellOf('owner')}>
        {owner ? labelOfValue(owner) : t('leaderboard.noOwner')}
      </td>
      <td className={cellOf('size')}>
        <Bytes bytes={row.compressedBytes} format={format} />
      </td>
      <td className={cellOf('trend')}>
        <Spark points={row.spark} />
      </td>
      <td className={cellOf('change')}>
        {change30Days ? (
          <Delta change={change30Days} />
        ) : (
          <Unknown text={t('leaderboard.noEarlier')} />
        )}
      </td>
      <td className={cellOf('score')}>
        {score ? (
          <ScoreText score={score} />
        ) : (
          <Unknown text={t('leaderboard.notJudged')} />
        )}
      </td>
      <td className={cellOf('cost')}>
        <MonthlyCost row={row} href={costHref} />
      </td>
      <td className={cellOf('wasted')}>
        {wastedBytes === undefined ? (
          <Unknown text={t('leaderboard.notRead')} />
        ) : (
          <Bytes bytes={wastedBytes} />
        )}
      </td>
    </tr>
  );
});

/** More than a screen shows of a page. */
const inSight = 25;

/** Rows that follow each other, from a place of the page on. */
const ServiceRows = memo(function DrawnServiceRows(props: {
  rows: readonly LeaderboardRow[];
  /** Place of the first one. */
  from: number;
  orderBy: Measure;
  hasPlaces: boolean;
  cellOf: (id: ColumnId) => string;
  format?: (bytes: number) => string;
}) {
  const { rows, from, ...others } = props;
  const link = useEntityLink();
  return (
    <>
      {rows.map((row, place) => (
        <ServiceRow
          // Rows of another page are drawn in place of these: so only what
          // differs is drawn, and not fifty rows anew.
          key={keyOf(from + place)}
          row={row}
          href={link(row.entityRef)}
          costHref={link(row.entityRef, '/cost')}
          {...others}
        />
      ))}
    </>
  );
});

/** Services in their order; each links to its Images tab. */
export function LeaderboardTable(props: {
  label: string;
  rows: readonly LeaderboardRow[];
  orderBy: Measure;
  order: 'asc' | 'desc';
  isStale: boolean;
}) {
  const { t } = useText();
  const { label, rows, orderBy, order, isStale } = props;
  // What deployments cost 30 days ago is not known, nor who was first then.
  const hasPlaces = orderBy !== 'cost';
  const cellOf = useCallback(
    (id: ColumnId) => cellClass(columns[id], orderBy),
    [orderBy],
  );
  const format = useSizeFormat(rows.map(row => row.compressedBytes));
  const shared = useMemo(
    () => ({ orderBy, hasPlaces, cellOf, format }),
    [orderBy, hasPlaces, cellOf, format],
  );
  const first = useMemo(() => rows.slice(0, inSight), [rows]);
  const rest = useMemo(
    () => ({ rows: rows.slice(inSight), ...shared }),
    [rows, shared],
  );
  // What is out of sight follows what is in sight.
  const following = useDeferredValue(rest);
  return (
    <BoardTable
      label={label}
      columns={columns}
      titles={[
        ['service', t('leaderboard.columnService')],
        ['owner', t('leaderboard.columnOwner')],
        ['size', t('leaderboard.columnSize')],
        ['trend', t('leaderboard.columnTrend')],
        ['change', t('leaderboard.columnChange')],
        ['score', t('leaderboard.columnScore')],
        ['cost', t('leaderboard.columnCost')],
        ['wasted', t('leaderboard.columnWasted')],
      ]}
      orderBy={orderBy}
      order={order}
      isStale={isStale}
      hasPlaces={hasPlaces}
    >
      <ServiceRows rows={first} from={0} {...shared} />
      <ServiceRows from={inSight} {...following} />
    </BoardTable>
  );
}
