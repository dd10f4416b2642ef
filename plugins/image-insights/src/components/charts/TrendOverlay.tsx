import { memo, PointerEvent, useRef, useState } from 'react';
import {
  formatBytes,
  type HistoryPoint,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatDate } from '../../format';
import { PlacedRelease, PlotArea, PlotScale, releaseAt } from '../../trend';
import { useText } from '../common';
import { ReleaseDot } from './ReleaseDot';
import { TrendTip } from './TrendTip';
import styles from './SizeTrendChart.module.css';

/** With more releases their dots would be a band. */
const mostDots = 120;
/** Shorter ways of the pointer are clicks. */
const leastDrag = 6;
/** How close to a maintenance release the pointer must be. */
const reach = 8;

/** What {@link TrendOverlay} draws and tells. */
export interface TrendOverlayProps {
  placed: readonly PlacedRelease[];
  previous: ReadonlyMap<HistoryPoint, HistoryPoint>;
  area: PlotArea;
  x: PlotScale;
  y: (bytes: number) => number;
  width: number;
  height: number;
  /** Where the line ends, and with which size. */
  end?: { x: number; bytes: number };
  /** The first scan, where it is within the range. */
  observed?: number;
  selectedDigest?: string;
  onSelect: (release: HistoryPoint) => void;
  /** Two values of the axis, the smaller first. */
  onZoom: (from: number, until: number) => void;
}

const Dots = memo(function DrawnDots(props: {
  placed: readonly PlacedRelease[];
  x: PlotScale;
  y: (bytes: number) => number;
  onSelect: (release: HistoryPoint) => void;
}) {
  const { placed, x, y, onSelect } = props;
  return (
    <>
      {placed.map(({ x: at, release, isBefore }) =>
        isBefore ||
        (placed.length > mostDots &&
          release.mainline &&
          !release.movedFrom) ? null : (
          <ReleaseDot
            key={`${release.tag} ${release.at}`}
            cx={x.toPixel(at)}
            cy={y(release.compressedBytes)}
            release={release}
            onSelect={onSelect}
          />
        ),
      )}
    </>
  );
});

/**
 * What lies on the picture of sizes: the releases as dots, the selected one,
 * the one under the pointer, and the stretch that is being drawn to zoom in.
 * A pointer's way only; the controls beside it do the same by keyboard.
 */
export function TrendOverlay(props: TrendOverlayProps) {
  const { placed, previous, area, x, y, width, height, onSelect } = props;
  const { t, locale } = useText();
  const root = useRef<HTMLDivElement>(null);
  const drag = useRef<{ from: number; moved: boolean }>();
  const [pointed, setPointed] = useState<HistoryPoint>();
  const [stretch, setStretch] = useState<[number, number]>();

  const pixelOf = (event: PointerEvent) =>
    event.clientX - (root.current?.getBoundingClientRect().left ?? 0);
  const isInside = (pixel: number) =>
    pixel >= area.left - leastDrag && pixel <= area.right + leastDrag;
  const releaseUnder = (pixel: number) =>
    releaseAt(
      placed,
      x.toValue(pixel),
      x.toValue(area.left + reach) - x.toValue(area.left),
    );

  function onDown(event: PointerEvent<HTMLDivElement>) {
    const pixel = pixelOf(event);
    if (event.button !== 0 || !isInside(pixel)) return;
    drag.current = { from: pixel, moved: false };
  }
  function onMove(event: PointerEvent<HTMLDivElement>) {
    const pixel = pixelOf(event);
    if (drag.current) {
      const { from } = drag.current;
      if (!drag.current.moved && Math.abs(pixel - from) >= leastDrag) {
        drag.current.moved = true;
        event.currentTarget.setPointerCapture?.(event.pointerId);
      }
      if (drag.current.moved) {
        const within = Math.min(area.right, Math.max(area.left, pixel));
        setStretch([Math.min(from, within), Math.max(from, within)]);
        setPointed(undefined);
        return;
      }
    }
    setPointed(isInside(pixel) ? releaseUnder(pixel) : undefined);
  }
  function onUp(event: PointerEvent<HTMLDivElement>) {
    const was = drag.current;
    drag.current = undefined;
    if (!was) return;
    if (was.moved && stretch) {
      props.onZoom(x.toValue(stretch[0]), x.toValue(stretch[1]));
    } else {
      const isDot =
        event.target instanceof Element && event.target.closest('g');
      const release = isDot ? undefined : releaseUnder(was.from);
      if (release) onSelect(release);
    }
    setStretch(undefined);
  }
  function onLeave() {
    drag.current = undefined;
    setPointed(undefined);
    setStretch(undefined);
  }

  const at = (release: HistoryPoint | undefined) =>
    release && placed.find(one => one.release === release);
  const selected = placed.findLast(
    ({ release }) => release.digest === props.selectedDigest,
  );
  const under = at(pointed);
  const { end, observed } = props;
  const observedAt = observed === undefined ? 0 : x.toPixel(observed);
  const isObservedRight = observedAt > (area.left + area.right) / 2;
  return (
    <div
      ref={root}
      className={styles.overlay}
      onPointerDown={onDown}
      onPointerMove={onMove}
      onPointerUp={onUp}
      onPointerCancel={onLeave}
      onPointerLeave={onLeave}
    >
      <svg width={width} height={height} aria-hidden>
        {observed !== undefined && (
          <text
            className={styles.note}
            x={observedAt}
            y={14}
            textAnchor={isObservedRight ? 'end' : 'start'}
          >
            {t('trend.placed', { date: formatDate(observed, locale) })}
          </text>
        )}
        {end && (
          <text
            className={styles.end}
            x={area.right}
            y={Math.max(area.top + 8, y(end.bytes) - 8)}
            textAnchor="end"
          >
            {formatBytes(end.bytes, { locale })}
          </text>
        )}
        {under && (
          <line
            className={styles.guide}
            x1={x.toPixel(under.x)}
            x2={x.toPixel(under.x)}
            y1={area.top}
            y2={area.bottom}
          />
        )}
        <Dots placed={placed} x={x} y={y} onSelect={onSelect} />
        {under && (
          <ReleaseDot
            cx={x.toPixel(under.x)}
            cy={y(under.release.compressedBytes)}
            release={under.release}
          />
        )}
        {selected && (
          <ReleaseDot
            cx={x.toPixel(selected.x)}
            cy={y(selected.release.compressedBytes)}
            release={selected.release}
            isSelected
          />
        )}
        {stretch && (
          <rect
            className={styles.stretch}
            x={stretch[0]}
            y={area.top}
            width={stretch[1] - stretch[0]}
            height={area.bottom - area.top}
          />
        )}
      </svg>
      {under && (
        <TrendTip
          release={under.release}
          previous={previous.get(under.release)}
          left={x.toPixel(under.x)}
          width={width}
        />
      )}
    </div>
  );
}
