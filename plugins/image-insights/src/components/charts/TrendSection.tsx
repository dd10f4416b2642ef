import {
  lazy,
  ReactNode,
  Suspense,
  useCallback,
  useDeferredValue,
  useRef,
  useState,
} from 'react';
import { Badge, Button, Skeleton } from '@backstage/ui';
import {
  formatBytes,
  formatBytesChange,
  type History,
  type HistoryPoint,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatDate } from '../../format';
import {
  dateOf,
  releaseId,
  summariseTrend,
  type TimeRange,
  type TrendScale,
  type TrendSummary,
} from '../../trend';
import type { UrlState } from '../../url';
import { Section, useText, type Text } from '../common';
import { EmptyRange } from './EmptyRange';
import { Legend } from './Legend';
import { TrendControls } from './TrendControls';
import { chartHeight, narrowWidth, trendHeight } from './trendLayout';
import { TrendNotes } from './TrendNotes';
import { TrendTable } from './TrendTable';
import { TrendZoom } from './TrendZoom';
import { useTrendChoices, useTrendData } from './useTrend';
import { useWidth } from './useWidth';
import { zoomDates } from './zoomDates';
import styles from './TrendSection.module.css';

const SizeTrendChart = lazy(() =>
  import('./SizeTrendChart').then(m => ({ default: m.SizeTrendChart })),
);

/**
 * Size over time by release: a sentence, the chart or the table, and controls
 * whose state is the address.
 */
export function TrendSection(props: {
  history: History | undefined;
  limitBytes?: number;
  selectedDigest?: string;
  isStale: boolean;
  url: UrlState;
}) {
  const text = useText();
  const { t } = text;
  const { history, limitBytes, selectedDigest, isStale, url } = props;
  const [ref, width] = useWidth(900);
  const { choices, unknown } = useTrendChoices(history, url);
  const { points, axis, scale, view, whole, usual } = choices;

  // The same with a handle that moves. The address changes when it is let go.
  const [moving, setMoving] = useState<TimeRange>();
  const range = useDeferredValue(moving) ?? choices.range;
  const data = useTrendData({ history, choices, range, width, limitBytes });
  const { inside } = data;

  const latest = useRef({ url, points });
  latest.current = { url, points };
  // The same functions whatever the address says: what they are given to is
  // not drawn again with each change of it.
  const change = useCallback<UrlState['set']>(
    (changes, options) => latest.current.url.set(changes, options),
    [],
  );
  const select = useCallback(
    (release: HistoryPoint) =>
      change({ release: releaseId(release, latest.current.points) }),
    [change],
  );
  const zoom = useCallback(
    (from: number, until: number) => {
      const dates = zoomDates({ from, until, axis, points: inside });
      if (dates) change({ range: undefined, ...dates });
    },
    [axis, inside, change],
  );
  const endMove = useCallback(
    (end: TimeRange) => {
      setMoving(undefined);
      const isWhole =
        dateOf(end.from) <= dateOf(whole.from) &&
        dateOf(end.until) >= dateOf(whole.until);
      change(
        isWhole
          ? {
              range: usual === 'all' ? undefined : 'all',
              since: undefined,
              until: undefined,
            }
          : {
              range: undefined,
              since: dateOf(end.from),
              until: dateOf(end.until),
            },
      );
    },
    [change, whole, usual],
  );

  const summary = summariseTrend(inside);
  const sentence = summary ? sentenceOf(summary, range, text) : '';
  const tag = url.get('tag');
  const title = tag ? t('trend.headingTag', { tag }) : t('trend.heading');
  const isChart = view === 'chart';
  const placeholder = (
    <Skeleton
      width="100%"
      // Without a history the overview below is not there yet.
      height={history ? chartHeight(width) : trendHeight(width)}
    />
  );
  // While the table is shown the chart stays as it was last, out of sight: to
  // make it anew takes longer than to show it again.
  const drawn = useRef<ReactNode>();
  if (isChart) {
    drawn.current = (
      <>
        {summary && (
          <div className={styles.chart}>
            <Suspense fallback={placeholder}>
              <SizeTrendChart
                name={sentence}
                rows={data.rows}
                points={inside}
                before={data.before}
                previous={data.previous}
                gaps={data.gaps}
                deployments={data.deployments}
                range={range}
                axis={axis}
                scale={scale}
                limitBytes={limitBytes}
                observedSince={data.observedSince}
                scores={data.scores}
                selectedDigest={selectedDigest}
                width={width}
                onSelect={select}
                onZoom={zoom}
              />
            </Suspense>
          </div>
        )}
        {width >= narrowWidth && points.length > 1 && (
          <TrendZoom
            points={points}
            whole={whole}
            range={choices.range}
            width={width}
            onMove={setMoving}
            onEnd={endMove}
          />
        )}
        {summary && (
          <Legend
            rows={data.rows}
            deployments={data.deployments}
            gaps={data.gaps}
            isLog={scale === 'log'}
          />
        )}
      </>
    );
  }
  return (
    <Section
      title={title}
      controls={
        <TrendControls
          history={history}
          shown={inside}
          choices={choices}
          change={change}
        />
      }
      aria-busy={!history || isStale}
    >
      <figure className={styles.figure} ref={ref}>
        {unknown.map(({ parameter, value, shown }) => (
          <p className={styles.summary} key={parameter} role="status">
            {t(`service.unknown_${parameter}`, {
              value,
              shown: shown ?? '',
            })}
          </p>
        ))}
        {!history && placeholder}
        {history && (
          <div className={isStale ? styles.stale : undefined}>
            {summary && (
              <Caption
                summary={summary}
                sentence={sentence}
                scale={scale}
                isChart={isChart}
                onLog={() => url.set({ y: 'log' }, { replace: true })}
              />
            )}
            {!summary && <EmptyRange points={points} range={range} url={url} />}
            <div hidden={!isChart}>{drawn.current}</div>
            {summary && !isChart && (
              <TrendTable
                label={title}
                points={inside}
                previous={data.previous}
                deployments={data.deployments}
                selectedDigest={selectedDigest}
                sort={url.get('sort')}
                change={change}
                onSelect={select}
              />
            )}
            {summary && (
              <TrendNotes
                history={history}
                data={data}
                range={range}
                isChart={isChart}
                width={width}
                largestBytes={summary.largestBytes}
                limitBytes={limitBytes}
              />
            )}
          </div>
        )}
      </figure>
    </Section>
  );
}

/** What the chart shows in a sentence, and how to read its scale. */
function Caption(props: {
  summary: TrendSummary;
  sentence: string;
  scale: TrendScale;
  isChart: boolean;
  onLog: () => void;
}) {
  const { t, locale } = useText();
  const { summary, sentence, scale, isChart, onLog } = props;
  return (
    <figcaption className={styles.summary}>
      {sentence}{' '}
      {scale === 'log' && isChart && <Badge>{t('trend.logBadge')}</Badge>}
      {summary.ratio > 20 && scale === 'linear' && isChart && (
        <>
          {t('trend.scaleHint', {
            ratio: Math.round(summary.ratio).toLocaleString(locale),
          })}{' '}
          <Button size="small" variant="tertiary" onPress={onLog}>
            {t('trend.useLog')}
          </Button>
        </>
      )}
    </figcaption>
  );
}

function sentenceOf(
  summary: TrendSummary,
  range: TimeRange,
  { t, locale }: Text,
): string {
  const bytes = (value: number) => formatBytes(value, { locale });
  const parts = {
    from: formatDate(range.from, locale),
    until: formatDate(range.until, locale),
    smallest: bytes(summary.smallestBytes),
    largest: bytes(summary.largestBytes),
  };
  const whole =
    summary.count === 1
      ? t('trend.summaryOne', parts)
      : t('trend.summary', {
          ...parts,
          releases: summary.count.toLocaleString(locale),
        });
  return summary.largestStep
    ? t('trend.summaryStep', {
        summary: whole,
        step: formatBytesChange(summary.largestStep.bytes, { locale }),
        tag: summary.largestStep.tag,
      })
    : t('trend.summaryPlain', { summary: whole });
}
