import { memo } from 'react';
import { formatScore, isGraded, wholePoints } from '../../format';
import type { PlotArea, PlotScale, ScoreStep } from '../../trend';
import { useText } from '../common';
import { stripHeight as height } from './trendLayout';
import styles from './SizeTrendChart.module.css';

const inset = 6;
/** Of what can be pointed at. */
const leastWidth = 6;

const columnOf = (pixel: number) => Math.floor(pixel / leastWidth);

/**
 * The score from 0 to 100 as a strip of its own below the sizes, at the same
 * horizontal places: no second vertical axis.
 */
export const ScoreStrip = memo(function DrawnScoreStrip(props: {
  steps: readonly ScoreStep[];
  area: PlotArea;
  x: PlotScale;
  width: number;
}) {
  const { t } = useText();
  const { steps, area, width } = props;
  const { left, right } = area;
  const x = props.x.toPixel;
  const first = steps[0];
  const last = steps[steps.length - 1];
  if (!first || !last) {
    return (
      <p className={styles.noScore} style={{ paddingLeft: left }}>
        {t('service.noScores')}
      </p>
    );
  }
  const y = (points: number) =>
    height - inset - (points / 100) * (height - 2 * inset);

  let path = '';
  let previous: ScoreStep | undefined;
  for (const step of steps) {
    const level = y(step.score.points).toFixed(1);
    const at = x(step.from).toFixed(1);
    // Steps that touch are one line.
    path += previous?.until === step.from ? `V${level}` : `M${at} ${level}`;
    path += `H${x(step.until).toFixed(1)}`;
    previous = step;
  }
  // Of those that are too close to be pointed at, the latest.
  const pointable = steps.filter((step, index) => {
    const next = steps[index + 1];
    return !next || columnOf(x(next.from)) !== columnOf(x(step.from));
  });
  const from = formatScore(first.score);
  const to = formatScore(last.score);
  const name =
    steps.length === 1
      ? t('trend.scoreOne', { to })
      : t('trend.score', { from, to });
  const isHigh = last.score.points > 50;
  return (
    <svg
      className={styles.strip}
      width={width}
      height={height}
      role="img"
      aria-label={name}
    >
      <g aria-hidden>
        {[0, 100].map(points => (
          <line
            key={points}
            x1={left}
            x2={right}
            y1={y(points)}
            y2={y(points)}
            stroke="var(--bui-border-1)"
          />
        ))}
        <text x={left - 8} y={y(50) + 4} textAnchor="end">
          {t('trend.scoreLabel')}
        </text>
        {steps.map(({ from: at, until, score }) =>
          score.upTo > score.points ? (
            <rect
              key={at}
              x={x(at)}
              y={y(score.upTo)}
              width={Math.max(0, x(until) - x(at))}
              height={y(score.points) - y(score.upTo)}
              fill="var(--bui-announcement-fg-subdued)"
              fillOpacity={0.2}
            />
          ) : null,
        )}
        <path
          d={path}
          fill="none"
          stroke="var(--bui-announcement-fg-subdued)"
          strokeWidth="2"
        />
        {pointable.map(({ from: at, until, score, release }) => (
          <rect
            key={`${release.digest} ${at}`}
            x={x(at)}
            y={0}
            width={Math.max(leastWidth, x(until) - x(at))}
            height={height}
            fill="transparent"
          >
            <title>{`${release.tag}, ${formatScore(score)}`}</title>
          </rect>
        ))}
        <text
          className={styles.stripLabel}
          x={right}
          y={y(last.score.points) + (isHigh ? 16 : -6)}
          textAnchor="end"
        >
          {isGraded(last.score)
            ? wholePoints(last.score.points)
            : formatScore(last.score)}
        </text>
      </g>
    </svg>
  );
});
