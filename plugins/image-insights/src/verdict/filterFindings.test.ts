import { findings, ruleList } from '../__testUtils__';
import { filterFindings } from './filterFindings';

const rules = new Map(ruleList().items.map(rule => [rule.id, rule]));
const ids = (severity: string[], source: string[]) =>
  filterFindings({ findings: findings(), rules, severity, source }).map(
    ({ id }) => id,
  );

describe('filterFindings', () => {
  it('lets everything through where nothing was asked for', () => {
    expect(ids([], [])).toHaveLength(4);
  });
  it('takes any of several severities', () => {
    expect(ids(['high', 'low'], [])).toEqual([
      'git-directory',
      'base-behind-tag',
    ]);
  });
  it('takes what a rule needs and what it merely uses for its sources', () => {
    expect(ids([], ['registry'])).toEqual(['base-behind-tag']);
    expect(ids([], ['contents'])).toEqual([
      'pip-cache-kept',
      'git-directory',
      'apt-lists-kept',
    ]);
  });
  it('wants both at once', () => {
    expect(ids(['low'], ['contents'])).toEqual([]);
  });
});
