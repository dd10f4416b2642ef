import { ByteClaim, Finding, Rule, RuleOutcome } from '../rules/Rule';
import { RuleInput } from '../rules/RuleInput';
import { RuleSet } from './RuleSet';

/** A rule that says what a test wants it to say. */
export function testRule(
  rule: Partial<Rule> & { id: string },
  decide: (input: RuleInput) => RuleOutcome = () => ({ state: 'passed' }),
): Rule {
  return {
    version: 1,
    title: rule.id,
    family: 'size',
    severity: 'medium',
    needs: ['manifest'],
    why: 'Because.',
    remedy: 'Do it.',
    sources: [{ name: 'test' }],
    decide,
    ...rule,
  };
}

/** A finding of a few words. */
export function testFinding(
  claims?: ByteClaim[],
  finding: Partial<Finding> = {},
): Finding {
  return {
    key: '',
    title: 'Something',
    seen: 'It was seen.',
    confidence: 'certain',
    method: 'measured',
    places: [],
    remedy: { text: 'Mend it.' },
    ...(claims && { claims, gainHow: 'sum' }),
    ...finding,
  };
}

export function testRuleSet(
  rules: Rule[],
  weights: Record<string, number> = {},
): RuleSet {
  return {
    id: 'test',
    rules,
    catalogue: rules,
    weightOf: id => weights[id] ?? 1,
    options: {},
  };
}

/** A rule with one finding. */
export function findingRule(
  rule: Partial<Rule> & { id: string },
  claims?: (input: RuleInput) => ByteClaim[],
  finding: Partial<Finding> = {},
): Rule {
  return testRule(rule, input => ({
    state: 'found',
    findings: [testFinding(claims?.(input), finding)],
  }));
}
