import type { ReactNode } from 'react';
import {
  formatBytes,
  type LayerAudit,
  type LayerAuditRow,
} from '@image-insights/backstage-plugin-image-insights-common';
import { wideByteColumn } from '../../../format';
import { shortInstruction } from '../../../layers';
import { Bytes, useText } from '../../common';
import { KindLabel } from '../../layers/KindLabel';
import { type AuditSort, AuditTable, Name, type OpenRow } from '../common';
import styles from '../common/Audits.module.css';
import type { LayerOrder } from './layerOrders';

/** Layers that several images hold. */
export function SharedLayerTable(props: {
  audit: Pick<LayerAudit, 'items' | 'totalCount'>;
  isStale?: boolean;
  sort?: AuditSort<LayerOrder>;
  open?: OpenRow;
  children?: (row: LayerAuditRow) => ReactNode;
}) {
  const { t, locale } = useText();
  const { audit, ...shown } = props;
  const { items, totalCount } = audit;
  const sizes = wideByteColumn(
    items.map(row => row.compressedBytes),
    locale,
  );
  const savings = wideByteColumn(
    items.map(row => row.savedBytes),
    locale,
  );
  return (
    <AuditTable
      label={t('audits.layers.table', {
        amount: totalCount.toLocaleString(locale),
      })}
      rows={items}
      keyOf={row => row.digest}
      first={{
        label: t('audits.layers.columnLayer'),
        name: row => (
          <span className={styles.instruction}>
            {shortInstruction(row) ?? t('layers.noInstruction')}
          </span>
        ),
        about: row => <About row={row} />,
      }}
      columns={[
        {
          label: t('audits.layers.columnSize'),
          order: 'bytes',
          cell: row => <Bytes bytes={row.compressedBytes} format={sizes} />,
        },
        {
          label: t('audits.columnImages'),
          order: 'images',
          cell: row => row.images.toLocaleString(locale),
        },
        {
          label: t('audits.columnServices'),
          order: 'services',
          shown: 'secondary',
          cell: row => row.services.toLocaleString(locale),
        },
        {
          label: t('audits.layers.columnSaved'),
          order: 'saving',
          cell: row => <Bytes bytes={row.savedBytes} format={savings} />,
        },
      ]}
      {...shown}
    />
  );
}

/** Of what kind a layer is, where it is from, and what is not shared of it. */
function About(props: { row: LayerAuditRow }) {
  const { t, locale } = useText();
  const { kind, baseName, copies } = props.row;
  return (
    <>
      <KindLabel kind={kind} />
      {baseName !== undefined && (
        <span>
          <Name>{baseName}</Name>
        </span>
      )}
      {copies && copies.layers > 0 && (
        <span>
          {t('audits.layers.copies', {
            count: copies.layers,
            bytes: formatBytes(copies.compressedBytes, { locale }),
          })}
        </span>
      )}
    </>
  );
}
