import {
  AuditCoverage,
  RuleAudit,
  RuleAuditRow,
  ServiceFacets,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Rule } from '@image-insights/image-analysis';
import { ReadableServices } from '../../service/OrganisationServices';
import { RecentlyUsed } from '../../service/RecentlyUsed';
import {
  ServiceFilter,
  facetsOf,
  matchesFilter,
} from '../../service/serviceFilter';
import { repositoriesOfName } from '../../service/withheldBases';
import { withheldText } from '../../service/withheldText';
import { compareTexts } from '../inventory/auditedImages';
import { coverageOf } from '../inventory/coverageOf';
import { withheldRepositories } from '../inventory/withheldRepositories';
import { AuditedFinding, FindingInventory } from './FindingInventory';
import { FindingFilter, FindingSelection } from './FindingSelection';
import { FindingOrder } from './orderOfFindings';
import { sumByRule } from './sumByRule';

/** Filters of which the sums are kept. */
const KEPT_SUMS = 100;

/** Lists that are kept, of tens of thousands at times: for their other pages. */
const KEPT_LISTS = 4;

/** Which findings of which services are asked for. */
export type FindingQuestion = ServiceFilter & FindingFilter;

/** What the findings of some services come to. */
export interface FindingSums {
  rules: readonly RuleAuditRow[];
  totals: RuleAudit['totals'];
  coverage: AuditCoverage;
}

/** Single findings, and on how much they rest. */
export interface FindingAnswer {
  findings: readonly AuditedFinding[];
  coverage: AuditCoverage;
}

/**
 * What one caller may know of what was found: nothing in it rests on services
 * that they may not read. All who may read the same share it.
 */
export class FindingView {
  readonly facets: ServiceFacets;
  private readonly readable: ReadonlySet<string>;
  private readonly isWithheld: ReturnType<typeof withheldRepositories>;
  private readonly sums = new RecentlyUsed<FindingSums>(KEPT_SUMS);
  private readonly lists = new RecentlyUsed<FindingAnswer>(KEPT_LISTS);
  private found?: RuleAudit['ruleFacets'];

  constructor(
    private readonly options: {
      services: ReadableServices;
      inventory: FindingInventory;
      rules: ReadonlyMap<string, Rule>;
    },
  ) {
    const { services } = options;
    const entities = services.entries.map(({ entity }) => entity);
    this.facets = facetsOf(entities);
    this.readable = new Set(
      entities.flatMap(({ repositories }) => repositories),
    );
    this.isWithheld = withheldRepositories(services);
  }

  /** Rules that found something, whatever is asked for. */
  get ruleFacets(): RuleAudit['ruleFacets'] {
    this.found ??= this.findRules();
    return this.found;
  }

  /** By rule, and of all together; made once for each filter. */
  sumsOf(question: FindingQuestion): FindingSums {
    return this.sums.get(keyOf(question), () => this.makeSums(question));
  }

  /** Single findings, in order; made once for each filter and order. */
  findings(question: FindingQuestion & FindingOrder): FindingAnswer {
    const { orderBy, order } = question;
    return this.lists.get(`${orderBy} ${order} ${keyOf(question)}`, () => {
      const selection = this.select(question);
      return {
        findings: this.options.inventory
          .ordered(question)
          .filter(one => selection.has(one)),
        coverage: this.coverageOf(question),
      };
    });
  }

  /** A finding's title without the names that the caller may not be told. */
  titleOf({ audited, title }: AuditedFinding): string {
    const { baseName } = audited.image.current;
    return baseName && this.isWithheld(repositoriesOfName(baseName))
      ? withheldText(title, [baseName, ...repositoriesOfName(baseName)])
      : title;
  }

  private makeSums(question: FindingQuestion): FindingSums {
    const { rules, totals } = sumByRule(
      this.select(question),
      this.options.rules,
    );
    return {
      rules: rules.map(({ example, ...row }) => ({
        ...row,
        title: this.ruleTitleOf(example),
      })),
      totals,
      coverage: this.coverageOf(question),
    };
  }

  private coverageOf(question: FindingQuestion): AuditCoverage {
    return coverageOf(this.entriesOf(question), question.registry);
  }

  private entriesOf(filter: ServiceFilter): ReadableServices['entries'] {
    return this.options.services.entries.filter(({ entity }) =>
      matchesFilter(entity, filter),
    );
  }

  private select(question: FindingQuestion): FindingSelection {
    return new FindingSelection({
      inventory: this.options.inventory,
      entries: this.entriesOf(question),
      filter: question,
      isReadable: repository => this.readable.has(repository),
    });
  }

  private ruleTitleOf(example: AuditedFinding): string {
    return (
      this.options.rules.get(example.finding.rule)?.title ??
      this.titleOf(example)
    );
  }

  private findRules(): RuleAudit['ruleFacets'] {
    const all = this.select({});
    const found = new Map<string, string>();
    for (const { findings } of all.images) {
      for (const one of findings) {
        const { rule } = one.finding;
        if (!found.has(rule) && all.matches(one)) {
          found.set(rule, this.ruleTitleOf(one));
        }
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

/** Names what is asked for, whatever the page. */
function keyOf(question: FindingQuestion): string {
  const { owner, system, lifecycle, kind, registry, q } = question;
  const { rule, severity, family } = question;
  return JSON.stringify([
    [owner, system, lifecycle, kind, registry, q],
    [rule, severity, family],
  ]);
}
