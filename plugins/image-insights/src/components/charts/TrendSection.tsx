import { lazy, Suspense, useMemo } from 'react';
import { Badge, Button, Skeleton } from '@backstage/ui';
import {
  formatBytes,
  formatBytesChange,
  type History,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatDate } from '../../format';
import {
  defaultRange,
  pointsInRange,
  rangeNames,
  releaseId,
  resolveRange,
  scoreSteps,
  summariseTrend,
  thinReleases,
  trendRows,
} from '../../trend';
import { useViewSettings } from '../../settings';
import { oneOf, UrlState } from '../../url';
import { Choice, Section, useNow, useText } from '../common';
import { DownloadCsv } from './DownloadCsv';
import { EmptyRange } from './EmptyRange';
import { Legend } from './Legend';
import { TrendTable } from './TrendTable';
import { useWidth } from './useWidth';
import styles from './TrendSection.module.css';

const SizeTrendChart = lazy(() =>
  import('./SizeTrendChart').then(m => ({ default: m.SizeTrendChart })),
);

const narrow = 680;
/** Points between a score and what it could be that the eye can see. */
const visibleHeadroom = 5;

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
  const { t, locale } = useText();
  const { history, limitBytes, selectedDigest, url } = props;
  const now = useNow();
  const [ref, width] = useWidth(900);

  const axis = oneOf(['time', 'order'] as const, url.get('x'));
  const scale = oneOf(['linear', 'log'] as const, url.get('y'));
  const view = oneOf(['chart', 'table'] as const, url.get('view'));
  const since = validDate(url.get('since'));
  const until = validDate(url.get('until'));
  const isCustom = since !== undefined || until !== undefined;
  const tag = url.get('tag');

  const points = useMemo(() => history?.points ?? [], [history]);
  const firstAt = points[0]?.at;
  const settings = useViewSettings();
  const usual = useMemo(
    () => settings.defaultRange ?? defaultRange(points, now),
    [settings.defaultRange, points, now],
  );
  const name = oneOf(
    [usual, ...rangeNames.filter(other => other !== usual)],
    url.get('range'),
  );
  const range = useMemo(
    () => resolveRange({ range: name.value, since, until, firstAt, now }),
    [name.value, since, until, firstAt, now],
  );
  const inside = useMemo(() => pointsInRange(points, range), [points, range]);
  const thinned = useMemo(
    () =>
      thinReleases({ points: inside, width, limitBytes, keep: selectedDigest }),
    [inside, width, limitBytes, selectedDigest],
  );
  const rows = useMemo(() => {
    const before = points.filter(point => Date.parse(point.at) < range.from);
    return trendRows({
      points: [...before, ...thinned.points],
      gaps: history?.gaps ?? [],
      range,
      axis: axis.value,
      observedSince: history?.observedSince,
    });
  }, [points, thinned, history, range, axis.value]);

  const scores = useMemo(
    () =>
      scoreSteps({
        rows,
        range,
        axis: axis.value,
        before: points.findLast(
          point => point.mainline && Date.parse(point.at) < range.from,
        ),
      }),
    [rows, range, axis.value, points],
  );

  const summary = summariseTrend(inside);
  const bytes = (value: number) => formatBytes(value, { locale });
  const dates = {
    from: formatDate(range.from, locale),
    until: formatDate(range.until, locale),
  };
  const title = tag ? t('trend.headingTag', { tag }) : t('trend.heading');
  const unknowns: Array<[string, { value: string; unknown?: string }]> = [
    ['range', name],
    ['x', axis],
    ['y', scale],
    ['view', view],
  ];
  const gaps = (history?.gaps ?? []).filter(
    gap =>
      Date.parse(gap.until) > range.from && Date.parse(gap.from) < range.until,
  );

  let sentence = '';
  if (summary) {
    const parts = {
      ...dates,
      smallest: bytes(summary.smallestBytes),
      largest: bytes(summary.largestBytes),
    };
    const text =
      summary.count === 1
        ? t('trend.summaryOne', parts)
        : t('trend.summary', { ...parts, releases: String(summary.count) });
    sentence = summary.largestStep
      ? t('trend.summaryStep', {
          summary: text,
          step: formatBytesChange(summary.largestStep.bytes, { locale }),
          tag: summary.largestStep.tag,
        })
      : t('trend.summaryPlain', { summary: text });
  }

  const controls = (
    <>
      <Choice
        label={t('trend.range')}
        value={isCustom ? 'custom' : name.value}
        options={[
          ...rangeNames.map(id => ({ id, label: t(`trend.range_${id}`) })),
          ...(isCustom
            ? [{ id: 'custom' as const, label: t('trend.custom', dates) }]
            : []),
        ]}
        onChange={value => {
          if (value === 'custom') return;
          url.set({
            range: value === usual ? undefined : value,
            since: undefined,
            until: undefined,
          });
        }}
      />
      <Choice
        label={t('trend.axis')}
        value={axis.value}
        options={(['time', 'order'] as const).map(id => ({
          id,
          label: t(`trend.axis_${id}`),
        }))}
        onChange={value =>
          url.set(
            { x: value === 'time' ? undefined : value },
            { replace: true },
          )
        }
      />
      <Choice
        label={t('trend.scale')}
        value={scale.value}
        options={(['linear', 'log'] as const).map(id => ({
          id,
          label: t(`trend.scale_${id}`),
        }))}
        onChange={value =>
          url.set(
            { y: value === 'linear' ? undefined : value },
            { replace: true },
          )
        }
      />
      <Choice
        label={t('trend.view')}
        value={view.value}
        options={(['chart', 'table'] as const).map(id => ({
          id,
          label: t(`trend.view_${id}`),
        }))}
        onChange={value =>
          url.set(
            { view: value === 'chart' ? undefined : value },
            { replace: true },
          )
        }
      />
      {history && inside.length > 0 && (
        <DownloadCsv repository={history.repository} points={inside} />
      )}
    </>
  );

  const height = width < narrow ? 240 : 320;
  const strip = scores.length > 0 ? 48 : 0;
  const placeholder = <Skeleton width="100%" height={height + strip} />;
  return (
    <Section title={title} controls={controls} aria-busy={!history}>
      <figure className={styles.figure} ref={ref}>
        {unknowns.map(([parameter, { value, unknown }]) =>
          unknown === undefined ? null : (
            <p className={styles.summary} key={parameter} role="status">
              {t('trend.unknownScale', {
                name: parameter,
                value: unknown,
                shown: value,
              })}
            </p>
          ),
        )}
        {!history && placeholder}
        {history && !summary && (
          <EmptyRange points={points} range={range} url={url} />
        )}
        {history && summary && (
          <>
            <figcaption className={styles.summary}>
              {sentence}{' '}
              {scale.value === 'log' && <Badge>{t('trend.logBadge')}</Badge>}
              {summary.ratio > 20 && scale.value === 'linear' && (
                <>
                  {t('trend.scaleHint', {
                    ratio: Math.round(summary.ratio).toLocaleString(locale),
                  })}{' '}
                  <Button
                    size="small"
                    variant="tertiary"
                    onPress={() => url.set({ y: 'log' }, { replace: true })}
                  >
                    {t('trend.useLog')}
                  </Button>
                </>
              )}
            </figcaption>
            {view.value === 'table' ? (
              <TrendTable
                label={title}
                points={inside}
                allPoints={points}
                selectedDigest={selectedDigest}
              />
            ) : (
              <div className={styles.chart}>
                <Suspense fallback={placeholder}>
                  <SizeTrendChart
                    name={sentence}
                    rows={rows}
                    gaps={gaps}
                    range={range}
                    axis={axis.value}
                    scale={scale.value}
                    limitBytes={limitBytes}
                    observedSince={history.observedSince}
                    scores={scores}
                    selectedDigest={selectedDigest}
                    width={width}
                    height={height}
                    onSelect={release =>
                      url.set({ release: releaseId(release, points) })
                    }
                  />
                </Suspense>
                <Legend rows={rows} isLog={scale.value === 'log'} />
              </div>
            )}
            <TrendNotes
              history={history}
              gaps={gaps}
              shown={thinned.points.length}
              all={view.value === 'table' ? 0 : thinned.totalCount}
              largestBytes={summary.largestBytes}
              hasScoreBand={
                view.value === 'chart' &&
                scores.some(
                  ({ score }) => score.upTo - score.points >= visibleHeadroom,
                )
              }
              limitBytes={limitBytes}
            />
          </>
        )}
      </figure>
    </Section>
  );
}

function validDate(text: string | undefined): string | undefined {
  return text &&
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text))
    ? text
    : undefined;
}

function TrendNotes(props: {
  history: History;
  gaps: History['gaps'];
  shown: number;
  all: number;
  largestBytes: number;
  hasScoreBand: boolean;
  limitBytes?: number;
}) {
  const { t, locale } = useText();
  const { history, gaps, shown, all, largestBytes, limitBytes } = props;
  const { hasScoreBand } = props;
  const moved = history.points.filter(point => point.movedFrom);
  const isBudgetFar = limitBytes !== undefined && limitBytes > largestBytes * 2;
  return (
    <ul className={styles.notes}>
      {all > shown && (
        <li>
          {t('trend.thinned', { shown: String(shown), all: String(all) })}
        </li>
      )}
      {gaps.map(gap => (
        <li key={gap.from}>
          {t('trend.gap', {
            from: formatDate(gap.from, locale),
            until: formatDate(gap.until, locale),
            reason: gap.reason,
          })}
        </li>
      ))}
      {hasScoreBand && <li>{t('trend.scoreBand')}</li>}
      {isBudgetFar && (
        <li>
          {t('trend.budgetFar', { limit: formatBytes(limitBytes, { locale }) })}
        </li>
      )}
      {moved.map(point => (
        <li key={`${point.tag} ${point.at}`}>
          ◆{' '}
          {t('trend.moved', {
            tag: point.tag,
            when: formatDate(point.at, locale),
            digest: point.movedFrom ?? '',
          })}
        </li>
      ))}
    </ul>
  );
}
