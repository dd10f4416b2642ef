/** New values of parameters; undefined or an empty list removes one. @public */
export type UrlChanges = Record<string, string | readonly string[] | undefined>;

const order = [
  'repo',
  'platform',
  'tag',
  'release',
  'base',
  'head',
  'range',
  'since',
  'until',
  'x',
  'y',
  'view',
  'size',
  'show',
  'layer',
  'finding',
  'of',
  'path',
  'cache',
  'instances',
  'perMonth',
  'region',
  'nodes',
  'placement',
  'runtime',
  'reuse',
  'coldShare',
  'gigabyte',
  'whatif',
  'rule',
  'severity',
  'family',
  'layerKind',
  'cause',
  'source',
  'outcome',
  'q',
  'owner',
  'system',
  'lifecycle',
  'kind',
  'registry',
  'budget',
  'by',
  'sort',
  'after',
  'open',
  'more',
  'plan',
];

/**
 * The parameters of an address after some changes, in a fixed order, so that
 * the same view always has the same address. Others' parameters are kept.
 * @public
 */
export function changedSearch(
  present: URLSearchParams,
  changes: UrlChanges,
): URLSearchParams {
  const values = new Map<string, readonly string[]>();
  for (const name of present.keys()) {
    values.set(name, present.getAll(name));
  }
  for (const [name, change] of Object.entries(changes)) {
    const list = typeof change === 'string' ? [change] : change ?? [];
    values.set(name, list);
  }
  const rank = (name: string) => {
    const index = order.indexOf(name);
    return index < 0 ? order.length : index;
  };
  const result = new URLSearchParams();
  const names = [...values.keys()].sort((a, b) => rank(a) - rank(b));
  for (const name of names) {
    for (const value of values.get(name) ?? []) {
      result.append(name, value);
    }
  }
  return result;
}
