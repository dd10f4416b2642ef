import {
  AuditCoverage,
  RuleAudit,
  RuleAuditRow,
  ServiceFacets,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Rule } from '@image-insights/image-analysis';
import { ReadableServices } from '../../service/OrganisationServices';
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

/** Which findings of which services are asked for. */
export type FindingQuestion = ServiceFilter & FindingFilter;

/** What the findings of some services come to. */
export interface FindingSums {
  rules: readonly RuleAuditRow[];
  totals: RuleAudit['totals'];
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
  private readonly sums = new Map<string, FindingSums>();
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
    const { owner, system, lifecycle, kind, registry, q } = question;
    const { rule, severity, family } = question;
    const key = JSON.stringify([
      [owner, system, lifecycle, kind, registry, q],
      [rule, severity, family],
    ]);
    const known = this.sums.get(key);
    if (known) {
      return known;
    }
    const [oldest] = this.sums.keys();
    if (oldest !== undefined && this.sums.size >= KEPT_SUMS) {
      this.sums.delete(oldest);
    }
    const made = this.makeSums(question);
    this.sums.set(key, made);
    return made;
  }

  /** On how much the answer to a question rests. */
  coverageOf(filter: ServiceFilter): AuditCoverage {
    return coverageOf(this.entriesOf(filter));
  }

  /** Single findings, in order. */
  findings(
    question: FindingQuestion & FindingOrder,
  ): readonly AuditedFinding[] {
    const selection = this.select(question);
    return this.options.inventory
      .ordered(question)
      .filter(one => selection.has(one));
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
