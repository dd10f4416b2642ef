import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { imageInsightsRulesTranslationRef } from '../../rulesTranslation';
import { useText } from '../common';
import { ruleTexts, type RuleTexts } from './ruleTexts';

/**
 * What rules say, in the reader's language. Suspends until a language other
 * than English is loaded: pages ask for it at their top, so that nothing that
 * is drawn already goes away again.
 */
export function useRuleTexts(): RuleTexts {
  const { t: translate } = useTranslationRef(imageInsightsRulesTranslationRef);
  const { t, locale } = useText();
  return useMemo(
    () => ruleTexts({ translate, text: { t, locale } }),
    [translate, t, locale],
  );
}
