import { createHash } from 'node:crypto';
import { builtInRules } from '../rules';
import { Rule } from '../rules/Rule';
import { RuleOptions } from '../rules/RuleInput';
import { SCORE_FORMULA } from '../score/formula';
import { RuleSet } from './RuleSet';

/**
 * Raised where verdicts come to hold something that stored ones lack, so that
 * those are made anew. 2: gains by layer.
 */
const VERDICT_FORM = 2;

/** @public */
export interface CreateRuleSetOptions {
  /** Rules besides the built-in ones. */
  rules?: readonly Rule[];
  /** Ids of rules that are not to be asked. */
  disabled?: readonly string[];
  /** By rule id, 0 to 10. */
  weights?: Readonly<Record<string, number>>;
  options?: RuleOptions;
}

/**
 * Puts the built-in rules and added ones together.
 *
 * @throws Error where two rules have one id, where an id that is disabled or
 * weighted does not exist (the message names ids like it), and where a weight
 * is not within 0 and 10.
 * @public
 */
export function createRuleSet(options: CreateRuleSetOptions = {}): RuleSet {
  const catalogue = [...builtInRules, ...(options.rules ?? [])];
  const ids = new Set<string>();
  for (const { id } of catalogue) {
    if (ids.has(id)) {
      throw new Error(
        `There are two rules with the id '${id}': give the added one another id`,
      );
    }
    ids.add(id);
  }
  const disabled = new Set(options.disabled ?? []);
  const weights = new Map(Object.entries(options.weights ?? {}));
  for (const id of [...disabled, ...weights.keys()]) {
    if (!ids.has(id)) {
      throw new Error(unknownRule(id, [...ids]));
    }
  }
  for (const [id, weight] of weights) {
    if (!(weight >= 0 && weight <= 10)) {
      throw new Error(
        `The weight of the rule '${id}' is ${weight}: allowed are numbers from 0 (not scored) to 10`,
      );
    }
  }
  const rules = catalogue.filter(({ id }) => !disabled.has(id));
  const weightOf = (rule: string) => weights.get(rule) ?? 1;
  return {
    id: nameOf(rules, weightOf, options.options ?? {}),
    rules,
    catalogue,
    weightOf,
    options: options.options ?? {},
  };
}

function nameOf(
  rules: readonly Rule[],
  weightOf: (rule: string) => number,
  options: RuleOptions,
): string {
  const content = JSON.stringify([
    SCORE_FORMULA.version,
    VERDICT_FORM,
    rules.map(({ id, version }) => [id, version, weightOf(id)]),
    options.sizeBudgetBytes ?? 0,
    options.approvedBases ?? [],
  ]);
  const digest = createHash('sha256').update(content).digest('hex');
  return `${SCORE_FORMULA.version}-${rules.length}-${digest.slice(0, 12)}`;
}

function unknownRule(id: string, ids: string[]): string {
  const words = new Set(id.split('-'));
  const similar = ids.filter(
    other =>
      other.includes(id) ||
      id.includes(other) ||
      other.split('-').some(word => word.length > 2 && words.has(word)),
  );
  return `There is no rule '${id}'; ${
    similar.length > 0
      ? `like it are ${similar.slice(0, 5).join(', ')}`
      : `GET /rules lists all ${ids.length}`
  }`;
}
