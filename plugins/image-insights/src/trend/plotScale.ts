/** What of a chart's picture its values are drawn on, in pixels. @public */
export interface PlotArea {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** From values of an axis to pixels, and back. @public */
export interface PlotScale {
  toPixel(value: number): number;
  toValue(pixel: number): number;
}

/**
 * The horizontal scale of a chart. What lies outside the domain is drawn at
 * its edge, as what holds on before and after.
 * @public
 */
export function horizontalScale(
  [start, end]: readonly [number, number],
  { left, right }: Pick<PlotArea, 'left' | 'right'>,
): PlotScale {
  const span = end - start || 1;
  const width = right - left || 1;
  const within = (value: number, low: number, high: number) =>
    Math.min(high, Math.max(low, value));
  return {
    toPixel: value =>
      left + ((within(value, start, end) - start) / span) * width,
    toValue: pixel =>
      start + ((within(pixel, left, right) - left) / width) * span,
  };
}

/**
 * The vertical scale of sizes between two ticks: linear, or logarithmic where
 * `isLog`. A logarithmic scale begins above 0.
 * @public
 */
export function sizeScale(
  [smallest, largest]: readonly [number, number],
  { top, bottom }: Pick<PlotArea, 'top' | 'bottom'>,
  isLog: boolean,
): (bytes: number) => number {
  const project = isLog
    ? (bytes: number) => Math.log10(Math.max(1, bytes))
    : (bytes: number) => bytes;
  const low = project(smallest);
  const span = project(largest) - low || 1;
  return bytes => bottom - ((project(bytes) - low) / span) * (bottom - top);
}
