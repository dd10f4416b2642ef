import { useMemo } from 'react';
import type { useOrganisationLink } from '../../../links';
import { useText } from '../../common';
import { HealthSentence } from '../../scans/HealthSentence';
import { TroubleTable } from '../../scans/TroubleTable';
import { BaseImageAnswer } from '../baseImages/BaseImageAnswer';
import { BaseImageTable } from '../baseImages/BaseImageTable';
import { ForbiddenAudit } from '../common';
import { RuleAnswer } from '../findings/RuleAnswer';
import { RuleTable } from '../findings/RuleTable';
import { SharedLayerAnswer } from '../layers/SharedLayerAnswer';
import { SharedLayerTable } from '../layers/SharedLayerTable';
import { ReportBudgets } from './ReportBudgets';
import { ReportSection } from './ReportSection';
import type { useReport } from './useReport';

/** The audits one by one, or which permission they need. */
export function ReportAudits(props: {
  report: ReturnType<typeof useReport>;
  link: ReturnType<typeof useOrganisationLink>;
  search: URLSearchParams;
}) {
  const { t, locale } = useText();
  const { report, link, search } = props;
  const { over, rules, catalogue, bases, layers, repositories } = report;
  const rulesById = useMemo(
    () => new Map(catalogue.value?.items.map(rule => [rule.id, rule])),
    [catalogue.value],
  );
  return (
    <>
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
            sentence={() => (
              <HealthSentence audit={repositories} isFiltered={false} />
            )}
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
    </>
  );
}
