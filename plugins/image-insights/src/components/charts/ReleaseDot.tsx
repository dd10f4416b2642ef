import {
  formatBytes,
  type HistoryPoint,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatDate } from '../../format';
import { useText } from '../common';

/**
 * A release in the chart: full where it carries the line and its time is
 * known, hollow for maintenance releases and for uncertain times, a square on
 * its corner where the tag was moved.
 */
export function ReleaseDot(props: {
  cx: number;
  cy: number;
  release: HistoryPoint;
  isSelected: boolean;
  className: string;
  onSelect: (release: HistoryPoint) => void;
}) {
  const { locale } = useText();
  const { cx, cy, release, isSelected, className } = props;
  const isHollow = !release.mainline || release.dateSource === 'first-seen';
  const radius = isSelected ? 6 : 4;
  const shape = {
    className,
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
    <g onClick={() => props.onSelect(release)} aria-hidden>
      <title>{name}</title>
      <circle cx={cx} cy={cy} r={12} fill="transparent" className={className} />
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
