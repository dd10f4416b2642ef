import { Rule, RuleFamily } from './Rule';

/**
 * A module of the frontend with what rules of one family say, as the English
 * messages that translations start from. Laid out as Prettier does it.
 */
export function ruleMessages(options: {
  family: RuleFamily;
  rules: readonly Rule[];
}): string {
  const { family, rules } = options;
  const lines = rules
    .filter(rule => rule.family === family)
    .flatMap(({ id, title, why, remedy }) => [
      message(`${id}.title`, title),
      message(`${id}.why`, why),
      message(`${id}.remedy`, remedy),
    ]);
  return `${[
    '/**',
    ` * What the rules of the family ${family} say. Made from the catalogue:`,
    ' * `UPDATE_DOCS=1 yarn workspace @image-insights/image-analysis test catalogue`',
    ' * writes it anew.',
    ' */',
    `export const ${family}RulesEnglish: Record<string, string> = {`,
    ...lines,
    '};',
  ].join('\n')}\n`;
}

function message(key: string, text: string): string {
  const quoted = `'${text.replace(/[\\']/g, '\\$&')}'`;
  const line = `  '${key}': ${quoted},`;
  return line.length <= 80 ? line : `  '${key}':\n    ${quoted},`;
}
