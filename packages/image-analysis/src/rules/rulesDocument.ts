import { isScoredRule } from '../judge/isScoredRule';
import { Rule, RuleFamily } from './Rule';

const FAMILIES: Record<RuleFamily, string> = {
  size: 'Bytes that need not be there',
  layers: 'Layers that can be shared and reused',
  hygiene: 'A final image made on purpose',
  reproducibility: 'The same image again, on a base that is alive',
  safety: 'Nothing that should not travel',
};

/** The catalogue of rules as docs/rules.md has it. */
export function rulesDocument(rules: readonly Rule[]): string {
  const sections = Object.entries(FAMILIES).map(([family, title]) => {
    const members = rules.filter(rule => rule.family === family);
    return [
      `## ${title} (\`${family}\`, ${members.length})`,
      ...members.map(section),
    ].join('\n\n');
  });
  return `${[
    '# The rules',
    `There are ${rules.length} rules. ${
      rules.filter(rule => isScoredRule(rule, { weightOf: () => 1 })).length
    } of them are decided by the image itself and [count in the score](score.md); the others are advice from its Dockerfile, its earlier releases or what its base's tag points to now. \`GET /api/image-insights/rules\` lists the same, with what the configuration has changed. This page is made from the catalogue; \`UPDATE_DOCS=1 yarn workspace @image-insights/image-analysis test catalogue\` writes it anew.`,
    ...sections,
  ].join('\n\n')}\n`;
}

function section(rule: Rule): string {
  const evidence = [
    `needs ${rule.needs.join(', ')}`,
    ...(rule.uses?.length ? [`surer with ${rule.uses.join(', ')}`] : []),
  ].join('; ');
  const sources = rule.sources.map(({ name, url }) =>
    url ? `[${name}](${url})` : name,
  );
  return [
    `### ${rule.title}`,
    `\`${rule.id}\` · ${rule.severity} · ${evidence} · ${
      isScoredRule(rule, { weightOf: () => 1 }) && rule.severity !== 'info'
        ? 'scored'
        : 'advice'
    }`,
    `${rule.why} ${rule.remedy}`,
    ...(rule.gain ? [`Bytes to gain: ${rule.gain}`] : []),
    `From: ${sources.join(', ')}`,
  ].join('\n\n');
}
