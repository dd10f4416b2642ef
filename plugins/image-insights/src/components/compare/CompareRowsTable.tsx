import { useState } from 'react';
import { Button } from '@backstage/ui';
import {
  formatBytes,
  formatBytesChange,
  type Comparison,
} from '@image-insights/backstage-plugin-image-insights-common';
import { compareRows, type CompareRow } from '../../compare';
import { byteColumn, exactBytes, signOf } from '../../format';
import { Bytes, DataTable, useText } from '../common';
import tableStyles from '../common/table.module.css';
import styles from './Compare.module.css';

/**
 * What each instruction added or took, the largest change first. The changes
 * add up to the difference of both images, to the byte.
 */
export function CompareRowsTable(props: { comparison: Comparison }) {
  const { t, locale } = useText();
  const { comparison } = props;
  const [showsAll, setShowsAll] = useState(false);
  const { changed, unchanged, unchangedBytes, largest } =
    compareRows(comparison);
  const format = byteColumn(
    [
      comparison.fromCompressedBytes,
      comparison.toCompressedBytes,
      comparison.compressedBytes,
    ].map(Math.abs),
    locale,
  );
  const row = (one: CompareRow) => (
    <Row
      key={`${one.kind} ${one.from} ${one.to}`}
      row={one}
      format={format}
      largest={largest}
    />
  );
  const secondary = `${tableStyles.number} ${styles.secondary}`;
  return (
    <DataTable label={t('compare.rows')}>
      <thead>
        <tr>
          <th scope="col">{t('compare.instruction')}</th>
          <th scope="col" className={styles.secondary}>
            {t('compare.what')}
          </th>
          <th scope="col" className={secondary}>
            {t('compare.before')}
          </th>
          <th scope="col" className={secondary}>
            {t('compare.after')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('compare.change')}
          </th>
          <td className={styles.barCell} />
        </tr>
      </thead>
      <tbody>
        {changed.map(row)}
        {showsAll && unchanged.map(row)}
        {!showsAll && unchanged.length > 0 && (
          <tr>
            <td>
              <Button
                size="small"
                variant="tertiary"
                onPress={() => setShowsAll(true)}
              >
                {t('compare.unchanged', {
                  count: unchanged.length,
                  size: formatBytes(unchangedBytes, { locale }),
                })}
              </Button>
            </td>
            <td className={styles.secondary} />
            <td className={styles.secondary} />
            <td className={styles.secondary} />
            <td className={tableStyles.number}>{format(0)}</td>
            <td className={styles.barCell} />
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr className={tableStyles.sum}>
          <th scope="row">{t('compare.sum')}</th>
          <td className={styles.secondary} />
          <td className={secondary}>
            <Bytes bytes={comparison.fromCompressedBytes} format={format} />
          </td>
          <td className={secondary}>
            <Bytes bytes={comparison.toCompressedBytes} format={format} />
          </td>
          <td className={tableStyles.number}>
            <Signed bytes={comparison.compressedBytes} format={format} />
          </td>
          <td className={styles.barCell} />
        </tr>
      </tfoot>
    </DataTable>
  );
}

function Row(props: {
  row: CompareRow;
  format: (bytes: number) => string;
  largest: number;
}) {
  const { t } = useText();
  const { row, format, largest } = props;
  const { kind, fromBytes, toBytes, bytes } = row;
  const secondary = `${tableStyles.number} ${styles.secondary}`;
  const name =
    row.instruction ??
    (kind === 'config' ? t('compare.config') : t('layers.noInstruction'));
  return (
    <tr>
      <th scope="row">
        <span className={styles.instruction}>{name}</span>
        <span className={styles.narrow}>{t(`compare.kind_${kind}`)}</span>
      </th>
      <td className={styles.secondary}>{t(`compare.kind_${kind}`)}</td>
      <td className={secondary}>
        {kind === 'added' ? (
          t('compare.absent')
        ) : (
          <Bytes bytes={fromBytes} format={format} />
        )}
      </td>
      <td className={secondary}>
        {kind === 'removed' ? (
          t('compare.absent')
        ) : (
          <Bytes bytes={toBytes} format={format} />
        )}
      </td>
      <td className={tableStyles.number}>
        <Signed bytes={bytes} format={format} />
      </td>
      <td className={styles.barCell} aria-hidden>
        <span className={styles.track}>
          <span
            className={bytes < 0 ? styles.less : styles.more}
            style={{
              width: `${largest > 0 ? (Math.abs(bytes) / largest) * 50 : 0}%`,
            }}
          />
        </span>
      </td>
    </tr>
  );
}

function Signed(props: { bytes: number; format: (bytes: number) => string }) {
  const { locale } = useText();
  const { bytes, format } = props;
  const sign = signOf(bytes);
  const text = format(Math.abs(bytes));
  return (
    <span
      className={tableStyles.unbroken}
      title={`${sign}${exactBytes(Math.abs(bytes), locale)}`}
    >
      {/* What is too small for the column's unit has its own. */}
      {text.startsWith('<')
        ? formatBytesChange(bytes, { locale })
        : `${sign}${text}`}
    </span>
  );
}
