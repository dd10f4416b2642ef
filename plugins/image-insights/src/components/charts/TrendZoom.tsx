import { memo, useEffect, useMemo, useRef, useState } from 'react';
import type { HistoryPoint } from '@image-insights/backstage-plugin-image-insights-common';
import { formatDate } from '../../format';
import { horizontalScale, type TimeRange } from '../../trend';
import { useText } from '../common';
import { plotArea } from './trendLayout';
import styles from './TrendZoom.module.css';

const day = 24 * 60 * 60 * 1_000;
const overviewHeight = 40;
const keyboardRest = 600;

/**
 * All of a history in small, with the stretch that is shown and a handle at
 * each of its ends. Native sliders, since each handle has to say its date:
 * the one of Backstage UI gives both the same name, and a number as value.
 */
export const TrendZoom = memo(function DrawnTrendZoom(props: {
  points: readonly HistoryPoint[];
  /** What all of it is, and what of it is shown. */
  whole: TimeRange;
  range: TimeRange;
  width: number;
  /** While a handle moves. */
  onMove: (range: TimeRange) => void;
  /** Once a handle was let go. */
  onEnd: (range: TimeRange) => void;
}) {
  const { t, locale } = useText();
  const { points, whole, range, width, onMove, onEnd } = props;
  const { left, right } = plotArea(width, overviewHeight);
  const first = Math.floor(whole.from / day);
  const last = Math.max(first + 1, Math.floor(whole.until / day));
  const within = (value: number) => Math.min(last, Math.max(first, value));
  const [moved, setMoved] = useState<[number, number]>();
  const [from, until] = moved ?? [
    within(Math.floor(range.from / day)),
    within(Math.floor(range.until / day)),
  ];
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);

  const x = useMemo(
    () => horizontalScale([first * day, last * day], { left, right }),
    [first, last, left, right],
  );
  const path = useMemo(
    () => overview(points, x.toPixel, right),
    [points, x, right],
  );

  const rangeOf = (days: readonly [number, number]): TimeRange => ({
    from: days[0] * day,
    until: Math.min(whole.until, (days[1] + 1) * day - 1),
  });
  function move(next: [number, number]) {
    setMoved(next);
    onMove(rangeOf(next));
  }
  function end() {
    clearTimeout(timer.current);
    if (!moved) return;
    setMoved(undefined);
    onEnd(rangeOf(moved));
  }
  const handles = [
    {
      name: t('service.zoomFrom'),
      value: from,
      set: (value: number) => move([Math.min(value, until - 1), until]),
    },
    {
      name: t('service.zoomUntil'),
      value: until,
      set: (value: number) => move([from, Math.max(value, from + 1)]),
    },
  ];
  const start = x.toPixel(from * day);
  const stop = x.toPixel(until * day);
  return (
    <div className={styles.root} role="group" aria-label={t('service.zoom')}>
      <svg width={width} height={overviewHeight} aria-hidden>
        <text x={left - 8} y={24} textAnchor="end">
          {t('service.zoomLabel')}
        </text>
        <path d={path} className={styles.line} />
        <rect
          className={styles.window}
          x={start}
          y={1}
          width={Math.max(1, stop - start)}
          height={overviewHeight - 2}
        />
      </svg>
      {handles.map(({ name, value, set }) => (
        <input
          key={name}
          type="range"
          className={styles.handle}
          style={{ left: left - 6, width: right - left + 12 }}
          min={first}
          max={last}
          value={value}
          aria-label={name}
          aria-valuetext={formatDate(value * day, locale)}
          onChange={event => set(Number(event.target.value))}
          onPointerUp={end}
          onBlur={end}
          onKeyUp={() => {
            // Several steps by keyboard are one change.
            clearTimeout(timer.current);
            timer.current = setTimeout(end, keyboardRest);
          }}
        />
      ))}
      <p className={styles.dates} style={{ marginLeft: left }} aria-hidden>
        <span>{formatDate(from * day, locale)}</span>
        <span>{t('service.zoomHint')}</span>
        <span>{formatDate(until * day, locale)}</span>
      </p>
    </div>
  );
});

/** The steps of the mainline in small; of two in one pixel the larger. */
function overview(
  points: readonly HistoryPoint[],
  toPixel: (time: number) => number,
  right: number,
): string {
  let largest = 1;
  for (const { compressedBytes } of points) {
    largest = Math.max(largest, compressedBytes);
  }
  const y = (bytes: number) =>
    Math.round(overviewHeight - 3 - (bytes / largest) * (overviewHeight - 8));
  const columns = new Map<number, number>();
  for (const { at, compressedBytes, mainline } of points) {
    if (!mainline) continue;
    const column = Math.round(toPixel(Date.parse(at)));
    columns.set(column, Math.max(columns.get(column) ?? 0, compressedBytes));
  }
  let path = '';
  for (const [column, bytes] of columns) {
    path += path === '' ? `M${column} ${y(bytes)}` : `H${column}V${y(bytes)}`;
  }
  return path && `${path}H${right}`;
}
