import { Skeleton } from '@backstage/ui';
import {
  formatBytes,
  type Leaderboard as LeaderboardAnswer,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useLeaderboard, useScans } from '../../data';
import { useViewSettings } from '../../settings';
import { oneOf, useUrlState } from '../../url';
import { ErrorAlert, SlowNotice, useText } from '../common';
import { EmptyLeaderboard } from './EmptyLeaderboard';
import { FiltersInUse } from './FiltersInUse';
import { LeaderboardFilters, measures, usualSort } from './LeaderboardFilters';
import { LeaderboardTable } from './LeaderboardTable';
import { NotRanked } from './NotRanked';
import { ScanProgress } from '../scans/ScanProgress';
import { Pages } from './Pages';
import styles from './Leaderboard.module.css';

const pageSize = 50;

const tableNames = {
  growth: 'leaderboard.tableGrowth',
  compressedBytes: 'leaderboard.tableSize',
  score: 'leaderboard.tableScore',
  wastedBytes: 'leaderboard.tableWaste',
  cost: 'leaderboard.tableCost',
} as const;

/** Which services are large, and which grow: ranked, filtered, page by page. */
export function Leaderboard() {
  const { t } = useText();
  const url = useUrlState();
  const { defaultSort = 'growth' } = useViewSettings();
  const usual = usualSort(defaultSort);
  const asked = oneOf(
    [usual, ...measures.flatMap(one => [`-${one}`, one])],
    url.get('sort'),
  );
  const sort = asked.value;
  const orderBy =
    measures.find(one => one === sort.replace(/^-/, '')) ?? 'growth';
  const order = sort.startsWith('-') ? 'desc' : 'asc';
  const list = (name: string) => {
    const values = url.getAll(name);
    return values.length > 0 ? values : undefined;
  };
  const filters = {
    owner: list('owner'),
    system: list('system'),
    lifecycle: list('lifecycle'),
    kind: list('kind'),
    registry: list('registry'),
    q: url.get('q'),
    budget: url.get('budget') === 'over' ? ('over' as const) : undefined,
  };
  const cursor = url.get('after');
  const scans = useScans({ limit: 1 });
  const [scan] = scans.value?.items ?? [];
  const isScanning = scan?.state === 'running';
  const board = useLeaderboard(
    { ...filters, orderBy, order, limit: pageSize, cursor },
    // Ranks are read again whenever a running scan has done a repository.
    scan && `${scan.id} ${scan.state} ${scan.counts.repositoriesDone}`,
  );
  const { value, error, retry, isSlow, isStale } = board;
  const isFiltered = Object.values(filters).some(Boolean);
  const isEmpty = value?.items.length === 0;
  // Nothing may be there because the first scan has only begun.
  const isUndecided = isEmpty && !isFiltered && scans.isLoading && !scan;

  return (
    <div className={styles.root} aria-busy={!value && !error}>
      {value ? (
        <Sentence totals={value.totals} />
      ) : (
        <div className={styles.sentence}>
          {!error && <Skeleton width="60%" height={28} />}
        </div>
      )}
      <LeaderboardFilters
        facets={value?.facets}
        orderBy={orderBy}
        order={order}
        url={url}
      />
      {asked.unknown !== undefined && (
        <p role="status">
          {t('leaderboard.unknownSort', { value: asked.unknown })}
        </p>
      )}
      <FiltersInUse totalCount={value?.totalCount} url={url} />
      {isScanning && <ScanProgress scan={scan} />}
      {error && <ErrorAlert error={error} onRetry={retry} />}
      {isSlow && <SlowNotice onRetry={retry} />}
      {!error && (!value || isUndecided) && (
        <Skeleton width="100%" height={420} />
      )}
      {value && !isEmpty && (
        <>
          <LeaderboardTable
            label={t(tableNames[orderBy], {
              services: String(value.totalCount),
            })}
            rows={value.items}
            isStale={isStale}
          />
          <Pages
            ranks={{
              first: Math.min(...value.items.map(({ rank }) => rank)),
              last: Math.max(...value.items.map(({ rank }) => rank)),
            }}
            totalCount={value.totalCount}
            nextCursor={value.nextCursor}
            isFirst={!cursor}
            url={url}
          />
        </>
      )}
      {value && isEmpty && !isScanning && !isUndecided && (
        <EmptyLeaderboard
          isFiltered={isFiltered}
          hasOthers={value.notRanked.length > 0}
          onClear={() =>
            url.set(
              Object.fromEntries(
                [...Object.keys(filters), 'after'].map(name => [
                  name,
                  undefined,
                ]),
              ),
            )
          }
        />
      )}
      {value && value.notRanked.length > 0 && (
        <NotRanked services={value.notRanked} />
      )}
    </div>
  );
}

function Sentence(props: { totals: LeaderboardAnswer['totals'] }) {
  const { t, locale } = useText();
  const { services, compressedBytes, grew, shrank } = props.totals;
  const parts = {
    services: services.toLocaleString(locale),
    size: formatBytes(compressedBytes, { locale }),
  };
  return (
    <h2 className={styles.sentence}>
      {grew + shrank > 0
        ? t('leaderboard.sentence', {
            ...parts,
            grew: String(grew),
            shrank: String(shrank),
          })
        : t('leaderboard.sentenceSmall', parts)}
    </h2>
  );
}
