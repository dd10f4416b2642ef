import type { Finding } from '@image-insights/backstage-plugin-image-insights-common';
import { rulesEnglish } from '../../translations/rules/english';
import { methodsEnglish } from '../../translations/rules/methodsEnglish';
import { isEnglish, type Text } from '../common';

/** What there is to say of a rule. */
export type RuleField = 'title' | 'why' | 'remedy';

/** Words to show, and whether they are the API's own, which are English. */
export interface RuleWords {
  words: string;
  isAsSent: boolean;
}

/** What rules say, in the reader's language as far as it is known there. */
export interface RuleTexts {
  /** Of a rule, by its id; `sent` is what the API says. */
  ofRule(rule: string, field: RuleField, sent: string): RuleWords;
  /** The title of a finding. */
  ofFinding(finding: FindingTitleParts): RuleWords;
  /** By what a finding is known. */
  ofMethod(sent: string): RuleWords;
}

/** What a finding's title is made from. */
export type FindingTitleParts = Pick<
  Finding,
  'id' | 'rule' | 'title' | 'places'
>;

const methodKeys: ReadonlyMap<string, string> = new Map(
  Object.entries(methodsEnglish).map(([key, words]) => [words, key]),
);

/** Ids that a translation can have texts for; anything else names other keys. */
const translatable = /^[a-z0-9-]+$/;

/**
 * Translations of what the API says in English. A text is only taken from
 * there where it differs from the catalogue's own: what nobody translated or
 * reworded stays as the API has it, which knows its rules best.
 */
export function ruleTexts(options: {
  /** Of the rules' texts. */
  translate: (key: string) => string;
  /** Of all others. */
  text: Text;
}): RuleTexts {
  const { translate, text } = options;
  const { t, locale } = text;

  function translated(rule: string, field: RuleField): string | undefined {
    if (!translatable.test(rule)) return undefined;
    const key = `${rule}.${field}`;
    const words = translate(key);
    return words === key || words === rulesEnglish[key] ? undefined : words;
  }

  function ofRule(rule: string, field: RuleField, sent: string): RuleWords {
    const words = translated(rule, field);
    return { words: words ?? sent, isAsSent: words === undefined };
  }

  /**
   * A finding's own title has its figures and names in it, in English. Other
   * languages show the rule's title and, where the rule may find several such
   * things in an image, which of them it is.
   */
  function ofFinding(finding: FindingTitleParts): RuleWords {
    const { id, rule, title, places } = finding;
    const words = translated(rule, 'title');
    const isOwn = title !== rulesEnglish[`${rule}.title`];
    if (words === undefined || (isEnglish(locale) && isOwn)) {
      return { words: title, isAsSent: true };
    }
    const place =
      id === rule
        ? undefined
        : placeName(places.at(0)) ?? readable(id.slice(rule.length + 1));
    return {
      words: place === undefined ? words : `${words} (${place})`,
      isAsSent: false,
    };
  }

  /** Methods have no ids: they are told by their words. */
  function ofMethod(sent: string): RuleWords {
    const key = methodKeys.get(sent);
    const words = key === undefined ? sent : translate(key);
    return { words, isAsSent: words === sent };
  }

  function placeName(place: Finding['places'][number] | undefined) {
    if (place?.line !== undefined) {
      return t('findings.placeLine', { line: String(place.line) });
    }
    if (place?.path !== undefined) {
      const isRelative = place.layer !== undefined && place.path[0] !== '/';
      return isRelative ? `/${place.path}` : place.path;
    }
    return place?.layer === undefined
      ? undefined
      : t('findings.layer', { number: String(place.layer + 1) });
  }

  return { ofRule, ofFinding, ofMethod };
}

/** What tells a finding from others of its rule, unless it is a digest. */
function readable(key: string): string | undefined {
  return key.startsWith('sha256:') ? undefined : key;
}
