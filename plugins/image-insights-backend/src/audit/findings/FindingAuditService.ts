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
import { Rule, RuleSet } from '@image-insights/image-analysis';
import { z } from 'zod';
import {
  OrganisationServices,
  ReadableServices,
} from '../../service/OrganisationServices';
import { LeaderboardEntry } from '../../service/leaderboardRows';
import {
  ServiceFilter,
  facetsOf,
  matchesFilter,
} from '../../service/serviceFilter';
import { restsOnRepository } from '../../service/shownJudgement';
import { repositoryOfName } from '../../service/withheldBases';
import { withheldText } from '../../service/withheldText';
import { auditService, compareTexts } from '../inventory/auditedImages';
import { byFigure } from '../inventory/byFigure';
import { coverageOf } from '../inventory/coverageOf';
import { pageOf } from '../inventory/pageOf';
import { withheldRepositories } from '../inventory/withheldRepositories';
import { FindingInventories } from './FindingInventories';
import { AuditedFinding, FindingInventory } from './FindingInventory';
import { FindingFilter, FindingSelection } from './FindingSelection';
import { RuleSum, sumByRule } from './sumByRule';

type RuleQuery = z.output<typeof ruleAuditQuerySchema>;
type FindingQuery = z.output<typeof findingAuditQuerySchema>;

/** What is told to one caller who asks something. */
interface Asked {
  services: ReadableServices;
  /** That are asked for. */
  entries: LeaderboardEntry[];
  selection: FindingSelection;
  inventory: FindingInventory;
  /** A finding's title without the names that the caller may not be told. */
  titleOf(finding: AuditedFinding): string;
}

/** Answers what was found in the newest images of all services. */
export class FindingAuditService {
  private readonly restsOnRepository: (rule: string) => boolean;

  constructor(
    private readonly options: {
      services: Pick<OrganisationServices, 'readable'>;
      inventories: Pick<FindingInventories, 'of'>;
      ruleSet: Pick<RuleSet, 'catalogue'>;
      rules: ReadonlyMap<string, Rule>;
      /** Of the amounts. */
      currency: Currency;
    },
  ) {
    this.restsOnRepository = restsOnRepository(options.ruleSet);
  }

  /** All findings by rule. */
  async rules(
    query: RuleQuery,
    credentials: BackstageCredentials,
  ): Promise<RuleAudit> {
    const asked = await this.ask(query, credentials);
    const { rules, totals } = sumByRule(asked.selection, this.options.rules);
    const rows = rules
      .map(sum => this.rowOf(sum, asked))
      .sort(
        byFigure({
          order: query.order,
          figureOf: row => figureOf(row, query.orderBy),
          keyOf: ({ rule }) => rule,
        }),
      );
    const page = pageOf(rows, query);
    return {
      ...page,
      facets: facetsOf(asked.services.entries.map(({ entity }) => entity)),
      coverage: coverageOf(asked.entries),
      totals,
      currency: this.options.currency,
      ruleFacets: this.ruleFacets(asked),
    };
  }

  /** Single findings, each in one service's image. */
  async findings(
    query: FindingQuery,
    credentials: BackstageCredentials,
  ): Promise<FindingAudit> {
    const asked = await this.ask(query, credentials);
    const ordered = asked.inventory.ordered(query);
    const page = pageOf(
      ordered.filter(one => asked.selection.has(one)),
      query,
    );
    return {
      ...page,
      items: page.items.map(one => findingRowOf(one, asked)),
      facets: facetsOf(asked.services.entries.map(({ entity }) => entity)),
      coverage: coverageOf(asked.entries),
      currency: this.options.currency,
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
    const asked = await this.askOf(services, filter);
    const { rules } = sumByRule(asked.selection, this.options.rules);
    const [best] = rules
      .filter(sum => sum.services > 1 && sum.gainCompressedBytes > 0)
      .sort(
        byFigure({
          order: 'desc',
          figureOf: ({ gainCompressedBytes }) => gainCompressedBytes,
          keyOf: ({ rule }) => rule,
        }),
      );
    return best && this.rowOf(best, asked);
  }

  private async ask(
    query: ServiceFilter & FindingFilter,
    credentials: BackstageCredentials,
  ): Promise<Asked> {
    const services = await this.options.services.readable(credentials);
    return this.askOf(services, query);
  }

  private async askOf(
    services: ReadableServices,
    query: ServiceFilter & FindingFilter,
  ): Promise<Asked> {
    const inventory = await this.options.inventories.of(services.all);
    const entries = services.entries.filter(({ entity }) =>
      matchesFilter(entity, query),
    );
    const isWithheld = withheldRepositories(services);
    return {
      services,
      entries,
      inventory,
      selection: this.selection(services, {
        entries,
        inventory,
        filter: query,
      }),
      titleOf: ({ audited, title }) => {
        const { baseName } = audited.image.current;
        const repository = baseName && repositoryOfName(baseName);
        return repository && isWithheld([repository])
          ? withheldText(title, [baseName, repository])
          : title;
      },
    };
  }

  private selection(
    services: ReadableServices,
    options: {
      entries: readonly LeaderboardEntry[];
      inventory: FindingInventory;
      filter: FindingFilter;
    },
  ): FindingSelection {
    const readable = new Set(
      services.entries.flatMap(({ entity }) => entity.repositories),
    );
    return new FindingSelection({
      ...options,
      restsOnRepository: this.restsOnRepository,
      isReadable: repository => readable.has(repository),
    });
  }

  private rowOf({ example, ...row }: RuleSum, asked: Asked): RuleAuditRow {
    return { ...row, title: this.titleOf(example, asked) };
  }

  private titleOf(example: AuditedFinding, asked: Asked): string {
    return (
      this.options.rules.get(example.finding.rule)?.title ??
      asked.titleOf(example)
    );
  }

  /** Of all that the caller may read, whatever they ask for. */
  private ruleFacets(asked: Asked): RuleAudit['ruleFacets'] {
    const { services, inventory } = asked;
    const all = this.selection(services, {
      entries: services.entries,
      inventory,
      filter: {},
    });
    const found = new Map<string, string>();
    for (const one of all.images.flatMap(({ findings }) => findings)) {
      const { rule } = one.finding;
      if (!found.has(rule) && all.has(one)) {
        found.set(rule, this.titleOf(one, asked));
      }
    }
    return [...found]
      .map(([rule, title]) => ({ rule, title }))
      .sort(
        (left, right) =>
          compareTexts(left.title, right.title) ||
          compareTexts(left.rule, right.rule),
      );
  }
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

function findingRowOf(one: AuditedFinding, asked: Asked): FindingAuditRow {
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
    findingTitle: asked.titleOf(one),
    gainCompressedBytes: finding.gainCompressedBytes,
    isEstimate: finding.isEstimate,
    layers: finding.layers.map(({ index }) => index),
    ...(amountPerMonth !== undefined && { amountPerMonth }),
  };
}
