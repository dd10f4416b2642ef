import { Alert, Button, Skeleton } from '@backstage/ui';
import type { RepositoryAudit } from '@image-insights/backstage-plugin-image-insights-common';
import type { Data } from '../../data';
import type { UrlState } from '../../url';
import {
  DownloadList,
  ErrorAlert,
  MultiPicker,
  SearchBox,
  Section,
  SlowNotice,
  useText,
} from '../common';
import {
  PickerSkeletons,
  placeNames,
  serviceFilterNames,
  TableSkeleton,
  useOpenRow,
  without,
} from '../audits/common';
import auditStyles from '../audits/common/Audits.module.css';
import { FacetPickers, facetNames } from '../leaderboard/FacetPickers';
import { FacetSkeletons } from '../leaderboard/FacetSkeletons';
import { FiltersInUse } from '../leaderboard/FiltersInUse';
import { CauseTable } from './CauseTable';
import { causes, type healthFilters } from './healthFilters';
import styles from './Scans.module.css';

/** The places in this page's lists that a new filter makes void. */
const places = placeNames.filter(name => name !== 'after');

/** What could not be read, by cause; with filters, and as CSV. */
export function CauseSection(props: {
  audit: Data<RepositoryAudit>;
  filters: ReturnType<typeof healthFilters>;
  url: UrlState;
}) {
  const { t, locale } = useText();
  const { audit, filters, url } = props;
  const { value, error, retry, isSlow, isStale } = audit;
  const open = useOpenRow(url);
  const rows = (value?.causes ?? []).filter(
    ({ cause }) => filters.cause.length === 0 || filters.cause.includes(cause),
  );
  const query = {
    ...filters.services,
    cause: filters.cause.length > 0 ? filters.cause : undefined,
  };
  const found = new Set(value?.causes.map(({ cause }) => cause));

  return (
    <Section title={t('health.causes')} aria-busy={!value && !error}>
      <div className={styles.causes}>
        <div className={auditStyles.filters}>
          <div className={auditStyles.controls}>
            <SearchBox
              className={auditStyles.search}
              label={t('leaderboard.search')}
              url={url}
              pages={places}
            />
            {value ? (
              <>
                <div className={auditStyles.picker}>
                  <MultiPicker
                    label={t('health.cause')}
                    options={causes
                      .filter(
                        one => found.has(one) || filters.cause.includes(one),
                      )
                      .map(id => ({ id, label: t(`health.causeNames.${id}`) }))}
                    values={filters.cause}
                    onChange={cause => url.set({ ...without(places), cause })}
                  />
                </div>
                <FacetPickers
                  names={facetNames}
                  facets={value.facets}
                  url={url}
                  pages={places}
                />
              </>
            ) : (
              !error && (
                <>
                  <PickerSkeletons count={1} />
                  <FacetSkeletons />
                </>
              )
            )}
          </div>
          <div className={auditStyles.tools}>
            <FiltersInUse
              url={url}
              further={filters.cause.map(id => ({
                name: 'cause',
                value: id,
                label: t('leaderboard.filter', {
                  name: t('health.cause'),
                  value: t(`health.causeNames.${id}`),
                }),
              }))}
              countText={
                value
                  ? t('health.count', {
                      count: value.totalCount,
                      amount: value.totalCount.toLocaleString(locale),
                    })
                  : ''
              }
              pages={places}
            />
            <div className={auditStyles.actions}>
              {value ? (
                <DownloadList
                  list="audit/repositories"
                  name="image-insights-scan-health"
                  query={query}
                  rows={value.totalCount}
                />
              ) : (
                !error && <Skeleton width={190} height={32} />
              )}
            </div>
          </div>
        </div>
        {filters.unknown.length > 0 && (
          <p role="status">
            {t('health.unknownCause', { value: filters.unknown.join(', ') })}
          </p>
        )}
        {error && <ErrorAlert error={error} onRetry={retry} />}
        {isSlow && <SlowNotice onRetry={retry} />}
        {!value && !error && <TableSkeleton rows={4} />}
        {value && rows.length > 0 && (
          <CauseTable
            rows={rows}
            troubles={value.items}
            services={filters.services}
            open={open}
            url={url}
            isStale={isStale}
          />
        )}
        {value && rows.length === 0 && (
          <Nothing
            totals={value.totals}
            isFiltered={filters.isFiltered}
            onClear={() =>
              url.set(without(['cause', ...serviceFilterNames, ...places]))
            }
          />
        )}
        {value && <p className={styles.visible}>{t('health.visible')}</p>}
      </div>
    </Section>
  );
}

/** Why there is no trouble to be shown. */
function Nothing(props: {
  totals: RepositoryAudit['totals'];
  isFiltered: boolean;
  onClear: () => void;
}) {
  const { t, locale } = useText();
  const { totals, isFiltered, onClear } = props;
  const { services, fresh } = totals;
  if (services === 0 && !isFiltered) {
    return (
      <Alert
        status="info"
        icon
        title={t('leaderboard.empty')}
        description={t('leaderboard.emptyText')}
      />
    );
  }
  if (isFiltered && (services === 0 || fresh < services)) {
    return (
      <Alert
        status="info"
        icon
        title={t('health.noMatch')}
        customActions={
          <Button size="small" variant="secondary" onPress={onClear}>
            {t('common.clearAll')}
          </Button>
        }
      />
    );
  }
  return fresh === services ? (
    <Alert
      status="success"
      icon
      title={t('health.allGood')}
      description={t('health.allGoodText', {
        count: services,
        amount: services.toLocaleString(locale),
      })}
    />
  ) : (
    <Alert
      status="info"
      icon
      title={t('health.noneYet')}
      description={t('health.noneYetText')}
    />
  );
}
