import {
  createBytesFormatter,
  differenceOf,
  type HistoryPoint,
} from '@image-insights/backstage-plugin-image-insights-common';
import { exactBytes, formatInstant } from '../../format';
import { previousRelease } from '../../trend';
import { DataTable, Delta, Digest, useText } from '../common';
import { ScoreText } from '../score/ScoreText';
import tableStyles from '../common/table.module.css';

/** Every release of a range, newest first, with exact bytes and dates. */
export function TrendTable(props: {
  label: string;
  points: readonly HistoryPoint[];
  allPoints: readonly HistoryPoint[];
  selectedDigest?: string;
}) {
  const { t, locale } = useText();
  const { points, allPoints } = props;
  const format = createBytesFormatter(
    points.map(point => point.compressedBytes),
    { locale },
  );
  const formatWaste = createBytesFormatter(
    points.map(point => point.wastedBytes ?? 0),
    { locale },
  );
  return (
    <DataTable label={props.label}>
      <thead>
        <tr>
          <th scope="col">{t('trend.columnRelease')}</th>
          <th scope="col">{t('trend.columnWhen')}</th>
          <th scope="col">{t('trend.columnSource')}</th>
          <th scope="col" className={tableStyles.number}>
            {t('trend.columnSize')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('trend.columnExact')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('trend.columnChange')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('trend.columnBase')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('trend.columnOwn')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('trend.columnLayers')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('trend.columnScore')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('trend.columnWasted')}
          </th>
          <th scope="col">{t('trend.columnDigest')}</th>
        </tr>
      </thead>
      <tbody>
        {[...points].reverse().map(point => {
          const previous = previousRelease(allPoints, point);
          return (
            <tr
              key={`${point.tag} ${point.at}`}
              aria-selected={point.digest === props.selectedDigest || undefined}
            >
              <th scope="row">{point.tag}</th>
              <td className={tableStyles.whole}>{formatInstant(point.at)}</td>
              <td>{t(`trend.source_${point.dateSource}`)}</td>
              <td className={tableStyles.number}>
                {format(point.compressedBytes)}
              </td>
              <td className={tableStyles.number}>
                {exactBytes(point.compressedBytes, locale)}
              </td>
              <td className={tableStyles.number}>
                {previous ? (
                  <Delta
                    change={differenceOf(
                      previous.compressedBytes,
                      point.compressedBytes,
                    )}
                  />
                ) : (
                  t('trend.nothingBefore')
                )}
              </td>
              <td className={tableStyles.number}>
                {point.baseBytes === undefined
                  ? t('common.unknown')
                  : format(point.baseBytes)}
              </td>
              <td className={tableStyles.number}>
                {point.ownBytes === undefined
                  ? t('common.unknown')
                  : format(point.ownBytes)}
              </td>
              <td className={tableStyles.number}>{point.layerCount}</td>
              <td className={tableStyles.number}>
                {point.score ? (
                  <ScoreText score={point.score} />
                ) : (
                  t('leaderboard.notJudged')
                )}
              </td>
              <td className={tableStyles.number}>
                {point.wastedBytes === undefined
                  ? t('layers.notRead')
                  : formatWaste(point.wastedBytes)}
              </td>
              <td>
                <Digest digest={point.digest} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}
