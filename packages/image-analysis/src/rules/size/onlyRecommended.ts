import { InstalledPackage } from '../../combine/ImageContents';

/**
 * Automatic packages that no package that was asked for depends on, directly
 * or through others, but that one of the installed ones recommends; and what
 * only these brought with them. Largest first.
 *
 * Of alternatives (`a | b`) every one counts as needed, and so does what
 * nobody recommends: it may stand in for a virtual package.
 */
export function onlyRecommended(
  packages: readonly InstalledPackage[],
): InstalledPackage[] {
  const byName = new Map(packages.map(one => [one.name, one]));
  const needed = closure(
    packages.filter(({ isAutomatic }) => isAutomatic !== true),
    one => one.depends,
    byName,
  );
  const recommended = new Set<InstalledPackage>();
  for (const one of needed) {
    for (const name of one.recommends) {
      const found = byName.get(name);
      if (found && !needed.has(found)) {
        recommended.add(found);
      }
    }
  }
  const extra = closure(
    [...recommended],
    one => [...one.depends, ...one.recommends],
    byName,
  );
  return [...extra]
    .filter(one => !needed.has(one))
    .sort(
      (left, right) =>
        right.installedBytes - left.installedBytes ||
        (left.name < right.name ? -1 : 1),
    );
}

function closure(
  start: readonly InstalledPackage[],
  next: (one: InstalledPackage) => readonly string[],
  byName: ReadonlyMap<string, InstalledPackage>,
): Set<InstalledPackage> {
  const reached = new Set(start);
  const waiting = [...start];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    for (const name of next(one)) {
      const found = byName.get(name);
      if (found && !reached.has(found)) {
        reached.add(found);
        waiting.push(found);
      }
    }
  }
  return reached;
}
