import { memo, useMemo } from 'react';
import type {
  HistoryDeployment,
  HistoryPoint,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatDate } from '../../format';
import {
  deploymentMarks,
  environmentLetters,
  type DeploymentMark,
  type PlotArea,
} from '../../trend';
import { useText } from '../common';
import { chartMargin, laneHeight } from './trendLayout';
import styles from './SizeTrendChart.module.css';

/** Two letters take more room than the triangle above them. */
const minimumDistance = 16;

/**
 * Recorded deployments in a lane of their own below the sizes: a triangle and
 * the letter of the environment, or how many where they would touch.
 */
export const DeploymentLane = memo(function DrawnDeploymentLane(props: {
  deployments: readonly HistoryDeployment[];
  /** Where on the picture one is; undefined outside of it. */
  place: (deployment: HistoryDeployment) => number | undefined;
  area: PlotArea;
  width: number;
  releaseOf: (deployment: HistoryDeployment) => HistoryPoint | undefined;
  onSelect: (release: HistoryPoint) => void;
}) {
  const { t, locale } = useText();
  const { deployments, place, area, width, releaseOf, onSelect } = props;
  const marks = useMemo(
    () => deploymentMarks({ deployments, place, minimumDistance }),
    [deployments, place],
  );
  const letters = useMemo(
    () =>
      environmentLetters(
        deployments.flatMap(({ environment }) => environment ?? []),
      ),
    [deployments],
  );
  const all = marks.reduce((sum, mark) => sum + mark.deployments.length, 0);
  const textOf = (mark: DeploymentMark) => {
    const count = mark.deployments.length;
    const named = mark.deployments.flatMap(({ environment }) =>
      environment === undefined ? [] : letters.get(environment) ?? [],
    );
    const distinct = [...new Set(named)];
    // Two are named; more are counted, by name where it is the same for all.
    if (count <= 2 && distinct.length === named.length) {
      return distinct.join('');
    }
    const letter =
      distinct.length === 1 && named.length === count ? distinct[0] : '';
    return `${letter}${count}`;
  };
  const nameOf = ({ environment, at, tag, digest }: HistoryDeployment) =>
    [
      releaseOf({ id: '', at, digest })?.tag ?? tag,
      environment,
      formatDate(at, locale),
    ]
      .filter(Boolean)
      .join(', ');
  return (
    <svg
      className={styles.strip}
      width={width}
      height={laneHeight}
      role="img"
      aria-label={
        all === 0
          ? t('service.deploymentsNone')
          : t('service.deploymentsName', { count: all })
      }
    >
      <g aria-hidden>
        <text x={area.left - 8} y={15} textAnchor="end">
          {t('service.deploys')}
        </text>
        <line
          x1={area.left}
          x2={width - chartMargin.right}
          y1={laneHeight - 0.5}
          y2={laneHeight - 0.5}
          stroke="var(--bui-border-1)"
        />
        {all === 0 && (
          <text x={area.left + 4} y={15}>
            {t('service.deploymentsNone')}
          </text>
        )}
        {marks.map(mark => {
          const newest = mark.deployments[mark.deployments.length - 1];
          const release = releaseOf(newest);
          return (
            <g
              key={mark.deployments[0].id}
              className={release && styles.dot}
              onClick={release && (() => onSelect(release))}
            >
              <title>{mark.deployments.map(nameOf).join('\n')}</title>
              <rect
                x={mark.at - 7}
                y={0}
                width={14}
                height={laneHeight}
                fill="transparent"
              />
              <path
                d={`M${mark.at - 5} 2h10l-5 8z`}
                fill="var(--bui-announcement-fg-subdued)"
              />
              <text
                className={styles.letter}
                x={mark.at}
                y={21}
                textAnchor="middle"
              >
                {textOf(mark)}
              </text>
            </g>
          );
        })}
      </g>
    </svg>
  );
});
