import { SavingItem } from './SavingItem';

type Part = SavingItem['parts'][number];

/** Sums up parts of the same group, state by state. */
export function partsByGroup(parts: readonly Part[]): Part[] {
  const byGroup = new Map<string, Part>();
  for (const part of parts) {
    const known = byGroup.get(part.group);
    byGroup.set(part.group, known ? sumOf(known, part) : part);
  }
  return [...byGroup.values()];
}

function sumOf(one: Part, other: Part): Part {
  const api = one.api && other.api ? added(one.api, other.api) : undefined;
  const storedBytes = (one.storedBytes ?? 0) + (other.storedBytes ?? 0);
  return {
    group: one.group,
    blob: added(one.blob, other.blob),
    ...((api ?? one.api ?? other.api) && {
      api: api ?? one.api ?? other.api,
    }),
    ...(storedBytes > 0 && { storedBytes }),
  };
}

/** Sums state by state. */
export function added(
  one: readonly number[],
  other: readonly number[],
): number[] {
  return one.map((value, state) => value + (other[state] ?? 0));
}
