import { memo, useCallback } from 'react';
import { Link } from '@backstage/ui';
import type {
  LeaderboardGroup,
  LeaderboardGroups,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useEntityLink } from '../../entity';
import { numberText } from '../../format';
import type { UrlState } from '../../url';
import { Bytes, Delta, Spark, useText } from '../common';
import { useMoney } from '../cost/useMoney';
import { BoardTable, cellClass, keyOf, type BoardColumn } from './BoardTable';
import { RankCell } from './RankCell';
import { Unknown } from './Unknown';
import type { Board } from './boardState';
import { figureColumns, isMeasured, type FigureColumn } from './figureColumns';
import { labelOfValue } from './labelOfValue';
import type { Measure } from './measures';
import { useSizeFormat } from './useSizeFormat';
import styles from './Leaderboard.module.css';

type GroupBy = Exclude<Board, 'service'>;

type ColumnId = 'key' | 'services' | FigureColumn | 'worst';

const columns: Record<ColumnId, BoardColumn> = {
  key: { shown: 'always' },
  services: { shown: 'chosen', isNumber: true },
  ...figureColumns,
  worst: { shown: 'wide' },
};

const GroupRow = memo(function DrawnGroupRow(props: {
  group: LeaderboardGroup;
  by: GroupBy;
  orderBy: Measure;
  currency?: string;
  /** Its services; nothing where services have no owner or system. */
  href?: string;
  /** Classes of its cells. */
  cellOf: (id: ColumnId) => string;
  format?: (bytes: number) => string;
}) {
  const { t, locale } = useText();
  const { group, by, orderBy, currency = 'USD', href, cellOf, format } = props;
  const { key, score, worst, change30Days, amountPerMonth } = group;
  const money = useMoney({ code: currency });
  const link = useEntityLink();
  return (
    <tr className={styles.row}>
      <RankCell
        rank={group.rank}
        isMeasured={isMeasured({ ...group, cost: amountPerMonth }, orderBy)}
      />
      <th scope="row" className={cellOf('key')}>
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
      <td className={cellOf('services')}>
        {numberText(group.services, locale)}
        {group.notRead > 0 && (
          <span className={styles.aside}>
            {t('board.notRead', { count: group.notRead })}
          </span>
        )}
      </td>
      <td className={cellOf('size')}>
        <Bytes bytes={group.compressedBytes} format={format} />
      </td>
      <td className={cellOf('trend')}>
        <Spark points={group.spark} />
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
          <span title={t('board.meanOf', { count: score.services })}>
            {`${score.points} · ${score.grade}`}
          </span>
        ) : (
          <Unknown text={t('leaderboard.notJudged')} />
        )}
      </td>
      <td className={cellOf('cost')}>
        {amountPerMonth === undefined ? (
          <Unknown text={t('leaderboard.notCosted')} />
        ) : (
          money.estimate(amountPerMonth)
        )}
      </td>
      <td className={cellOf('wasted')}>
        {group.wastedBytes === undefined ? (
          <Unknown text={t('leaderboard.notRead')} />
        ) : (
          <Bytes bytes={group.wastedBytes} />
        )}
      </td>
      <td className={cellOf('worst')}>
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
  const { t } = useText();
  const cellOf = useCallback(
    (id: ColumnId) => cellClass(columns[id], orderBy),
    [orderBy],
  );
  const format = useSizeFormat(groups.items.map(row => row.compressedBytes));
  return (
    <BoardTable
      label={label}
      columns={columns}
      titles={[
        ['key', t(`leaderboard.${by}`)],
        ['services', t('board.columnServices')],
        ['size', t('leaderboard.columnSize')],
        ['trend', t('leaderboard.columnTrend')],
        ['change', t('leaderboard.columnChange')],
        ['score', t('board.columnMeanScore')],
        ['cost', t('leaderboard.columnCost')],
        ['wasted', t('leaderboard.columnWasted')],
        ['worst', t(`board.worst_${orderBy}`)],
      ]}
      orderBy={orderBy}
      order={order}
      isStale={isStale}
    >
      {groups.items.map((group, place) => (
        <GroupRow
          key={keyOf(place)}
          group={group}
          by={by}
          orderBy={orderBy}
          currency={groups.currency}
          href={
            group.key === undefined
              ? undefined
              : url.href({ by: undefined, after: undefined, [by]: group.key })
          }
          cellOf={cellOf}
          format={format}
        />
      ))}
    </BoardTable>
  );
}
