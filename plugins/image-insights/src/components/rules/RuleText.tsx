import { InEnglish, Prose } from '../common';
import type { RuleField, RuleWords } from './ruleTexts';
import { useRuleTexts } from './useRuleTexts';

/** What a rule says, in the reader's language or else as the API says it. */
export function RuleText(props: {
  rule: string;
  field: RuleField;
  /** What the API says. */
  sent: string;
}) {
  const { rule, field, sent } = props;
  return <Words of={useRuleTexts().ofRule(rule, field, sent)} />;
}

/** Words of a rule; what stands between backticks is code. */
export function Words(props: { of: RuleWords }) {
  const { words, isAsSent } = props.of;
  const prose = <Prose>{words}</Prose>;
  return isAsSent ? <InEnglish>{prose}</InEnglish> : prose;
}
