import { useMemo, useRef } from 'react';
import { Skeleton } from '@backstage/ui';
import { useLeaderboard, useLeaderboardGroups, useScans } from '../../data';
import { useViewSettings } from '../../settings';
import { useUrlState } from '../../url';
import { ErrorAlert, SlowNotice, useText } from '../common';
import { ScanProgress } from '../scans/ScanProgress';
import { BoardBar } from './BoardBar';
import { BoardSkeleton } from './BoardSkeleton';
import { EmptyLeaderboard } from './EmptyLeaderboard';
import { GroupTable } from './GroupTable';
import { LeaderboardFilters } from './LeaderboardFilters';
import { LeaderboardSentence } from './LeaderboardSentence';
import { LeaderboardTable } from './LeaderboardTable';
import { MostImproved } from './MostImproved';
import { NotRanked } from './NotRanked';
import { Pages } from './Pages';
import { boardState } from './boardState';
import { useSame } from './useSame';
import styles from './Leaderboard.module.css';

const pageSize = 50;

const tableNames = {
  growth: 'tableGrowth',
  compressedBytes: 'tableSize',
  score: 'tableScore',
  wastedBytes: 'tableWaste',
  cost: 'tableCost',
} as const;

/**
 * Which services, owners or systems are large, and which grow: ranked,
 * filtered, page by page.
 */
export function Leaderboard() {
  const { t, locale } = useText();
  const url = useUrlState();
  const { defaultSort = 'growth' } = useViewSettings();
  const state = useMemo(() => boardState(url, defaultSort), [url, defaultSort]);
  const { by, orderBy, order, filters, cursor, unknown } = state;
  const { budget: _budget, ...serviceFilters } = filters;
  const scans = useScans({ limit: 1 });
  const [scan] = scans.value?.items ?? [];
  const isScanning = scan?.state === 'running';
  // Ranks are read again whenever a running scan has done a repository.
  const version =
    scan && `${scan.id} ${scan.state} ${scan.counts.repositoriesDone}`;
  const isByService = by === 'service';
  const services = useLeaderboard(
    {
      ...filters,
      orderBy,
      order,
      // Of owners and systems only what stands around the table is needed.
      ...(isByService ? { limit: pageSize, cursor } : { limit: 1 }),
    },
    version,
  );
  const groups = useLeaderboardGroups(
    isByService
      ? undefined
      : { ...serviceFilters, by, orderBy, order, limit: pageSize, cursor },
    version,
  );
  const top = useRef<HTMLDivElement>(null);
  // Rows from before stay as they were ranked until others are there.
  const ranked = useRef({ orderBy, order });
  if (!(isByService ? services : groups).isStale) {
    ranked.current = { orderBy, order };
  }

  const { value } = services;
  const facets = useSame(value?.facets);
  const shown = isByService ? services : groups;
  const error = services.error ?? groups.error;
  const retry = () => {
    services.retry();
    groups.retry();
  };
  const rows = shown.value?.items;
  const isEmpty = rows?.length === 0;
  // Nothing may be there because the first scan has only begun.
  const isUndecided = isEmpty && !state.isFiltered && scans.isLoading && !scan;
  const isReady = value !== undefined && rows !== undefined && !isUndecided;
  const total = shown.value?.totalCount ?? 0;
  const first = rows?.[0]?.rank ?? 1;
  const hasPages = isReady && rows.length > 0 && rows.length < total;
  const pages = (onTurn?: () => void) => (
    <Pages
      ranks={{ first, last: first + (rows?.length ?? 1) - 1 }}
      totalCount={total}
      nextCursor={shown.value?.nextCursor}
      previousCursor={
        first <= pageSize + 1 ? 'first' : shown.value?.previousCursor
      }
      isFirst={first === 1}
      url={url}
      onTurn={onTurn}
    />
  );
  const notRanked = value?.notRankedCount ?? value?.notRanked.length ?? 0;
  const amount = total.toLocaleString(locale);

  return (
    <div className={styles.root} aria-busy={!isReady && !error}>
      {value ? (
        <LeaderboardSentence totals={value.totals} />
      ) : (
        <div className={styles.sentence}>
          {!error && <Skeleton width="60%" height={28} />}
        </div>
      )}
      <LeaderboardFilters
        facets={facets}
        isLoading={!facets && !error}
        state={state}
        url={url}
      />
      {unknown.sort !== undefined && (
        <p role="status">
          {t('leaderboard.unknownSort', { value: unknown.sort })}
        </p>
      )}
      {unknown.by !== undefined && (
        <p role="status">{t('board.unknownBy', { value: unknown.by })}</p>
      )}
      <div ref={top} className={styles.top}>
        <BoardBar
          totalCount={shown.value?.totalCount}
          isLoading={!error}
          state={state}
          url={url}
          pages={hasPages && pages()}
        />
      </div>
      {error && <ErrorAlert error={error} onRetry={retry} />}
      {(services.isSlow || groups.isSlow) && <SlowNotice onRetry={retry} />}
      {!error && !isReady && <BoardSkeleton />}
      {isReady && isEmpty && isScanning && <ScanProgress scan={scan} />}
      {isReady && isEmpty && !isScanning && (
        <EmptyLeaderboard state={state} hasOthers={notRanked > 0} url={url} />
      )}
      {isReady && !isEmpty && (
        <div className={styles.list}>
          {isByService ? (
            <LeaderboardTable
              label={t(`leaderboard.${tableNames[ranked.current.orderBy]}`, {
                services: amount,
              })}
              rows={services.value?.items ?? []}
              {...ranked.current}
              isStale={services.isStale}
            />
          ) : (
            groups.value && (
              <GroupTable
                label={t(`board.table_${by}`, {
                  measure: t(`board.measure_${ranked.current.orderBy}`),
                  amount,
                })}
                by={by}
                groups={groups.value}
                {...ranked.current}
                isStale={groups.isStale}
                url={url}
              />
            )
          )}
          {hasPages &&
            pages(() =>
              top.current?.scrollIntoView({ block: 'start', behavior: 'auto' }),
            )}
        </div>
      )}
      {isReady && value.mostImproved && (
        <MostImproved improvements={value.mostImproved} />
      )}
      {isReady && notRanked > 0 && (
        <NotRanked services={value.notRanked} count={notRanked} />
      )}
      {isReady && !isEmpty && (
        <p className={styles.note}>
          {isByService && orderBy !== 'cost' && `${t('board.placesNote')} `}
          {t('board.coverage')}
        </p>
      )}
      {isReady && !isEmpty && isScanning && <ScanProgress scan={scan} />}
    </div>
  );
}
