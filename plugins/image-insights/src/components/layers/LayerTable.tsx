import { Fragment } from 'react';
import type { Image } from '@image-insights/backstage-plugin-image-insights-common';
import { byteColumn } from '../../format';
import type { LayerRow } from '../../layers';
import { Bytes, DataTable, useText } from '../common';
import tableStyles from '../common/table.module.css';
import { LayerDetails } from './LayerDetails';
import { LayerTableRow } from './LayerTableRow';
import styles from './Layers.module.css';

/**
 * The layers of an image, bottom first, with the instruction that made each.
 * Their sizes and the configuration's add up to what a pull transfers.
 */
export function LayerTable(props: {
  label: string;
  image: Image;
  rows: readonly LayerRow[];
  opened?: string;
  onToggle: (digest: string) => void;
}) {
  const { t, locale } = useText();
  const { label, image, rows, opened, onToggle } = props;
  const format = byteColumn([image.compressedBytes], locale);
  const percent = (share: number) =>
    share.toLocaleString(locale, {
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
  const secondary = `${tableStyles.number} ${styles.secondary}`;
  const configShare =
    image.compressedBytes > 0 ? image.configBytes / image.compressedBytes : 0;
  return (
    <DataTable label={label}>
      <thead>
        <tr>
          <th scope="col" className={tableStyles.number}>
            {t('layers.number')}
          </th>
          <th scope="col">{t('layers.kind')}</th>
          <th scope="col">{t('layers.instruction')}</th>
          <th scope="col" className={tableStyles.number}>
            {t('layers.size')}
          </th>
          <th scope="col" className={secondary}>
            {t('layers.share')}
          </th>
          <th scope="col" className={secondary}>
            {t('layers.sharedColumn')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => {
          const isOpen =
            row.layer.digest === opened && row.repeats === undefined;
          return (
            <Fragment key={row.number}>
              <LayerTableRow
                row={row}
                isOpen={isOpen}
                format={format}
                share={percent(row.share)}
                onToggle={onToggle}
              />
              {isOpen && (
                <tr>
                  <td />
                  <td colSpan={5}>
                    <LayerDetails layer={row.layer} number={row.number} />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
        <tr>
          <td />
          <td />
          <th scope="row">{t('layers.config')}</th>
          <td className={tableStyles.number}>
            <Bytes bytes={image.configBytes} format={format} />
          </td>
          <td className={secondary}>{percent(configShare)}</td>
          <td className={styles.secondary} />
        </tr>
      </tbody>
      <tfoot>
        <tr className={tableStyles.sum}>
          <td />
          <td />
          <th scope="row">{t('layers.sum')}</th>
          <td className={tableStyles.number}>
            <Bytes bytes={image.compressedBytes} format={format} />
          </td>
          <td className={secondary}>{percent(1)}</td>
          <td className={styles.secondary} />
        </tr>
      </tfoot>
    </DataTable>
  );
}
