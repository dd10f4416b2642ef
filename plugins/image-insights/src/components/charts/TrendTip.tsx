import {
  differenceOf,
  formatBytes,
  type HistoryPoint,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatDate, formatScore } from '../../format';
import { Delta, useText } from '../common';
import styles from './SizeTrendChart.module.css';

const tipWidth = 240;

/**
 * The release under the pointer, in short. All of it stands in the line of the
 * selected release after a click, where it can be read by everybody.
 */
export function TrendTip(props: {
  release: HistoryPoint;
  previous?: HistoryPoint;
  /** Where the release is, and how wide the chart is, in pixels. */
  left: number;
  width: number;
}) {
  const { t, locale } = useText();
  const { release, previous, left, width } = props;
  const { baseBytes, ownBytes, score, revision } = release;
  const bytes = (value: number) => formatBytes(value, { locale });
  const isRight = left > width / 2;
  return (
    <div
      className={styles.tip}
      style={{
        width: tipWidth,
        left: isRight ? Math.max(0, left - tipWidth - 12) : left + 12,
      }}
      aria-hidden
    >
      <strong>{release.tag}</strong> {formatDate(release.at, locale)}
      <div>
        {bytes(release.compressedBytes)}
        {previous && (
          <>
            {' '}
            <Delta
              change={differenceOf(
                previous.compressedBytes,
                release.compressedBytes,
              )}
            />
          </>
        )}
      </div>
      {baseBytes !== undefined && ownBytes !== undefined && (
        <div>
          {t('selected.parts', {
            base: bytes(baseBytes),
            own: bytes(ownBytes),
          })}
        </div>
      )}
      {score && (
        <div>{t('service.tipScore', { score: formatScore(score) })}</div>
      )}
      <div className={styles.digest}>
        {release.digest.replace(/^([^:]+:.{12}).*$/, '$1…')}
        {revision && ` · ${revision.slice(0, 7)}`}
      </div>
      {!release.mainline && <div>{t('trend.maintenance')}</div>}
      {release.movedFrom && <div>{t('service.movedShort')}</div>}
      <div className={styles.hint}>{t('service.tipHint')}</div>
    </div>
  );
}
