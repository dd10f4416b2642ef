import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Currency,
  FindingAudit,
  FindingAuditRow,
  RuleAudit,
  RuleAuditRow,
  findingAuditQuerySchema,
  ruleAuditQuerySchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { z } from 'zod';
import {
  OrganisationServices,
  ReadableServices,
} from '../../service/OrganisationServices';
import { ServiceFilter } from '../../service/serviceFilter';
import { auditService, compareTexts } from '../inventory/auditedImages';
import { byFigure } from '../inventory/byFigure';
import { pageOf } from '../inventory/pageOf';
import { AuditedFinding } from './FindingInventory';
import { FindingView } from './FindingView';
import { FindingViews } from './FindingViews';
import { rankOfSeverity } from './orderOfFindings';

type RuleQuery = z.output<typeof ruleAuditQuerySchema>;
type FindingQuery = z.output<typeof findingAuditQuerySchema>;

/** Answers what was found in the newest images of all services. */
export class FindingAuditService {
  constructor(
    private readonly options: {
      services: Pick<OrganisationServices, 'readable'>;
      views: Pick<FindingViews, 'of'>;
      /** Of the amounts. */
      currency: Currency;
    },
  ) {}

  /** All findings by rule. */
  async rules(
    query: RuleQuery,
    credentials: BackstageCredentials,
  ): Promise<RuleAudit> {
    const { services, views, currency } = this.options;
    const view = await views.of(await services.readable(credentials));
    const { rules, totals, coverage } = view.sumsOf(query);
    const rows = [...rules].sort(
      byFigure({
        order: query.order,
        figureOf: row => figureOf(row, query.orderBy),
        equals: graverRule,
        keyOf: ({ rule }) => rule,
      }),
    );
    return {
      ...pageOf(rows, query),
      facets: view.facets,
      coverage,
      totals,
      currency,
      ruleFacets: view.ruleFacets,
    };
  }

  /** Single findings, each in one service's image. */
  async findings(
    query: FindingQuery,
    credentials: BackstageCredentials,
  ): Promise<FindingAudit> {
    const { services, views, currency } = this.options;
    const view = await views.of(await services.readable(credentials));
    const { findings, coverage } = view.findings(query);
    const page = pageOf(findings, query);
    return {
      ...page,
      items: page.items.map(one => rowOf(one, view)),
      facets: view.facets,
      coverage,
      currency,
    };
  }

  /**
   * The rule by which several services together gain most; absent where there
   * is none.
   *
   * @param services - what the caller may read
   */
  async bestRule(
    services: ReadableServices,
    filter: ServiceFilter,
  ): Promise<RuleAuditRow | undefined> {
    const view = await this.options.views.of(services);
    const [best] = view
      .sumsOf(filter)
      .rules.filter(sum => sum.services > 1 && sum.gainCompressedBytes > 0)
      .sort(
        byFigure({
          order: 'desc',
          figureOf: ({ gainCompressedBytes }) => gainCompressedBytes,
          keyOf: ({ rule }) => rule,
        }),
      );
    return best;
  }
}

/** Of rules that gain as much, or nothing: the gravest first, then by title. */
function graverRule(left: RuleAuditRow, right: RuleAuditRow): number {
  return (
    rankOfSeverity(right.severity) - rankOfSeverity(left.severity) ||
    compareTexts(left.title, right.title)
  );
}

function figureOf(
  row: RuleAuditRow,
  orderBy: RuleQuery['orderBy'],
): number | string | undefined {
  switch (orderBy) {
    case 'cost':
      return row.amountPerMonth;
    case 'services':
      return row.services;
    case 'images':
      return row.images;
    case 'title':
      return row.title;
    default:
      return row.gainCompressedBytes;
  }
}

function rowOf(one: AuditedFinding, view: FindingView): FindingAuditRow {
  const { audited, finding, amountPerMonth } = one;
  const { repository, current } = audited.image;
  return {
    ...auditService(audited.entity),
    repository,
    tag: current.tag,
    digest: current.digest,
    finding: finding.id,
    rule: finding.rule,
    family: finding.family,
    severity: finding.severity,
    findingTitle: view.titleOf(one),
    gainCompressedBytes: finding.gainCompressedBytes,
    isEstimate: finding.isEstimate,
    layers: finding.layers.map(({ index }) => index),
    ...(amountPerMonth !== undefined && { amountPerMonth }),
  };
}
