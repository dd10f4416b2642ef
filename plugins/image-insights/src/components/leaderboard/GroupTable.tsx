import { memo } from 'react';
import { Link } from '@backstage/ui';
import type {
  LeaderboardGroup,
  LeaderboardGroups,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useEntityLink } from '../../entity';
import type { UrlState } from '../../url';
import { Bytes, Delta, Spark, useText } from '../common';
import { useMoney } from '../cost/useMoney';
import { BoardTable, cellClass, type BoardColumn } from './BoardTable';
import { Unknown } from './LeaderboardTable';
import { RankCell } from './RankCell';
import type { Board } from './boardState';
import { labelOfValue } from './labelOfValue';
import type { Measure } from './measures';
import { useSizeFormat } from './useSizeFormat';
import styles from './Leaderboard.module.css';

type GroupBy = Exclude<Board, 'service'>;

function useColumns(by: GroupBy, orderBy: Measure) {
  const { t } = useText();
  const column = (
    id: string,
    title: string,
    rest: Omit<BoardColumn, 'id' | 'title'>,
  ): BoardColumn => ({ id, title, ...rest });
  return {
    key: column('key', t(`leaderboard.${by}`), { shown: 'always' }),
    services: column('services', t('board.columnServices'), {
      shown: 'chosen',
      isNumber: true,
    }),
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
    score: column('score', t('board.columnMeanScore'), {
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
    worst: column('worst', t(`board.worst_${orderBy}`), { shown: 'wide' }),
  };
}

const GroupRow = memo(function DrawnGroupRow(props: {
  group: LeaderboardGroup;
  by: GroupBy;
  orderBy: Measure;
  currency?: string;
  /** Its services; nothing where services have no owner or system. */
  href?: string;
  format?: (bytes: number) => string;
}) {
  const { t, locale } = useText();
  const { group, by, orderBy, currency = 'USD', href, format } = props;
  const { key, score, worst, change30Days, amountPerMonth } = group;
  const columns = useColumns(by, orderBy);
  const money = useMoney({ code: currency });
  const link = useEntityLink();
  const of = (column: BoardColumn) => cellClass(column, orderBy);
  return (
    <tr className={styles.row}>
      <RankCell
        rank={group.rank}
        isMeasured={measureOf(group, orderBy) !== undefined}
      />
      <th scope="row" className={of(columns.key)}>
        <span className={styles.service}>
          {key === undefined || href === undefined ? (
            <span>{t(`board.none_${by}`)}</span>
          ) : (
            <Link className={styles.wholeRow} href={href}>
              {labelOfValue(key)}
            </Link>
          )}
          <span className={`${styles.quiet} ${styles.narrowOnly}`}>
            {t('leaderboard.services', { count: group.services })}
          </span>
          {group.overBudget > 0 && (
            <span className={styles.over}>
              {t('board.overBudget', { count: group.overBudget })}
            </span>
          )}
        </span>
      </th>
      <td className={of(columns.services)}>
        {group.services.toLocaleString(locale)}
        {group.notRead > 0 && (
          <span className={styles.aside}>
            {t('board.notRead', { count: group.notRead })}
          </span>
        )}
      </td>
      <td className={of(columns.size)}>
        <Bytes bytes={group.compressedBytes} format={format} />
      </td>
      <td className={of(columns.trend)}>
        <Spark points={group.spark} />
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
          <span title={t('board.meanOf', { count: score.services })}>
            {`${score.points} · ${score.grade}`}
          </span>
        ) : (
          <Unknown text={t('leaderboard.notJudged')} />
        )}
      </td>
      <td className={of(columns.cost)}>
        {amountPerMonth === undefined ? (
          <Unknown text={t('leaderboard.notCosted')} />
        ) : (
          money.estimate(amountPerMonth)
        )}
      </td>
      <td className={of(columns.wasted)}>
        {group.wastedBytes === undefined ? (
          <Unknown text={t('leaderboard.notRead')} />
        ) : (
          <Bytes bytes={group.wastedBytes} />
        )}
      </td>
      <td className={of(columns.worst)}>
        {worst && <Link href={link(worst.entityRef)}>{worst.title}</Link>}
      </td>
    </tr>
  );
});

/** Owners or systems in their order; each leads to its services. */
export function GroupTable(props: {
  label: string;
  by: GroupBy;
  groups: LeaderboardGroups;
  orderBy: Measure;
  order: 'asc' | 'desc';
  isStale: boolean;
  url: UrlState;
}) {
  const { label, by, groups, orderBy, order, isStale, url } = props;
  const columns = useColumns(by, orderBy);
  const format = useSizeFormat(groups.items.map(row => row.compressedBytes));
  return (
    <BoardTable
      label={label}
      columns={Object.values(columns)}
      orderBy={orderBy}
      order={order}
      isStale={isStale}
    >
      {groups.items.map(group => (
        <GroupRow
          key={group.key ?? ''}
          group={group}
          by={by}
          orderBy={orderBy}
          currency={groups.currency}
          href={
            group.key === undefined
              ? undefined
              : url.href({ by: undefined, after: undefined, [by]: group.key })
          }
          format={format}
        />
      ))}
    </BoardTable>
  );
}

function measureOf(group: LeaderboardGroup, orderBy: Measure): unknown {
  switch (orderBy) {
    case 'growth':
      return group.change30Days;
    case 'score':
      return group.score;
    case 'cost':
      return group.amountPerMonth;
    case 'wastedBytes':
      return group.wastedBytes;
    default:
      return group.compressedBytes;
  }
}
