/** Room around the plot: what stands below it lines up with the chart. */
export const chartMargin = { top: 20, right: 24, bottom: 4, left: 4 };

/** Width of the vertical axis with its labels. */
export const axisWidth = 72;
