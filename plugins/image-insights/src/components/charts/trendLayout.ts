import type { PlotArea } from '../../trend';

/** Room around the plot: what stands below it lines up with the chart. */
export const chartMargin = { top: 28, right: 24, bottom: 4, left: 4 };

/** Width of the vertical axis with its labels. */
export const axisWidth = 72;

/** Height of the horizontal axis with its labels. */
export const axisHeight = 28;

/** Height of the lane of deployments. */
export const laneHeight = 24;

/** Height of the strip of scores. */
export const stripHeight = 48;

/** Height of the overview that one zooms on, with its dates. */
export const zoomHeight = 64;

/** Below this width scores and overview are left to table and buttons. */
export const narrowWidth = 680;

/** Height of the picture of sizes alone. */
export function pictureHeight(width: number): number {
  return width < narrowWidth ? 240 : 320;
}

/** Height of what is drawn of a range: sizes, deployments, scores. */
export function chartHeight(width: number): number {
  return (
    pictureHeight(width) + laneHeight + (width < narrowWidth ? 0 : stripHeight)
  );
}

/** Height of all that is drawn, so that its place can be kept. */
export function trendHeight(width: number): number {
  return chartHeight(width) + (width < narrowWidth ? 0 : zoomHeight);
}

/** Where in a picture of this size the values are drawn. */
export function plotArea(width: number, height: number): PlotArea {
  return {
    left: chartMargin.left + axisWidth,
    right: width - chartMargin.right,
    top: chartMargin.top,
    bottom: height - chartMargin.bottom - axisHeight,
  };
}
