import type { FindingTitleParts } from './ruleTexts';
import { Words } from './RuleText';
import { useRuleTexts } from './useRuleTexts';

/** The title of a finding, in the reader's language as far as it is known. */
export function FindingTitle(props: { finding: FindingTitleParts }) {
  return <Words of={useRuleTexts().ofFinding(props.finding)} />;
}
