import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { imageInsightsPricesTranslationRef } from '../../pricesTranslation';
import { priceTexts, type PriceTexts } from './priceTexts';

/**
 * Names and notes of prices in the reader's language. Suspends until a language
 * other than English is loaded: views ask for it at their top.
 */
export function usePriceTexts(): PriceTexts {
  const { t } = useTranslationRef(imageInsightsPricesTranslationRef);
  return useMemo(() => priceTexts(key => t(key)), [t]);
}
