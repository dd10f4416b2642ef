import { Fragment } from 'react';
import type { Image } from '@image-insights/backstage-plugin-image-insights-common';
import { byteColumn } from '../../format';
import { findingsOfLayer, type LayerAge, type LayerRow } from '../../layers';
import type { Views } from '../../url';
import { Bytes, DataTable, useText } from '../common';
import tableStyles from '../common/table.module.css';
import { LayerDetails } from './LayerDetails';
import { LayerTableRow } from './LayerTableRow';
import styles from './Layers.module.css';

/** Of what is on disk, the share of waste that deserves a column. */
const leastWaste = 0.001;

/**
 * The layers of an image, bottom first, with the instruction that made each.
 * Their sizes and the configuration's add up to what a pull transfers.
 */
export function LayerTable(props: {
  label: string;
  image: Image;
  rows: readonly LayerRow[];
  opened?: string;
  /** Against the release before, by index. */
  ages: ReadonlyMap<number, LayerAge>;
  views: Views;
  onToggle: (digest: string) => void;
}) {
  const { t, locale } = useText();
  const { label, image, rows, opened, ages, views, onToggle } = props;
  const { contents, judgement } = image;
  const format = byteColumn([image.compressedBytes], locale);
  const onDisk = rows.flatMap(({ layer }) => {
    const known =
      contents?.layers[layer.index]?.uncompressedBytes ??
      layer.uncompressedBytes;
    return known === undefined ? [] : [known];
  });
  const diskSum = onDisk.reduce((sum, size) => sum + size, 0);
  // By the largest layer: a unit for the sum alone would hide the others.
  const formatDisk = byteColumn(onDisk, locale);
  const formatWaste = byteColumn([contents?.wastedBytes ?? 0], locale);
  const percent = (share: number) =>
    share.toLocaleString(locale, {
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
  // A column of zeros would only take the room of instructions.
  const showsWaste =
    contents !== undefined && contents.wastedBytes > diskSum * leastWaste;
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
            {t('layers.onDisk')}
          </th>
          {showsWaste && (
            <th scope="col" className={secondary}>
              {t('layers.wasted')}
            </th>
          )}
          <th scope="col" className={styles.tertiary}>
            {t('layers.sharedColumn')}
          </th>
          <th scope="col" className={styles.tertiary}>
            {t('service.ageColumn')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('layers.findingsColumn')}
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
                formatDisk={formatDisk}
                formatWaste={showsWaste ? formatWaste : undefined}
                share={percent(row.share)}
                contents={contents?.layers[row.layer.index]}
                findings={
                  judgement &&
                  findingsOfLayer(judgement.findings, row.layer.index)
                }
                age={ages.get(row.layer.index)}
                views={views}
                onToggle={onToggle}
              />
              {isOpen && (
                <tr>
                  <td />
                  <td colSpan={showsWaste ? 9 : 8}>
                    <LayerDetails
                      layer={row.layer}
                      number={row.number}
                      contents={contents?.layers[row.layer.index]}
                      findings={
                        judgement
                          ? findingsOfLayer(judgement.findings, row.layer.index)
                          : []
                      }
                      views={views}
                    />
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
          {showsWaste && <td className={styles.secondary} />}
          <td className={styles.tertiary} />
          <td className={styles.tertiary} />
          <td />
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
          <td className={secondary}>
            {onDisk.length === rows.length ? (
              <Bytes bytes={diskSum} format={formatDisk} />
            ) : (
              t('common.unknown')
            )}
          </td>
          {showsWaste && (
            <td className={secondary}>
              <Bytes bytes={contents.wastedBytes} format={formatWaste} />
            </td>
          )}
          <td className={styles.tertiary} />
          <td className={styles.tertiary} />
          <td />
        </tr>
      </tfoot>
    </DataTable>
  );
}
