import { memo, useId, useMemo } from 'react';
import {
  CartesianGrid,
  ComposedChart,
  ReferenceArea,
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
import {
  calendarTicks,
  formatCalendarTick,
  PlotScale,
  SizeAxis,
  TimeRange,
  TrendAxis,
  TrendRow,
  TrendScale,
} from '../../trend';
import { useText } from '../common';
import { axisHeight, axisWidth, chartMargin } from './trendLayout';
import { TrendSeries } from './TrendSeries';

/** What {@link TrendPicture} draws. */
export interface TrendPictureProps {
  rows: readonly TrendRow[];
  /** All of the range, also those that no row stands for. */
  points: readonly HistoryPoint[];
  gaps: readonly HistoryGap[];
  range: TimeRange;
  axis: TrendAxis;
  scale: TrendScale;
  sizes: SizeAxis;
  limitBytes?: number;
  observedSince?: string;
  x: PlotScale;
  y: (bytes: number) => number;
  width: number;
  height: number;
}

/**
 * Sizes as steps between their axes, with the budget and the stretches that
 * were not scanned. Nothing here depends on what is selected or
 * pointed at, so that neither draws it again.
 */
export const TrendPicture = memo(function DrawnTrendPicture(
  props: TrendPictureProps,
) {
  const { t, locale } = useText();
  const hatchId = `hatch-${useId().replace(/\W/g, '')}`;
  const { rows, points, range, axis, scale, sizes } = props;
  const { x, y, width, height } = props;
  const isLog = scale === 'log';
  const { ticks } = sizes;
  const formatSize = isLog
    ? (bytes: number) => formatBytes(bytes, { locale })
    : tickFormatter(ticks, locale);
  const calendar = useMemo(
    () => calendarTicks(range, Math.max(2, Math.floor(width / 110))),
    [range, width],
  );
  const every = Math.max(1, Math.ceil(points.length / (width / 90)));
  const observed = props.observedSince
    ? Date.parse(props.observedSince)
    : undefined;
  return (
    <ComposedChart
      width={width}
      height={height}
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
            : [0, Math.max(1, points.length)]
        }
        allowDataOverflow
        ticks={
          axis === 'time'
            ? calendar.ticks
            : points.map((_, place) => place).filter(at => at % every === 0)
        }
        tickFormatter={(value: number) =>
          axis === 'time'
            ? formatCalendarTick(value, calendar.step, locale)
            : points[value]?.tag ?? ''
        }
        stroke="var(--bui-fg-secondary)"
        interval={0}
        height={axisHeight}
      />
      <YAxis
        type="number"
        scale={isLog ? 'log' : 'linear'}
        domain={[ticks[0], ticks[ticks.length - 1]]}
        ticks={ticks}
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
              label={
                ((x2 - x1) / (range.until - range.from)) * width > 90
                  ? t('service.notScanned')
                  : undefined
              }
            />
          ) : null;
        })}
      <TrendSeries rows={rows} isLog={isLog} x={x} y={y} />
      {sizes.isBudgetNear && props.limitBytes !== undefined && (
        <ReferenceLine
          y={props.limitBytes}
          stroke="var(--bui-negative-fg-subdued)"
          strokeDasharray="8 4"
          strokeWidth={1.5}
          label={{
            value: t('trend.budget', {
              limit: formatBytes(props.limitBytes, { locale }),
            }),
            position: 'insideBottomLeft',
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
          />
        )}
    </ComposedChart>
  );
});

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
