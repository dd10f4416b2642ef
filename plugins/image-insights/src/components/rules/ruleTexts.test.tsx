import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import type { Text } from '../common';
import { imageInsightsRulesTranslationRef } from '../../rulesTranslation';
import german from '../../translations/rules/de';
import { rulesEnglish } from '../../translations/rules/english';
import { digestOf, finding } from '../../__testUtils__';
import { ruleTexts } from './ruleTexts';

const sent = 'apt package lists left in a layer';

/** Texts of a reader: what is missing is English, or else its key. */
function textsOf(
  options: { locale?: string; messages?: Record<string, string | null> } = {},
) {
  const { locale = 'de-DE', messages = german } = options;
  const t: unknown = (key: string, values: Record<string, string>) =>
    `${key} ${values.number ?? values.line}`;
  return ruleTexts({
    translate: key => messages[key] ?? rulesEnglish[key] ?? key,
    text: { t: isTranslator(t) ? t : neverCalled(), locale },
  });
}

function isTranslator(t: unknown): t is Text['t'] {
  return typeof t === 'function';
}

function neverCalled(): never {
  throw new Error('Not a function.');
}

describe('what a rule says', () => {
  it('is in the reader’s language where there is a translation', () => {
    expect(textsOf().ofRule('apt-lists-kept', 'title', sent)).toEqual({
      words: 'Paketlisten von apt in einer Schicht geblieben',
      isAsSent: false,
    });
  });

  it('is what the API says where nobody translated it', () => {
    const french = textsOf({ locale: 'fr-FR', messages: {} });
    expect(french.ofRule('apt-lists-kept', 'title', sent)).toEqual({
      words: sent,
      isAsSent: true,
    });
  });

  it('is what the API says of rules that extensions bring', () => {
    expect(textsOf().ofRule('no-curl', 'title', 'curl in the image')).toEqual({
      words: 'curl in the image',
      isAsSent: true,
    });
  });

  it('never takes an id apart that looks like several keys', () => {
    const texts = textsOf({ messages: { 'acme:x.title': 'mistaken' } });
    expect(texts.ofRule('acme:x', 'title', 'as sent').words).toBe('as sent');
  });

  it('is what the API says in English, which a newer backend may have changed', () => {
    const english = textsOf({ locale: 'en-GB', messages: {} });
    expect(english.ofRule('apt-lists-kept', 'title', 'newer').words).toBe(
      'newer',
    );
  });

  it('is as an organisation words it, also of its own rules', () => {
    const { messages } = createTranslationMessages({
      ref: imageInsightsRulesTranslationRef,
      messages: {
        'apt-lists-kept.title': 'Tidy up after apt',
        'no-curl.title': 'We do not ship curl',
      },
    });
    const texts = textsOf({ locale: 'en-GB', messages });
    expect([
      texts.ofRule('apt-lists-kept', 'title', sent).words,
      texts.ofRule('no-curl', 'title', 'curl').words,
    ]).toEqual(['Tidy up after apt', 'We do not ship curl']);
  });
});

describe('by what a finding is known', () => {
  it('is in the reader’s language where it is one of the catalogue’s ways', () => {
    expect([
      textsOf().ofMethod('measured from layer contents'),
      textsOf().ofMethod('asked the oracle'),
    ]).toEqual([
      { words: 'gemessen am Inhalt der Schichten', isAsSent: false },
      { words: 'asked the oracle', isAsSent: true },
    ]);
  });
});

describe('the title of a finding', () => {
  const own = finding({
    rule: 'apt-lists-kept',
    title: '21.0 MB of apt package lists left in the image',
  });

  it('is its rule’s in another language: its own is English', () => {
    expect(textsOf().ofFinding(own)).toEqual({
      words: 'Paketlisten von apt in einer Schicht geblieben',
      isAsSent: false,
    });
  });

  it('names the place where a rule may find several in an image', () => {
    const keyed = { ...own, id: 'apt-lists-kept:2' };
    const path = { layer: 2, path: 'var/lib/apt/lists' };
    expect([
      textsOf().ofFinding({ ...keyed, places: [path] }).words,
      textsOf().ofFinding({ ...keyed, places: [{ layer: 2 }] }).words,
      textsOf().ofFinding({
        ...keyed,
        places: [{ layer: 2, path: 'Dockerfile', line: 7 }],
      }).words,
      textsOf().ofFinding({ ...keyed, places: [] }).words,
      textsOf().ofFinding({
        ...keyed,
        id: `apt-lists-kept:${digestOf(1)}`,
        places: [],
      }).words,
    ]).toEqual([
      'Paketlisten von apt in einer Schicht geblieben (/var/lib/apt/lists)',
      'Paketlisten von apt in einer Schicht geblieben (findings.layer 3)',
      'Paketlisten von apt in einer Schicht geblieben (findings.placeLine 7)',
      'Paketlisten von apt in einer Schicht geblieben (2)',
      'Paketlisten von apt in einer Schicht geblieben',
    ]);
  });

  it('is its own in English, even of a rule that was reworded', () => {
    const english = textsOf({
      locale: 'en-GB',
      messages: { 'apt-lists-kept.title': 'Tidy up after apt' },
    });
    expect([
      english.ofFinding(own).words,
      english.ofFinding({ ...own, title: sent }).words,
    ]).toEqual([
      '21.0 MB of apt package lists left in the image',
      'Tidy up after apt',
    ]);
  });

  it('is its own where the rule has no translation', () => {
    expect(textsOf().ofFinding(finding())).toEqual({
      words: 'pip cache left in the layer',
      isAsSent: true,
    });
  });
});
