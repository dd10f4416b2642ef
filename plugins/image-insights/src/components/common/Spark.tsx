import { useId } from 'react';
import { formatBytes } from '@image-insights/backstage-plugin-image-insights-common';
import { sparkPath } from './sparkPath';
import { useText } from './useText';
import styles from './Spark.module.css';

const width = 96;
const height = 24;

/**
 * A small line of steps: size over the last days, from 0 to its own largest
 * value. Always shown beside a written change.
 */
export function Spark(props: {
  points: ReadonlyArray<{ at: string; compressedBytes: number }>;
  days?: number;
  now?: number;
}) {
  const { t, locale } = useText();
  const titleId = useId();
  const { points, days = 90, now = Date.now() } = props;
  const drawn = sparkPath({ points, days, now, width, height });
  if (!drawn) {
    return <span>{t('spark.none')}</span>;
  }
  return (
    <svg
      className={styles.spark}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={titleId}
    >
      <title id={titleId}>
        {t('spark.name', {
          days: String(days),
          smallest: formatBytes(drawn.smallest, { locale }),
          largest: formatBytes(drawn.largest, { locale }),
        })}
      </title>
      <path
        d={drawn.path}
        fill="none"
        stroke="var(--bui-accent-bg)"
        strokeWidth="1.5"
      />
      <circle
        cx={drawn.end.x}
        cy={drawn.end.y}
        r="2.5"
        fill="var(--bui-accent-bg)"
      />
    </svg>
  );
}
