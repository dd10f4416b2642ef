import { Fragment, type ReactNode } from 'react';
import {
  formatBytes,
  type LayerAudit,
  type LayerAuditRow,
} from '@image-insights/backstage-plugin-image-insights-common';
import { wideByteColumn } from '../../../format';
import { shortInstruction } from '../../../layers';
import { Bytes, DataTable, useText } from '../../common';
import tableStyles from '../../common/table.module.css';
import { KindLabel } from '../../layers/KindLabel';
import { type AuditSort, type OpenRow, RowToggle, SortHead } from '../common';
import styles from '../common/Audits.module.css';
import type { LayerOrder } from './layerOrders';

const columns = 5;

/**
 * Layers that several images hold. Without `sort` and `open` it is a plain
 * table, as a report prints it.
 */
export function SharedLayerTable(props: {
  audit: Pick<LayerAudit, 'items' | 'totalCount'>;
  isStale?: boolean;
  sort?: AuditSort<LayerOrder>;
  open?: OpenRow;
  children?: (row: LayerAuditRow) => ReactNode;
}) {
  const { t, locale } = useText();
  const { audit, isStale, sort, open, children } = props;
  const { items, totalCount } = audit;
  const sizes = wideByteColumn(
    items.map(row => row.compressedBytes),
    locale,
  );
  const savings = wideByteColumn(
    items.map(row => row.savedBytes),
    locale,
  );
  const number = tableStyles.number;
  return (
    <DataTable
      label={t('audits.layers.table', {
        amount: totalCount.toLocaleString(locale),
      })}
      isStale={isStale}
    >
      <thead>
        <tr>
          <th scope="col">{t('audits.layers.columnLayer')}</th>
          <SortHead
            order="bytes"
            label={t('audits.layers.columnSize')}
            sort={sort}
            isNumber
          />
          <SortHead
            order="images"
            label={t('audits.columnImages')}
            sort={sort}
            isNumber
          />
          <SortHead
            order="services"
            label={t('audits.columnServices')}
            sort={sort}
            isNumber
            className={styles.secondary}
          />
          <SortHead
            order="saving"
            label={t('audits.layers.columnSaved')}
            sort={sort}
            isNumber
          />
        </tr>
      </thead>
      <tbody>
        {items.map(row => {
          const isOpen = open?.key === row.digest;
          return (
            <Fragment key={row.digest}>
              <tr>
                <th scope="row" className={styles.named}>
                  <RowToggle
                    isOpen={isOpen}
                    isWanted={open?.isWanted(row.digest)}
                    onToggle={open && (() => open.toggle(row.digest))}
                  >
                    <span className={styles.instruction}>
                      {shortInstruction(row) ?? t('layers.noInstruction')}
                    </span>
                  </RowToggle>
                  <div className={styles.meta}>
                    <KindLabel kind={row.kind} />
                    {row.baseName !== undefined && (
                      <span>{t('figures.base', { name: row.baseName })}</span>
                    )}
                    {row.copies && row.copies.layers > 0 && (
                      <span>
                        {t('audits.layers.copies', {
                          count: row.copies.layers,
                          bytes: formatBytes(row.copies.compressedBytes, {
                            locale,
                          }),
                        })}
                      </span>
                    )}
                  </div>
                </th>
                <td className={number}>
                  <Bytes bytes={row.compressedBytes} format={sizes} />
                </td>
                <td className={number}>{row.images.toLocaleString(locale)}</td>
                <td className={`${number} ${styles.secondary}`}>
                  {row.services.toLocaleString(locale)}
                </td>
                <td className={number}>
                  <Bytes bytes={row.savedBytes} format={savings} />
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
