import german from './translations/de';
import { imageInsightsTranslationRef } from './translation';

/** The texts in English, by flat key. */
function english(): Record<string, string> {
  const ref: unknown = imageInsightsTranslationRef;
  if (
    typeof ref !== 'object' ||
    ref === null ||
    !('getDefaultMessages' in ref) ||
    typeof ref.getDefaultMessages !== 'function'
  ) {
    throw new Error('The translation reference has no default messages.');
  }
  return ref.getDefaultMessages();
}

const placeholders = (text: string) =>
  [...text.matchAll(/{{(\w+)}}/g)].map(m => m[1]).sort();

describe('the German texts', () => {
  it('are complete and have no text too many', () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english()).sort());
  });

  it('name the same values as the English ones', () => {
    const texts: Record<string, string> = german;
    for (const [key, text] of Object.entries(english())) {
      expect([key, placeholders(texts[key] ?? '')]).toEqual([
        key,
        placeholders(text),
      ]);
    }
  });
});
