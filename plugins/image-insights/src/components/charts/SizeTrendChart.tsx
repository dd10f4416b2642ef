import { useId, useMemo } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceDot,
  ReferenceLine,
  XAxis,
  YAxis,
} from 'recharts';
import {
  createBytesFormatter,
  formatBytes,
  type HistoryGap,
  type HistoryPoint,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatDate } from '../../format';
import {
  calendarTicks,
  formatCalendarTick,
  linearTicks,
  logarithmicTicks,
  ScoreStep,
  TimeRange,
  TrendAxis,
  TrendRow,
} from '../../trend';
import { useText } from '../common';
import { axisWidth, chartMargin } from './chartMargins';
import { ReleaseDot } from './ReleaseDot';
import { ScoreStrip } from './ScoreStrip';
import styles from './SizeTrendChart.module.css';

/** How the vertical axis runs. */
export type TrendScale = 'linear' | 'log';

/** What {@link SizeTrendChart} draws. */
export interface SizeTrendChartProps {
  /** The accessible name: the chart in one sentence. */
  name: string;
  rows: readonly TrendRow[];
  gaps: readonly HistoryGap[];
  range: TimeRange;
  axis: TrendAxis;
  scale: TrendScale;
  limitBytes?: number;
  observedSince?: string;
  /** Scores over the same range; none where nothing was judged. */
  scores: readonly ScoreStep[];
  selectedDigest?: string;
  width: number;
  height: number;
  onSelect: (release: HistoryPoint) => void;
}

/** Above the largest value: what stands at it needs room. */
const headroom = 1.08;
const mostDots = 120;

/**
 * Size over time as steps: the base image's part and the own part, the budget,
 * the stretches that were not scanned. Selecting by keyboard is done with the
 * controls beside it; this picture answers a pointer only.
 */
export function SizeTrendChart(props: SizeTrendChartProps) {
  const { t, locale } = useText();
  const hatchId = `hatch-${useId().replace(/\W/g, '')}`;
  const { rows, range, axis, scale, limitBytes, width, height } = props;
  const isLog = scale === 'log';

  const sizes = rows.flatMap(row =>
    [row.total, row.placed, row.maintenance].filter(
      (size): size is number => size !== undefined,
    ),
  );
  const largest = Math.max(0, ...sizes);
  const bases = rows.flatMap(row =>
    isLog && row.baseLine !== undefined ? [row.baseLine] : [],
  );
  const smallest = Math.min(...sizes, ...bases);
  // A budget far above would press everything else flat.
  const isBudgetNear = limitBytes !== undefined && limitBytes <= largest * 2;
  const top = isBudgetNear ? Math.max(largest, limitBytes) : largest;
  const yTicks = isLog
    ? logarithmicTicks(smallest, top)
    : linearTicks(top * headroom);
  const formatSize = isLog
    ? (bytes: number) => formatBytes(bytes, { locale })
    : tickFormatter(yTicks, locale);

  const calendar = useMemo(
    () => calendarTicks(range, Math.max(2, Math.floor(width / 110))),
    [range, width],
  );
  const releases = rows.filter(row => row.release);
  const every = Math.max(1, Math.ceil(releases.length / (width / 90)));
  const showsDots = releases.length <= mostDots;
  const observed = props.observedSince
    ? Date.parse(props.observedSince)
    : undefined;

  const last = rows[rows.length - 1]?.total ?? rows[rows.length - 1]?.placed;

  function dot(dotProps: {
    cx?: number;
    cy?: number;
    index?: number;
    dataKey?: unknown;
  }) {
    const { cx, cy, index = -1, dataKey } = dotProps;
    const release = rows[index]?.release;
    const isSelected =
      release !== undefined && release.digest === props.selectedDigest;
    const isBeside = dataKey === 'maintenance';
    if (
      !release ||
      release.mainline === isBeside ||
      cx === undefined ||
      !Number.isFinite(cy) ||
      (!showsDots && !isSelected)
    ) {
      return <g key={index} />;
    }
    return (
      <ReleaseDot
        key={index}
        cx={cx}
        cy={cy ?? 0}
        release={release}
        isSelected={isSelected}
        className={styles.dot}
        onSelect={props.onSelect}
      />
    );
  }

  return (
    <div className={styles.root}>
      <div role="img" aria-label={props.name}>
        <ComposedChart
          width={width}
          height={height}
          data={[...rows]}
          margin={chartMargin}
          accessibilityLayer={false}
          aria-hidden
        >
          <defs>
            <pattern
              id={hatchId}
              width="8"
              height="8"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <line
                x1="0"
                y1="0"
                x2="0"
                y2="8"
                stroke="var(--bui-border-2)"
                strokeWidth="3"
              />
            </pattern>
          </defs>
          <CartesianGrid vertical={false} stroke="var(--bui-border-1)" />
          <XAxis
            dataKey="x"
            type="number"
            scale={axis === 'time' ? 'time' : 'linear'}
            domain={
              axis === 'time'
                ? [range.from, range.until]
                : [0, Math.max(1, rows[rows.length - 1]?.x ?? 1)]
            }
            allowDataOverflow
            ticks={
              axis === 'time'
                ? calendar.ticks
                : releases.map(row => row.x).filter((_, i) => i % every === 0)
            }
            tickFormatter={(x: number) =>
              axis === 'time'
                ? formatCalendarTick(x, calendar.step, locale)
                : releases.find(row => row.x === x)?.release?.tag ?? ''
            }
            stroke="var(--bui-fg-secondary)"
            interval={0}
            height={28}
          />
          <YAxis
            type="number"
            scale={isLog ? 'log' : 'linear'}
            domain={[yTicks[0], yTicks[yTicks.length - 1]]}
            ticks={yTicks}
            allowDataOverflow
            tickFormatter={formatSize}
            stroke="var(--bui-fg-secondary)"
            width={axisWidth}
            interval={0}
          />
          {axis === 'time' &&
            props.gaps.map(gap => {
              const x1 = Math.max(Date.parse(gap.from), range.from);
              const x2 = Math.min(Date.parse(gap.until), range.until);
              return x1 < x2 ? (
                <ReferenceArea
                  key={gap.from}
                  x1={x1}
                  x2={x2}
                  fill={`url(#${hatchId})`}
                  ifOverflow="hidden"
                />
              ) : null;
            })}
          {!isLog && (
            <Area
              dataKey="base"
              type="stepAfter"
              stroke="var(--ii-layer-base)"
              strokeDasharray="4 3"
              fill="var(--ii-layer-base)"
              fillOpacity={0.35}
              connectNulls={false}
              isAnimationActive={false}
              activeDot={false}
            />
          )}
          {!isLog && (
            <Area
              dataKey="own"
              type="stepAfter"
              stroke="none"
              fill="var(--bui-accent-bg)"
              fillOpacity={0.85}
              connectNulls={false}
              isAnimationActive={false}
              activeDot={false}
            />
          )}
          {!isLog && (
            <Area
              dataKey="whole"
              type="stepAfter"
              stroke="none"
              fill="var(--bui-accent-bg)"
              fillOpacity={0.2}
              connectNulls={false}
              isAnimationActive={false}
              activeDot={false}
            />
          )}
          {isLog && (
            <Line
              dataKey="baseLine"
              type="stepAfter"
              stroke="var(--ii-layer-base)"
              strokeWidth={2}
              strokeDasharray="4 3"
              dot={false}
              connectNulls={false}
              isAnimationActive={false}
              activeDot={false}
            />
          )}
          <Line
            dataKey="placed"
            type="stepAfter"
            stroke="var(--bui-fg-primary)"
            strokeWidth={2}
            strokeDasharray="6 4"
            connectNulls={false}
            isAnimationActive={false}
            activeDot={false}
            dot={dot}
          />
          <Line
            dataKey="total"
            type="stepAfter"
            stroke="var(--bui-fg-primary)"
            strokeWidth={2}
            connectNulls={false}
            isAnimationActive={false}
            activeDot={false}
            dot={dot}
          />
          <Line
            dataKey="maintenance"
            stroke="none"
            isAnimationActive={false}
            activeDot={false}
            dot={dot}
          />
          {last !== undefined && (
            <ReferenceDot
              x={rows[rows.length - 1].x}
              y={last}
              r={0}
              ifOverflow="visible"
              label={{
                value: formatBytes(last, { locale }),
                position: 'top',
                textAnchor: 'end',
                dy: -6,
                fontWeight: 'bold',
              }}
            />
          )}
          {isBudgetNear && (
            <ReferenceLine
              y={limitBytes}
              stroke="var(--bui-negative-fg-subdued)"
              strokeDasharray="8 4"
              strokeWidth={1.5}
              label={{
                value: t('trend.budget', {
                  limit: formatBytes(limitBytes, { locale }),
                }),
                position: 'insideTopLeft',
              }}
            />
          )}
          {axis === 'time' &&
            observed !== undefined &&
            observed > range.from &&
            observed < range.until && (
              <ReferenceLine
                x={observed}
                stroke="var(--bui-fg-secondary)"
                strokeDasharray="2 4"
                label={{
                  value: t('trend.placed', {
                    date: formatDate(observed, locale),
                  }),
                  position:
                    observed - range.from > (range.until - range.from) / 2
                      ? 'insideTopRight'
                      : 'insideTopLeft',
                  dy: -18,
                }}
              />
            )}
        </ComposedChart>
      </div>
      <ScoreStrip
        steps={props.scores}
        rows={rows}
        range={range}
        axis={axis}
        width={width}
      />
    </div>
  );
}

/** Ticks share a unit, and decimals only where one of them needs them. */
function tickFormatter(
  ticks: number[],
  locale: string,
): (bytes: number) => string {
  const format = createBytesFormatter(ticks, { locale });
  const isRound = ticks.every(tick => /[.,]0+ /.test(format(tick)));
  return bytes =>
    isRound ? format(bytes).replace(/[.,]0+ /, ' ') : format(bytes);
}
