import { Rule } from '../rules/Rule';
import { RuleSet } from './RuleSet';

/**
 * Whether a rule's findings count in the score: only what the image itself
 * tells does, so that its score stays the same while its Dockerfile, the
 * releases before it or the tag of its base move on.
 * @public
 */
export function isScoredRule(
  rule: Pick<Rule, 'id' | 'needs' | 'isAdvice'>,
  ruleSet: Pick<RuleSet, 'weightOf'>,
): boolean {
  return (
    rule.isAdvice !== true &&
    ruleSet.weightOf(rule.id) > 0 &&
    rule.needs.every(
      evidence => evidence === 'manifest' || evidence === 'contents',
    )
  );
}
