import { createContext, useContext } from 'react';
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

/** Of each translation. */
const known = new WeakMap<Text['t'], Text>();

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
    key += `\n${parameter}\n${typeof value}\n${value}`;
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
      if (texts.has(key)) return texts.get(key);
      const found: unknown = Reflect.apply(target, self, parameters);
      if (texts.size >= mostKept) texts.clear();
      texts.set(key, found);
      return found;
    },
  });
}

/** Asks the app for the texts; each that asks is told of a new language. */
export function useTranslatedText(): Text {
  const { t } = useTranslationRef(imageInsightsTranslationRef);
  const text = known.get(t) ?? { t: keeping(t), locale: t('locale') };
  known.set(t, text);
  return text;
}

/**
 * How a part of a page comes by its texts. Each that asks the app gets its own
 * and is drawn a second time: hundreds of cells ask their page instead.
 */
export const TextSource = createContext<() => Text>(useTranslatedText);

/** The texts in the reader's language. */
export function useText(): Text {
  const useSource = useContext(TextSource);
  return useSource();
}
