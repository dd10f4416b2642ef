import { useMemo } from 'react';
import { Skeleton } from '@backstage/ui';
import { useOrganisationLink } from '../../../links';
import { useUrlState } from '../../../url';
import { ErrorAlert, SearchBox, useText } from '../../common';
import { FacetPickers, facetNames } from '../../leaderboard/FacetPickers';
import { FiltersInUse } from '../../leaderboard/FiltersInUse';
import { useRuleTexts } from '../../rules';
import { HealthSentence } from '../../scans/HealthSentence';
import { TroubleTable } from '../../scans/TroubleTable';
import { BaseImageAnswer } from '../baseImages/BaseImageAnswer';
import { BaseImageTable } from '../baseImages/BaseImageTable';
import { ForbiddenAudit, serviceFilterNames, serviceFilters } from '../common';
import auditStyles from '../common/Audits.module.css';
import { RuleAnswer } from '../findings/RuleAnswer';
import { RuleTable } from '../findings/RuleTable';
import { SharedLayerAnswer } from '../layers/SharedLayerAnswer';
import { SharedLayerTable } from '../layers/SharedLayerTable';
import { ReportBudgets } from './ReportBudgets';
import { ReportHead } from './ReportHead';
import { ReportSection } from './ReportSection';
import { ReportSummary } from './ReportSummary';
import { usePrinting } from './usePrinting';
import { useReport } from './useReport';
import styles from './Report.module.css';

/**
 * All audits of some services on one page, to be printed: light on paper, each
 * audit on a page of its own, whole tables, links and times spelt out.
 */
export function AuditReport() {
  const { t, locale } = useText();
  useRuleTexts();
  const url = useUrlState();
  const filters = serviceFilters(url);
  const report = useReport(filters);
  const { overview, over, rules, catalogue } = report;
  const { bases, layers, repositories } = report;
  const link = useOrganisationLink();
  const search = new URLSearchParams(
    serviceFilterNames.flatMap(name =>
      url.getAll(name).map(value => [name, value]),
    ),
  );
  const key = search.toString();
  // The report is of when its filters were chosen.
  const at = useMemo(() => (key === undefined ? 0 : Date.now()), [key]);
  const isPrinting = usePrinting(
    `${t('page.title')} ${new Date(at).toISOString().slice(0, 10)}`,
  );
  const rulesById = useMemo(
    () => new Map(catalogue.value?.items.map(rule => [rule.id, rule])),
    [catalogue.value],
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
          <FacetPickers
            names={facetNames}
            facets={over.value?.facets}
            url={url}
          />
        </div>
        <FiltersInUse url={url} countText="" />
      </div>
      {overview.error && (
        <ErrorAlert error={overview.error} onRetry={overview.retry} />
      )}
      {!overview.value && !overview.error && (
        <Skeleton width="100%" height={176} />
      )}
      {overview.value && <ReportSummary overview={overview.value} />}
      <ReportBudgets
        over={over}
        near={report.near}
        href={link('budgets', search)}
      />
      {report.isForbidden ? (
        <ForbiddenAudit />
      ) : (
        <>
          <ReportSection
            title={t('page.findings')}
            href={link('findings', search)}
            data={rules}
            nothing={t('audits.findings.allGood')}
            sentence={value =>
              value.totalCount > 0 && <RuleAnswer audit={value} isByGain />
            }
          >
            {value => <RuleTable audit={value} rules={rulesById} />}
          </ReportSection>
          <ReportSection
            title={t('page.baseImages')}
            href={link('base-images', search)}
            data={bases}
            nothing={t('report.noBases')}
            sentence={value =>
              value.totalCount > 0 && <BaseImageAnswer audit={value} />
            }
          >
            {value => <BaseImageTable audit={value} />}
          </ReportSection>
          <ReportSection
            title={t('page.layers')}
            href={link('layers', search)}
            data={layers}
            nothing={t('audits.layers.none')}
            sentence={({ totals }) =>
              totals.images > 0 && <SharedLayerAnswer totals={totals} />
            }
          >
            {value => <SharedLayerTable audit={value} />}
          </ReportSection>
          <ReportSection
            title={t('page.scans')}
            href={link('scans', search)}
            data={repositories}
            nothing={t('health.allGood')}
            sentence={() => <HealthSentence audit={repositories} />}
          >
            {value => (
              <TroubleTable
                label={t('report.troubles', {
                  amount: value.totalCount.toLocaleString(locale),
                })}
                rows={value.items}
              />
            )}
          </ReportSection>
        </>
      )}
    </div>
  );
}
