import type { ReactNode } from 'react';
import type {
  BaseImageAudit,
  BaseImageAuditRow,
} from '@image-insights/backstage-plugin-image-insights-common';
import { wideByteColumn } from '../../../format';
import { Bytes, useText, When } from '../../common';
import { type AuditSort, AuditTable, Name, type OpenRow } from '../common';
import styles from '../common/Audits.module.css';
import { baseName } from './baseName';
import type { BaseOrder } from './baseOrders';
import { Behind } from './Behind';
import { EndOfLife } from './EndOfLife';

/** Base images in use, and how old. */
export function BaseImageTable(props: {
  audit: Pick<BaseImageAudit, 'items' | 'totalCount'>;
  isStale?: boolean;
  sort?: AuditSort<BaseOrder>;
  open?: OpenRow;
  children?: (row: BaseImageAuditRow) => ReactNode;
}) {
  const text = useText();
  const { t, locale } = text;
  const { audit, ...shown } = props;
  const { items, totalCount } = audit;
  const columnOf = (read: (row: BaseImageAuditRow) => number | undefined) =>
    wideByteColumn(
      items.flatMap(row => read(row) ?? []),
      locale,
    );
  const sizes = columnOf(row => row.compressedBytes);
  const moves = columnOf(row => row.updateMovesBytes);
  const saves = columnOf(row => row.oneBaseSavesBytes);
  return (
    <AuditTable
      label={t('audits.baseImages.table', {
        amount: totalCount.toLocaleString(locale),
      })}
      rows={items}
      keyOf={row => row.key}
      first={{
        label: t('audits.baseImages.columnBase'),
        order: 'name',
        name: row => <Name>{baseName(row, text)}</Name>,
        about: row => <About row={row} />,
      }}
      columns={[
        {
          label: t('audits.columnServices'),
          order: 'services',
          cell: row => row.services.toLocaleString(locale),
        },
        {
          label: t('audits.baseImages.columnBehind'),
          order: 'behind',
          cell: row => <Behind row={row} />,
        },
        {
          label: t('audits.baseImages.columnBuilt'),
          shown: 'tertiary',
          cell: row => (
            <Known row={row} value={row.newestBuiltAt}>
              {time => <When time={time} />}
            </Known>
          ),
        },
        {
          label: t('audits.baseImages.columnSize'),
          order: 'bytes',
          shown: 'secondary',
          cell: row => (
            <Known row={row} value={row.compressedBytes}>
              {bytes => <Bytes bytes={bytes} format={sizes} />}
            </Known>
          ),
        },
        {
          label: t('audits.baseImages.columnMoves'),
          shown: 'secondary',
          cell: row => (
            <Known row={row} value={movesOf(row)}>
              {bytes => <BytesOrNothing bytes={bytes} format={moves} />}
            </Known>
          ),
        },
        {
          label: t('audits.baseImages.columnSaves'),
          order: 'saving',
          cell: row => (
            <Known row={row} value={row.oneBaseSavesBytes}>
              {bytes => <BytesOrNothing bytes={bytes} format={saves} />}
            </Known>
          ),
        },
      ]}
      {...shown}
    />
  );
}

/** What is worth telling of a base below its name. */
function About(props: { row: BaseImageAuditRow }) {
  const { t } = useText();
  const { row } = props;
  return (
    <>
      {row.variants > 1 && (
        <span>{t('audits.baseImages.variants', { count: row.variants })}</span>
      )}
      {row.newestName !== undefined && (
        <span>
          {t('audits.baseImages.newestName', {
            name: <Name>{row.newestName}</Name>,
          })}
        </span>
      )}
      <EndOfLife row={row} />
    </>
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
    <span className={styles.quiet}>{t('audits.baseImages.nothing')}</span>
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
