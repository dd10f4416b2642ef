import { memo, useMemo } from 'react';
import type {
  HistoryDeployment,
  HistoryGap,
  HistoryPoint,
} from '@image-insights/backstage-plugin-image-insights-common';
import {
  horizontalScale,
  PlacedRelease,
  ScoreStep,
  sizeAxis,
  sizeScale,
  TimeRange,
  TrendAxis,
  TrendRow,
  TrendScale,
} from '../../trend';
import { DeploymentLane } from './DeploymentLane';
import { ScoreStrip } from './ScoreStrip';
import { TrendOverlay } from './TrendOverlay';
import { TrendPicture } from './TrendPicture';
import { narrowWidth, pictureHeight, plotArea } from './trendLayout';
import styles from './SizeTrendChart.module.css';

/** What {@link SizeTrendChart} draws. */
export interface SizeTrendChartProps {
  /** The accessible name: the chart in one sentence. */
  name: string;
  rows: readonly TrendRow[];
  /** All releases of the range, oldest first. */
  points: readonly HistoryPoint[];
  /** The release that was valid when the range begins. */
  before?: HistoryPoint;
  previous: ReadonlyMap<HistoryPoint, HistoryPoint>;
  gaps: readonly HistoryGap[];
  /** Oldest first. */
  deployments: readonly HistoryDeployment[];
  range: TimeRange;
  axis: TrendAxis;
  scale: TrendScale;
  limitBytes?: number;
  observedSince?: string;
  /** Scores over the same range; none where nothing was judged. */
  scores: readonly ScoreStep[];
  selectedDigest?: string;
  width: number;
  onSelect: (release: HistoryPoint) => void;
  /** Two values of the axis, the smaller first. */
  onZoom: (from: number, until: number) => void;
}

/**
 * Size over time as steps, with deployments and scores below at the same
 * places. What changes with the pointer or the selection lies above what takes
 * long to draw.
 */
export const SizeTrendChart = memo(function DrawnSizeTrendChart(
  props: SizeTrendChartProps,
) {
  const { rows, points, before, range, axis, scale, limitBytes, width } = props;
  const { deployments, onSelect } = props;
  const height = pictureHeight(width);
  const area = useMemo(() => plotArea(width, height), [width, height]);
  const sizes = useMemo(
    () => sizeAxis({ rows, scale, limitBytes }),
    [rows, scale, limitBytes],
  );
  const x = useMemo(
    () =>
      horizontalScale(
        axis === 'time'
          ? [range.from, range.until]
          : [0, Math.max(1, points.length)],
        area,
      ),
    [axis, range, points.length, area],
  );
  const y = useMemo(
    () =>
      sizeScale(
        [sizes.ticks[0], sizes.ticks[sizes.ticks.length - 1]],
        area,
        scale === 'log',
      ),
    [sizes, area, scale],
  );
  const placed = useMemo(() => {
    const all: PlacedRelease[] = points.map((release, place) => ({
      x: axis === 'time' ? Date.parse(release.at) : place,
      release,
    }));
    if (before && axis === 'time') {
      all.unshift({ x: range.from, release: before, isBefore: true });
    }
    return all;
  }, [points, before, axis, range]);

  const byDigest = useMemo(
    () => new Map(placed.map(one => [one.release.digest, one])),
    [placed],
  );
  const place = useMemo(
    () => (deployment: HistoryDeployment) => {
      if (axis === 'order') {
        const found = byDigest.get(deployment.digest);
        return found && x.toPixel(found.x);
      }
      const at = Date.parse(deployment.at);
      return at < range.from || at > range.until ? undefined : x.toPixel(at);
    },
    [axis, byDigest, range, x],
  );
  const releaseOf = useMemo(
    () => (deployment: HistoryDeployment) =>
      byDigest.get(deployment.digest)?.release,
    [byDigest],
  );
  const last = rows[rows.length - 1];
  const lastBytes = last?.total ?? last?.placed;
  const observed = props.observedSince
    ? Date.parse(props.observedSince)
    : undefined;
  const isWide = width >= narrowWidth;
  return (
    <div className={styles.root}>
      <div className={styles.picture} role="img" aria-label={props.name}>
        <TrendPicture
          rows={rows}
          points={points}
          gaps={props.gaps}
          range={range}
          axis={axis}
          scale={scale}
          sizes={sizes}
          limitBytes={limitBytes}
          observedSince={props.observedSince}
          x={x}
          y={y}
          width={width}
          height={height}
        />
        <TrendOverlay
          placed={placed}
          previous={props.previous}
          area={area}
          x={x}
          y={y}
          width={width}
          height={height}
          end={
            lastBytes === undefined
              ? undefined
              : { x: last.x, bytes: lastBytes }
          }
          observed={
            isWide &&
            axis === 'time' &&
            observed !== undefined &&
            observed > range.from &&
            observed < range.until
              ? observed
              : undefined
          }
          selectedDigest={props.selectedDigest}
          onSelect={onSelect}
          onZoom={props.onZoom}
        />
      </div>
      <DeploymentLane
        deployments={deployments}
        place={place}
        area={area}
        width={width}
        releaseOf={releaseOf}
        onSelect={onSelect}
      />
      {isWide && (
        <ScoreStrip steps={props.scores} area={area} x={x} width={width} />
      )}
    </div>
  );
});
