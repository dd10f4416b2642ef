import { problemsEnglish } from '../../translations/problemsEnglish';
import type { Text } from './useText';

type ProblemCode = keyof typeof problemsEnglish.what;

const codes: ReadonlySet<string> = new Set(Object.keys(problemsEnglish.what));

function isKnown(code: string): code is ProblemCode {
  return codes.has(code);
}

/**
 * What a problem is and what to do about its kind, where the reader's language
 * has words of its own for it. The API says both in English, with more that is
 * particular about it: that is kept where there is no translation.
 */
export function problemTexts(
  code: string | undefined,
  { t }: Text,
): { what?: string; remedy?: string } {
  if (code === undefined || !isKnown(code)) return {};
  const what: string = t(`problems.what.${code}`);
  const remedy: string = t(`problems.remedy.${code}`);
  return {
    ...(what !== problemsEnglish.what[code] && { what }),
    ...(remedy !== problemsEnglish.remedy[code] && { remedy }),
  };
}
