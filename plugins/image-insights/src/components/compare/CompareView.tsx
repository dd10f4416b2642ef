import { useMemo } from 'react';
import { Alert, Link, Skeleton } from '@backstage/ui';
import {
  differenceOf,
  formatBytes,
  type Comparison,
  type HistoryPoint,
} from '@image-insights/backstage-plugin-image-insights-common';
import { reusedLayers } from '../../compare';
import { useComparison, useRules } from '../../data';
import { releaseId } from '../../trend';
import type { UrlState, Views } from '../../url';
import {
  Bytes,
  Delta,
  ErrorAlert,
  isNotFound,
  Section,
  useText,
} from '../common';
import { ComparePickers } from './ComparePickers';
import { CompareRowsTable } from './CompareRowsTable';
import { ContentsChanges } from './ContentsChanges';
import { FindingChanges } from './FindingChanges';
import styles from './Compare.module.css';

const digestPattern = /^(sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/;

/** What changed from one release to another, why, and what to do about it. */
export function CompareView(props: {
  points: readonly HistoryPoint[];
  /** False while the releases are on their way. */
  isReady: boolean;
  /** The release that the page is about, and the one before it. */
  selected?: { tag: string; digest: string };
  previous?: { tag: string; digest: string };
  url: UrlState;
  views: Views;
}) {
  const { t } = useText();
  const { points, isReady, selected, previous, url, views } = props;
  const asked = { base: url.get('base'), head: url.get('head') };
  const valid = (value: string | undefined) =>
    value !== undefined && digestPattern.test(value) ? value : undefined;
  const head = valid(asked.head) ?? selected?.digest;
  const base = valid(asked.base) ?? previous?.digest;
  const data = useComparison(base, head);
  const { value, error, retry, isStale } = data;
  const catalogue = useRules();
  const rules = useMemo(
    () => new Map(catalogue.value?.items.map(rule => [rule.id, rule])),
    [catalogue.value],
  );
  const tagOf = (digest: string | undefined) =>
    points.findLast(point => point.digest === digest)?.tag ??
    [selected, previous].find(known => known?.digest === digest)?.tag ??
    digest?.replace(/^([^:]+:.{12}).*$/, '$1…') ??
    t('common.unknown');
  const isSame = base !== undefined && base === head;
  const isLoading = !isReady || (!value && !error && base !== undefined);
  const answer =
    value && value.from === base && value.to === head ? value : undefined;
  const headPoint = points.findLast(point => point.digest === head);
  let release: string | undefined;
  if (headPoint && head !== selected?.digest) {
    release = releaseId(headPoint, points);
  } else {
    release = url.get('release');
  }

  return (
    <>
      <Section
        title={t('compare.heading', { from: tagOf(base), to: tagOf(head) })}
        aria-busy={(isLoading && !isSame) || isStale}
      >
        <div className={styles.blocks}>
          {(['base', 'head'] as const).map(name => {
            const text = asked[name];
            return text === undefined || valid(text) ? null : (
              <Alert
                key={name}
                status="info"
                icon
                role="status"
                title={t('compare.unknownDigest', {
                  value: text,
                  shown: tagOf(name === 'base' ? base : head),
                })}
              />
            );
          })}
          {!isReady && <Skeleton width="100%" height={59} />}
          {points.length > 0 && (
            <ComparePickers
              points={points}
              base={base}
              head={head}
              onChange={(newBase, newHead) =>
                url.set({
                  base: newBase === previous?.digest ? undefined : newBase,
                  head: newHead === selected?.digest ? undefined : newHead,
                })
              }
            />
          )}
          {isSame && (
            <Alert status="info" icon role="status" title={t('compare.same')} />
          )}
          {isReady && base === undefined && (
            <Alert
              status="info"
              icon
              role="status"
              title={t('compare.onlyOne')}
            />
          )}
          {error && isNotFound(error) && (
            <Alert
              status="info"
              icon
              role="status"
              title={t('compare.gone')}
              customActions={
                <Link href={views.href('trend')}>{t('compare.showTrend')}</Link>
              }
            />
          )}
          {error && !isNotFound(error) && (
            <ErrorAlert error={error} onRetry={retry} />
          )}
          {!isSame && !answer && isLoading && (
            <Skeleton width="100%" height={320} />
          )}
          {!isSame && answer && (
            <>
              <Summary comparison={answer} from={tagOf(base)} />
              <CompareRowsTable
                key={`${answer.from} ${answer.to}`}
                comparison={answer}
              />
            </>
          )}
        </div>
      </Section>
      {!isSame && answer && (
        <>
          <FindingChanges
            comparison={answer}
            fromTag={tagOf(base)}
            toTag={tagOf(head)}
            release={release}
            rules={rules}
            views={views}
          />
          <ContentsChanges contents={answer.contents} />
        </>
      )}
    </>
  );
}

function Summary(props: { comparison: Comparison; from: string }) {
  const { t, locale } = useText();
  const { comparison, from } = props;
  const { fromCompressedBytes, toCompressedBytes, pull } = comparison;
  const bytes = (value: number) => formatBytes(value, { locale });
  const reused = reusedLayers(comparison);
  const numbers = { from, transferred: bytes(pull.transferredBytes) };
  let sentence: string = t('compare.pull', {
    ...numbers,
    all: bytes(toCompressedBytes),
  });
  if (pull.reusedBytes === 0) {
    sentence = t('service.pullAll', numbers);
  } else if (reused && reused.count === reused.all) {
    sentence = t('compare.pullNothing', numbers);
  } else if (reused && reused.count > 0) {
    sentence = t('compare.pullAbove', {
      ...numbers,
      all: bytes(toCompressedBytes),
      layer: String(reused.count),
    });
  }
  return (
    <>
      <p className={styles.sizes}>
        <Bytes bytes={fromCompressedBytes} /> →{' '}
        <Bytes bytes={toCompressedBytes} />{' '}
        <Delta change={differenceOf(fromCompressedBytes, toCompressedBytes)} />
      </p>
      <p className={styles.note}>{sentence}</p>
    </>
  );
}
