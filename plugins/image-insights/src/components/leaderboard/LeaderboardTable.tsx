import { memo } from 'react';
import { Link } from '@backstage/ui';
import {
  formatBytes,
  type LeaderboardRow,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useEntityLink } from '../../entity';
import { Bytes, Delta, Spark, useText } from '../common';
import { ScoreText } from '../score/ScoreText';
import { BoardTable, cellClass, type BoardColumn } from './BoardTable';
import { MonthlyCost } from './MonthlyCost';
import { RankCell } from './RankCell';
import { labelOfValue } from './labelOfValue';
import type { Measure } from './measures';
import { useSizeFormat } from './useSizeFormat';
import styles from './Leaderboard.module.css';

function useColumns() {
  const { t } = useText();
  const column = (
    id: string,
    title: string,
    rest: Omit<BoardColumn, 'id' | 'title'>,
  ): BoardColumn => ({ id, title, ...rest });
  return {
    service: column('service', t('leaderboard.columnService'), {
      shown: 'always',
    }),
    owner: column('owner', t('leaderboard.columnOwner'), { shown: 'chosen' }),
    size: column('size', t('leaderboard.columnSize'), {
      shown: 'always',
      isNumber: true,
      measure: 'compressedBytes',
    }),
    trend: column('trend', t('leaderboard.columnTrend'), { shown: 'always' }),
    change: column('change', t('leaderboard.columnChange'), {
      shown: 'always',
      isNumber: true,
      measure: 'growth',
    }),
    score: column('score', t('leaderboard.columnScore'), {
      shown: 'chosen',
      isNumber: true,
      measure: 'score',
    }),
    cost: column('cost', t('leaderboard.columnCost'), {
      shown: 'chosen',
      isNumber: true,
      measure: 'cost',
    }),
    wasted: column('wasted', t('leaderboard.columnWasted'), {
      shown: 'chosen',
      isNumber: true,
      measure: 'wastedBytes',
    }),
  };
}

/** A service; drawn again only when something of it changed. */
const ServiceRow = memo(function DrawnServiceRow(props: {
  row: LeaderboardRow;
  orderBy: Measure;
  hasPlaces: boolean;
  href: string;
  format?: (bytes: number) => string;
}) {
  const { t, locale } = useText();
  const { row, orderBy, hasPlaces, href, format } = props;
  const { owner, budget, change30Days, score, wastedBytes } = row;
  const columns = useColumns();
  const of = (column: BoardColumn) => cellClass(column, orderBy);
  return (
    <tr className={styles.row}>
      <RankCell
        rank={row.rank}
        previousRank={row.previousRank}
        isMeasured={measureOf(row, orderBy) !== undefined}
        hasPlaces={hasPlaces}
      />
      <th scope="row" className={of(columns.service)}>
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
      <td className={of(columns.owner)}>
        {owner ? labelOfValue(owner) : t('leaderboard.noOwner')}
      </td>
      <td className={of(columns.size)}>
        <Bytes bytes={row.compressedBytes} format={format} />
      </td>
      <td className={of(columns.trend)}>
        <Spark points={row.spark} />
      </td>
      <td className={of(columns.change)}>
        {change30Days ? (
          <Delta change={change30Days} />
        ) : (
          <Unknown text={t('leaderboard.noEarlier')} />
        )}
      </td>
      <td className={of(columns.score)}>
        {score ? (
          <ScoreText score={score} />
        ) : (
          <Unknown text={t('leaderboard.notJudged')} />
        )}
      </td>
      <td className={of(columns.cost)}>
        <MonthlyCost row={row} href={`${href}/cost`} />
      </td>
      <td className={of(columns.wasted)}>
        {wastedBytes === undefined ? (
          <Unknown text={t('leaderboard.notRead')} />
        ) : (
          <Bytes bytes={wastedBytes} />
        )}
      </td>
    </tr>
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
  const { label, rows, orderBy, order, isStale } = props;
  // What deployments cost 30 days ago is not known, nor who was first then.
  const hasPlaces = orderBy !== 'cost';
  const columns = useColumns();
  const format = useSizeFormat(rows.map(row => row.compressedBytes));
  const link = useEntityLink();
  return (
    <BoardTable
      label={label}
      columns={Object.values(columns)}
      orderBy={orderBy}
      order={order}
      isStale={isStale}
      hasPlaces={hasPlaces}
    >
      {rows.map(row => (
        <ServiceRow
          key={row.entityRef}
          row={row}
          orderBy={orderBy}
          hasPlaces={hasPlaces}
          href={link(row.entityRef)}
          format={format}
        />
      ))}
    </BoardTable>
  );
}

/** Why a figure is not known, in place of it. */
export function Unknown(props: { text: string }) {
  return <span className={styles.unknown}>{props.text}</span>;
}

function measureOf(row: LeaderboardRow, orderBy: Measure): unknown {
  switch (orderBy) {
    case 'growth':
      return row.change30Days;
    case 'score':
      return row.score;
    case 'cost':
      return row.cost;
    case 'wastedBytes':
      return row.wastedBytes;
    default:
      return row.compressedBytes;
  }
}
