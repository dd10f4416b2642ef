import { Fragment, type ReactNode } from 'react';
import type {
  BaseImageAudit,
  BaseImageAuditRow,
} from '@image-insights/backstage-plugin-image-insights-common';
import { wideByteColumn } from '../../../format';
import { Bytes, DataTable, useText, When } from '../../common';
import tableStyles from '../../common/table.module.css';
import {
  type AuditSort,
  Name,
  type OpenRow,
  RowToggle,
  SortHead,
} from '../common';
import styles from '../common/Audits.module.css';
import { baseName } from './baseName';
import type { BaseOrder } from './baseOrders';
import { Behind } from './Behind';
import { EndOfLife } from './EndOfLife';

const columns = 7;

/**
 * Base images in use, and how old. Without `sort` and `open` it is a plain
 * table, as a report prints it.
 */
export function BaseImageTable(props: {
  audit: Pick<BaseImageAudit, 'items' | 'totalCount'>;
  isStale?: boolean;
  sort?: AuditSort<BaseOrder>;
  open?: OpenRow;
  children?: (row: BaseImageAuditRow) => ReactNode;
}) {
  const text = useText();
  const { t, locale } = text;
  const { audit, isStale, sort, open, children } = props;
  const { items, totalCount } = audit;
  const known = (read: (row: BaseImageAuditRow) => number | undefined) =>
    items.flatMap(row => read(row) ?? []);
  const sizes = wideByteColumn(
    known(row => row.compressedBytes),
    locale,
  );
  const moves = wideByteColumn(
    known(row => row.updateMovesBytes),
    locale,
  );
  const saves = wideByteColumn(
    known(row => row.oneBaseSavesBytes),
    locale,
  );
  const number = tableStyles.number;
  const secondary = `${number} ${styles.secondary}`;
  const tertiary = `${number} ${styles.tertiary}`;
  return (
    <DataTable
      label={t('audits.baseImages.table', {
        amount: totalCount.toLocaleString(locale),
      })}
      isStale={isStale}
    >
      <thead>
        <tr>
          <SortHead
            order="name"
            label={t('audits.baseImages.columnBase')}
            sort={sort}
          />
          <SortHead
            order="services"
            label={t('audits.columnServices')}
            sort={sort}
            isNumber
          />
          <SortHead
            order="behind"
            label={t('audits.baseImages.columnBehind')}
            sort={sort}
            isNumber
          />
          <th scope="col" className={tertiary}>
            {t('audits.baseImages.columnBuilt')}
          </th>
          <SortHead
            order="bytes"
            label={t('audits.baseImages.columnSize')}
            sort={sort}
            isNumber
            className={styles.secondary}
          />
          <th scope="col" className={secondary}>
            {t('audits.baseImages.columnMoves')}
          </th>
          <SortHead
            order="saving"
            label={t('audits.baseImages.columnSaves')}
            sort={sort}
            isNumber
          />
        </tr>
      </thead>
      <tbody>
        {items.map(row => {
          const isOpen = open?.key === row.key;
          return (
            <Fragment key={row.key}>
              <tr>
                <th scope="row" className={styles.named}>
                  <RowToggle
                    isOpen={isOpen}
                    isWanted={open?.isWanted(row.key)}
                    onToggle={open && (() => open.toggle(row.key))}
                  >
                    <Name>{baseName(row, text)}</Name>
                  </RowToggle>
                  <div className={styles.meta}>
                    {row.variants > 0 && (
                      <span>
                        {t('audits.baseImages.variants', {
                          count: row.variants,
                        })}
                      </span>
                    )}
                    {row.newestName !== undefined && (
                      <span>
                        {t('audits.baseImages.newestName', {
                          name: <Name>{row.newestName}</Name>,
                        })}
                      </span>
                    )}
                    <EndOfLife row={row} />
                  </div>
                </th>
                <td className={number}>
                  {row.services.toLocaleString(locale)}
                </td>
                <td className={number}>
                  <Behind row={row} />
                </td>
                <td className={tertiary}>
                  <Known row={row} value={row.newestBuiltAt}>
                    {time => <When time={time} />}
                  </Known>
                </td>
                <td className={secondary}>
                  <Known row={row} value={row.compressedBytes}>
                    {bytes => <Bytes bytes={bytes} format={sizes} />}
                  </Known>
                </td>
                <td className={secondary}>
                  <Known row={row} value={movesOf(row)}>
                    {bytes => <BytesOrNothing bytes={bytes} format={moves} />}
                  </Known>
                </td>
                <td className={number}>
                  <Known row={row} value={row.oneBaseSavesBytes}>
                    {bytes => <BytesOrNothing bytes={bytes} format={saves} />}
                  </Known>
                </td>
              </tr>
              {isOpen && children && (
                <tr>
                  <td colSpan={columns}>{children(row)}</td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </DataTable>
  );
}

/** What taking the newest version moves: nothing where all have it. */
function movesOf(row: BaseImageAuditRow): number | undefined {
  const hasLayers = row.kind === 'named' || row.kind === 'unnamed';
  return hasLayers && row.servicesBehind === 0 ? 0 : row.updateMovesBytes;
}

function BytesOrNothing(props: {
  bytes: number;
  format: (bytes: number) => string;
}) {
  const { t } = useText();
  return props.bytes === 0 ? (
    <>{t('audits.baseImages.nothing')}</>
  ) : (
    <Bytes {...props} />
  );
}

/** A figure of a base, in words where it is not known or there is no base. */
function Known<Value>(props: {
  row: BaseImageAuditRow;
  value: Value | undefined;
  children: (value: Value) => ReactNode;
}) {
  const { t } = useText();
  const { row, value, children } = props;
  if (value !== undefined) return <>{children(value)}</>;
  return (
    <span className={styles.quiet}>
      {t(
        row.kind === 'scratch'
          ? 'audits.baseImages.doesNotApply'
          : 'common.unknown',
      )}
    </span>
  );
}
