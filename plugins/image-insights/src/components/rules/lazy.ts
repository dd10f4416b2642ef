import { lazy } from 'react';

// Cards show one rule at most, and load what rules say only then.

/** See `RuleText`. */
export const LazyRuleText = lazy(() =>
  import('./RuleText').then(m => ({ default: m.RuleText })),
);

/** See `FindingTitle`. */
export const LazyFindingTitle = lazy(() =>
  import('./FindingTitle').then(m => ({ default: m.FindingTitle })),
);
