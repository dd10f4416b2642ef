import { memo } from 'react';
import { stepArea, stepLine, type PlotScale, type TrendRow } from '../../trend';

/**
 * The lines and areas of a trend: the base image's part, the own part, and
 * both together. Paths of our own on the axes of the chart, made once from
 * their rows: for each line the chart's library would keep a point per row, and
 * measure how long the line is.
 */
export const TrendSeries = memo(function DrawnTrendSeries(props: {
  rows: readonly TrendRow[];
  isLog: boolean;
  x: PlotScale;
  y: (bytes: number) => number;
}) {
  const { rows, isLog, x, y } = props;
  const place = { x: (row: TrendRow) => x.toPixel(row.x), y };
  const line = (read: (row: TrendRow) => number | undefined) =>
    stepLine(rows, read, place);
  const area = (
    read: (row: TrendRow) => readonly [number, number] | undefined,
  ) => stepArea(rows, read, place);
  return (
    <g fill="none">
      {isLog ? (
        <path
          d={line(row => row.baseLine)}
          stroke="var(--ii-layer-base)"
          strokeWidth={2}
          strokeDasharray="1 3"
        />
      ) : (
        <>
          <path
            d={area(row => row.base)}
            fill="var(--ii-layer-base)"
            fillOpacity={0.35}
          />
          <path
            d={line(row => row.base?.[1])}
            stroke="var(--ii-layer-base)"
            strokeDasharray="4 3"
          />
          <path
            d={area(row => row.own)}
            fill="var(--bui-accent-bg)"
            fillOpacity={0.85}
          />
          <path
            d={area(row => row.whole)}
            fill="var(--bui-accent-bg)"
            fillOpacity={0.2}
          />
        </>
      )}
      <path
        d={line(row => row.placed)}
        stroke="var(--bui-fg-primary)"
        strokeWidth={2}
        strokeDasharray="6 4"
      />
      <path
        d={line(row => row.total)}
        stroke="var(--bui-fg-primary)"
        strokeWidth={2}
      />
    </g>
  );
});
