import { useMemo } from 'react';
import { Alert } from '@backstage/ui';
import { useRuleAudit, useRules } from '../../../data';
import { useUrlState } from '../../../url';
import { useText } from '../../common';
import { useRuleTexts } from '../../rules';
import {
  AuditFrame,
  auditSort,
  serviceFilters,
  UnknownRow,
  useOpenRow,
  valuesOf,
} from '../common';
import { RuleAnswer } from './RuleAnswer';
import { RuleFindings } from './RuleFindings';
import { ruleFilterNames, ruleFilters, RulePickers } from './RulePickers';
import { ruleOrders } from './ruleSort';
import { RuleTable } from './RuleTable';

const rowsOfPage = 50;

/** Which one change helps most, and who makes it: findings by their rule. */
export function FindingsAudit() {
  const text = useText();
  const texts = useRuleTexts();
  const { t } = text;
  const url = useUrlState();
  const open = useOpenRow(url);
  const sort = auditSort({ url, orders: ruleOrders, names: ['title'] });
  const filters = {
    ...serviceFilters(url),
    rule: valuesOf(url, 'rule'),
    severity: valuesOf(url, 'severity'),
    family: valuesOf(url, 'family'),
  };
  const cursor = url.get('after');
  const order = { orderBy: sort.orderBy, order: sort.order };
  const audit = useRuleAudit({
    ...filters,
    ...order,
    limit: rowsOfPage,
    cursor,
  });
  const catalogue = useRules();
  const rules = useMemo(
    () => new Map(catalogue.value?.items.map(rule => [rule.id, rule])),
    [catalogue.value],
  );
  return (
    <AuditFrame
      data={audit}
      url={url}
      unknownSort={sort.unknown}
      needsVerdicts
      further={ruleFilters(url, audit.value?.ruleFacets ?? [], text, texts)}
      pickers={({ ruleFacets }) => <RulePickers rules={ruleFacets} url={url} />}
      pickerCount={ruleFilterNames.length}
      csv={{
        list: 'audit/rules',
        name: 'image-insights-rules',
        query: { ...filters, ...order },
      }}
      countText={({ totalCount }) =>
        t('audits.findings.count', { count: totalCount })
      }
      sentence={value =>
        value.totalCount > 0 && (
          <RuleAnswer
            audit={value}
            isByGain={
              !cursor && sort.orderBy === 'gain' && order.order === 'desc'
            }
          />
        )
      }
      nothing={({ coverage }) => (
        <Alert
          status="success"
          icon
          title={t('audits.findings.allGood')}
          description={t('audits.findings.allGoodText', {
            count: coverage.judged,
          })}
        />
      )}
    >
      {(value, isStale) => (
        <>
          <UnknownRow open={open} keys={value.items.map(({ rule }) => rule)} />
          <RuleTable
            audit={value}
            rules={rules}
            isStale={isStale}
            sort={sort}
            open={open}
          >
            {row => (
              <RuleFindings
                key={row.rule}
                row={row}
                rule={rules.get(row.rule)}
                isCatalogueKnown={catalogue.value !== undefined}
                filters={filters}
                url={url}
              />
            )}
          </RuleTable>
        </>
      )}
    </AuditFrame>
  );
}
