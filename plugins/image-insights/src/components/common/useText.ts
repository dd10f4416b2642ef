import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { imageInsightsTranslationRef } from '../../translation';

/** The plugin's texts, and the language to write numbers and dates in. */
export interface Text {
  t: TranslationFunction<typeof imageInsightsTranslationRef.T>;
  /** BCP 47. */
  locale: string;
}

/** Of each translation; tables ask for it in every cell. */
const locales = new WeakMap<Text['t'], string>();

/** The texts in the reader's language. */
export function useText(): Text {
  const { t } = useTranslationRef(imageInsightsTranslationRef);
  const locale = locales.get(t) ?? t('locale');
  locales.set(t, locale);
  return { t, locale };
}
