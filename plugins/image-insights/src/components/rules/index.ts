export * from './FindingTitle';
export * from './ruleTexts';
export * from './RuleText';
export * from './useRuleTexts';
