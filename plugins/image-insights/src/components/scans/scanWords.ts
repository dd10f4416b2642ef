import type { Scan } from '@image-insights/backstage-plugin-image-insights-common';
import { sentence } from '../../format';
import type { Text } from '../common';
import { labelOfValue } from '../leaderboard/labelOfValue';
import { failureCount, progressOf } from './progressOf';

/** What a scan covers, as a heading. */
export function scanTitle(scan: Scan, { t }: Text): string {
  const what = scan.entityRef ?? scan.repository;
  return what === undefined
    ? t('health.scanOfEverything')
    : t('health.scanOf', { what: labelOfValue(what) });
}

/** How far a scan has come, in words. */
export function progressWords(scan: Scan, { t, locale }: Text): string {
  const { done, found, isTotalKnown } = progressOf(scan);
  const { repositories, repositoriesDone } = scan.counts;
  const number = (value: number) => value.toLocaleString(locale);
  if (isTotalKnown) {
    return t('health.byTags', { done: number(done), found: number(found) });
  }
  return repositories > 0
    ? t('health.byRepositories', {
        done: number(repositoriesDone),
        repositories: number(repositories),
        found: number(found),
      })
    : t('health.reading');
}

/** What came of a scan that has ended. */
export function endWords(scan: Scan, { t, locale }: Text): string {
  if (scan.state === 'failed') {
    return t('health.endedFailed', {
      message: sentence(scan.problem?.message ?? ''),
    }).trim();
  }
  if (scan.state === 'interrupted') {
    return t('health.endedInterrupted');
  }
  const { fetched } = scan.counts;
  const failed = failureCount(scan);
  const images =
    fetched === 0
      ? t('health.newImages_none')
      : t('health.newImages', {
          count: fetched,
          amount: fetched.toLocaleString(locale),
        });
  return failed > 0
    ? t('health.finishedFailed', {
        images,
        amount: failed.toLocaleString(locale),
      })
    : t('health.finished', { images });
}

/**
 * What is said aloud of a scan: that it runs, each quarter of it, and what came
 * of it. The words change no more often than that.
 */
export function spokenWords(scan: Scan, text: Text): string {
  const { t } = text;
  if (scan.state !== 'running' && scan.state !== 'queued') {
    return endWords(scan, text);
  }
  const quarters = Math.floor((progressOf(scan).share ?? 0) * 4);
  return quarters === 0
    ? t('health.announceStart')
    : t('health.announcePercent', { percent: String(quarters * 25) });
}
