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

/** So many finished texts are kept of a language. */
const mostKept = 5_000;

/** Of each translation; tables ask for the same texts in every row. */
const kept = new WeakMap<Text['t'], Text>();

/** Tells a text from all others; undefined where it holds more than text. */
function keyOf(parameters: readonly unknown[]): string | undefined {
  const [name, values] = parameters;
  if (typeof name !== 'string') return undefined;
  if (values === undefined) return name;
  if (typeof values !== 'object' || values === null) return undefined;
  let key = name;
  for (const [parameter, value] of Object.entries(values)) {
    if (typeof value !== 'string' && typeof value !== 'number') {
      return undefined;
    }
    key += `\n${parameter}\n${value}`;
  }
  return key;
}

/**
 * Finds each text once: to look it up and put values into it takes longer than
 * to draw it.
 */
function keeping(t: Text['t']): Text['t'] {
  const texts = new Map<string, unknown>();
  return new Proxy(t, {
    apply(target, self, parameters) {
      const key = keyOf(parameters);
      if (key === undefined) return Reflect.apply(target, self, parameters);
      const known = texts.get(key);
      if (known !== undefined) return known;
      const found: unknown = Reflect.apply(target, self, parameters);
      if (texts.size >= mostKept) texts.clear();
      texts.set(key, found);
      return found;
    },
  });
}

/** The texts in the reader's language. */
export function useText(): Text {
  const { t } = useTranslationRef(imageInsightsTranslationRef);
  const known = kept.get(t);
  if (known) return known;
  const text = { t: keeping(t), locale: t('locale') };
  kept.set(t, text);
  return text;
}
