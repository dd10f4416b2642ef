import {
  formatBytes,
  type ContentsSummary,
} from '@image-insights/backstage-plugin-image-insights-common';
import { hiddenSum } from '../../layers';
import { DataTable, useText } from '../common';
import tableStyles from '../common/table.module.css';
import styles from './Contents.module.css';

/** Efficiency and waste as counted here and as dive counts, and why they differ. */
export function DivePair(props: { contents: ContentsSummary }) {
  const { t, locale } = useText();
  const { contents } = props;
  const { dive } = contents;
  const percent = (share: number) =>
    share.toLocaleString(locale, {
      style: 'percent',
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    });
  // As dive does: all layers but the first.
  const upper = contents.layers.filter(({ index }) => index > 0);
  const upperBytes = upper.reduce((sum, layer) => sum + layer.fileBytes, 0);
  const upperHidden = upper.reduce(
    (sum, layer) => sum + hiddenSum(layer.owns),
    0,
  );
  const rows = [
    [
      t('contents.diveEfficiency'),
      percent(contents.efficiency),
      percent(dive.efficiency),
    ],
    [
      t('contents.diveWasted'),
      formatBytes(contents.wastedBytes, { locale }),
      formatBytes(dive.wastedBytes, { locale }),
    ],
    [
      t('contents.diveUser'),
      upperBytes > 0
        ? percent(upperHidden / upperBytes)
        : t('contents.diveNone'),
      dive.wastedUserPercent === undefined
        ? t('contents.diveNone')
        : percent(dive.wastedUserPercent),
    ],
  ];
  return (
    <>
      <p className={styles.note}>{t('contents.diveWhy')}</p>
      <DataTable label={t('contents.diveTable')}>
        <thead>
          <tr>
            <th scope="col">{t('contents.diveFigure')}</th>
            <th scope="col" className={tableStyles.number}>
              {t('contents.diveOurs')}
            </th>
            <th scope="col" className={tableStyles.number}>
              {t('contents.diveTheirs')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ours, theirs]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={tableStyles.number}>{ours}</td>
              <td className={tableStyles.number}>{theirs}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}
