import { memo } from 'react';
import {
  formatBytes,
  type History,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatDate } from '../../format';
import type { TimeRange } from '../../trend';
import { InEnglish, useText } from '../common';
import type { TrendData } from './useTrend';
import { narrowWidth } from './trendLayout';
import styles from './TrendSection.module.css';

const day = 24 * 60 * 60 * 1_000;
const hour = 60 * 60 * 1_000;
/** Points between a score and what it could be that the eye can see. */
const visibleHeadroom = 5;
const mostMoved = 5;

/** What the picture cannot say by itself: what is left out, and why. */
export const TrendNotes = memo(function DrawnTrendNotes(props: {
  history: History;
  data: TrendData;
  range: TimeRange;
  isChart: boolean;
  width: number;
  largestBytes: number;
  limitBytes?: number;
}) {
  const { t, locale } = useText();
  const { history, data, range, isChart, width } = props;
  const { largestBytes, limitBytes } = props;
  const { thinned, gaps, scores, inside } = data;
  const isWide = width >= narrowWidth;
  const moved = inside.filter(point => point.movedFrom);
  const isBudgetFar = limitBytes !== undefined && limitBytes > largestBytes * 2;
  const shown = thinned.points.length;
  const all = thinned.totalCount;
  const count = (value: number) => value.toLocaleString(locale);
  const observed = history.observedSince
    ? Date.parse(history.observedSince)
    : undefined;
  const hasScoreBand = scores.some(
    ({ score }) => score.upTo - score.points >= visibleHeadroom,
  );
  return (
    <ul className={styles.notes}>
      {isChart && all > shown && (
        <li>
          {thinned.stretch === undefined
            ? t('trend.thinned', { shown: count(shown), all: count(all) })
            : t('service.thinned', {
                shown: count(shown),
                all: count(all),
                stretch:
                  thinned.stretch >= 1.5 * day
                    ? t('service.stretchDays', {
                        count: Math.round(thinned.stretch / day),
                      })
                    : t('service.stretchHours', {
                        count: Math.max(1, Math.round(thinned.stretch / hour)),
                      }),
              })}
        </li>
      )}
      {gaps.map(gap => (
        <li key={gap.from}>
          {t('trend.gap', {
            from: formatDate(gap.from, locale),
            until: formatDate(gap.until, locale),
            reason: <InEnglish>{gap.reason}</InEnglish>,
          })}
        </li>
      ))}
      {isChart && isWide && hasScoreBand && <li>{t('trend.scoreBand')}</li>}
      {isChart &&
        !isWide &&
        observed !== undefined &&
        observed > range.from &&
        observed < range.until && (
          <li>{t('trend.placed', { date: formatDate(observed, locale) })}</li>
        )}
      {isBudgetFar && (
        <li>
          {t('trend.budgetFar', { limit: formatBytes(limitBytes, { locale }) })}
        </li>
      )}
      {isChart && history.hasMoreDeployments && (
        <li>
          {t('service.deploymentsNewest', {
            amount: String(history.deployments?.length ?? 0),
          })}
        </li>
      )}
      {moved.slice(-mostMoved).map(point => (
        <li key={`${point.tag} ${point.at}`}>
          ◆{' '}
          {t('trend.moved', {
            tag: point.tag,
            when: formatDate(point.at, locale),
            digest: point.movedFrom ?? '',
          })}
        </li>
      ))}
      {moved.length > mostMoved && (
        <li>{t('service.movedMore', { count: moved.length - mostMoved })}</li>
      )}
    </ul>
  );
});
