import {
  formatBytes,
  type HistoryPoint,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatDate } from '../../format';
import { useText } from '../common';
import styles from './SizeTrendChart.module.css';

/**
 * A release in the chart: full where it carries the line and its time is
 * known, hollow for maintenance releases and for uncertain times, a square on
 * its corner where the tag was moved.
 */
export function ReleaseDot(props: {
  cx: number;
  cy: number;
  release: HistoryPoint;
  isSelected?: boolean;
  onSelect?: (release: HistoryPoint) => void;
}) {
  const { locale } = useText();
  const { cx, cy, release, isSelected, onSelect } = props;
  const isHollow = !release.mainline || release.dateSource === 'first-seen';
  const radius = isSelected ? 6 : 4;
  const shape = {
    fill: isHollow ? 'var(--bui-bg-app)' : 'var(--bui-fg-primary)',
    stroke: isSelected
      ? 'var(--bui-announcement-fg-subdued)'
      : 'var(--bui-fg-primary)',
    strokeWidth: isSelected ? 3 : 1.5,
  };
  const name = `${release.tag}, ${formatBytes(release.compressedBytes, {
    locale,
  })}, ${formatDate(release.at, locale)}`;
  return (
    // A pointer's way only: the release picker is the keyboard's.
    <g
      className={onSelect && styles.dot}
      pointerEvents={onSelect ? undefined : 'none'}
      onClick={onSelect && (() => onSelect(release))}
    >
      {onSelect && <title>{name}</title>}
      {onSelect && <circle cx={cx} cy={cy} r={10} fill="transparent" />}
      {release.movedFrom ? (
        <rect
          {...shape}
          x={cx - radius}
          y={cy - radius}
          width={radius * 2}
          height={radius * 2}
          transform={`rotate(45 ${cx} ${cy})`}
        />
      ) : (
        <circle {...shape} cx={cx} cy={cy} r={radius} />
      )}
    </g>
  );
}
