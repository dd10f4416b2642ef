import { useMemo } from 'react';
import { Skeleton } from '@backstage/ui';
import { useOrganisationLink } from '../../../links';
import { changedSearch, useUrlState } from '../../../url';
import { ErrorAlert, SearchBox, useText } from '../../common';
import { FacetPickers, facetNames } from '../../leaderboard/FacetPickers';
import { FacetSkeletons } from '../../leaderboard/FacetSkeletons';
import { FiltersInUse } from '../../leaderboard/FiltersInUse';
import { useRuleTexts } from '../../rules';
import {
  EmptyAudit,
  serviceFilterNames,
  serviceFilters,
  without,
} from '../common';
import auditStyles from '../common/Audits.module.css';
import { ReportAudits } from './ReportAudits';
import { ReportHead } from './ReportHead';
import { ReportHighlights } from './ReportHighlights';
import { ReportSummary } from './ReportSummary';
import { usePrinting } from './usePrinting';
import { useReport } from './useReport';
import styles from './Report.module.css';

/**
 * All audits of some services on one page, to be printed: light on paper, each
 * audit on a page of its own, whole tables, times spelt out.
 */
export function AuditReport() {
  const { t } = useText();
  useRuleTexts();
  const url = useUrlState();
  const filters = serviceFilters(url);
  const report = useReport(filters);
  const { overview, over } = report;
  const link = useOrganisationLink();
  const search = new URLSearchParams(
    serviceFilterNames.flatMap(name =>
      url.getAll(name).map(value => [name, value]),
    ),
  );
  const isFiltered = Object.values(filters).some(Boolean);
  const isEmpty = overview.value?.services === 0;
  const key = search.toString();
  // The report is of when its filters were chosen.
  const at = useMemo(() => (key === undefined ? 0 : Date.now()), [key]);
  const isPrinting = usePrinting(
    `${t('page.title')} ${new Date(at).toISOString().slice(0, 10)}`,
  );

  return (
    <div
      className={`${styles.page} ${auditStyles.print}`}
      data-theme-mode={isPrinting ? 'light' : undefined}
      aria-busy={report.missing > 0}
    >
      <ReportHead at={at} missing={report.missing} url={url} />
      <div className={`${auditStyles.filters} ${styles.screenOnly}`}>
        <div className={auditStyles.controls}>
          <SearchBox
            className={auditStyles.search}
            label={t('leaderboard.search')}
            url={url}
          />
          {over.value || over.error ? (
            <FacetPickers
              names={facetNames}
              facets={over.value?.facets}
              url={url}
            />
          ) : (
            <FacetSkeletons />
          )}
        </div>
        {isFiltered && <FiltersInUse url={url} countText="" />}
      </div>
      {overview.error && (
        <ErrorAlert error={overview.error} onRetry={overview.retry} />
      )}
      {!overview.value && !overview.error && (
        <Skeleton width="100%" height={346} />
      )}
      {isEmpty && (
        <EmptyAudit
          reason={isFiltered ? 'no-match' : 'no-services'}
          onClear={() => url.set(without(serviceFilterNames))}
        />
      )}
      {overview.value && !isEmpty && (
        <>
          <ReportSummary overview={overview.value} />
          <ReportHighlights
            overview={overview.value}
            costly={report.costly.value}
            links={(page, changes = {}) =>
              link(page, changedSearch(search, changes))
            }
          />
        </>
      )}
      {!isEmpty && <ReportAudits report={report} link={link} search={search} />}
    </div>
  );
}
