import {
  type Entity,
  RELATION_HAS_PART,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** The API takes so many values of one filter. */
const mostNames = 50;

/** No organisation is nested deeper; circles in the catalog end here, too. */
const mostLevels = 12;

/** Kinds of entities whose services can be summed up. */
export type PortfolioKind = 'system' | 'domain' | 'group';

/** Whose services belong to an entity, as the API's filters say it. */
export interface Portfolio {
  kind: PortfolioKind;
  /** Which filter {@link Portfolio.names} are values of. */
  by: 'owner' | 'system';
  /** Entity references; none where a domain has no system. */
  names: string[];
  /** True where there are more than one question can name. */
  isCut: boolean;
}

/** What kind of portfolio an entity has; undefined where it has none. */
export function portfolioKindOf(entity: Entity): PortfolioKind | undefined {
  const kind = entity.kind.toLocaleLowerCase('en-US');
  return (['system', 'domain', 'group'] as const).find(one => one === kind);
}

function related(
  entity: Entity | undefined,
  type: string,
  kind: 'system' | 'domain' | 'group',
): string[] {
  return (entity?.relations ?? [])
    .filter(
      relation =>
        relation.type === type && relation.targetRef.startsWith(`${kind}:`),
    )
    .map(relation => relation.targetRef);
}

/**
 * Follows the catalog from an entity to those whose services are its own: a
 * system is its own; a domain has its systems and those of domains in it; a
 * group has what it and the groups below it own.
 *
 * @param read - entities of the catalog, in the order asked for; what the
 * reader may not see is undefined
 * @throws what `read` throws
 */
export async function portfolioOf(
  entity: Entity,
  kind: PortfolioKind,
  read: (refs: string[]) => Promise<(Entity | undefined)[]>,
): Promise<Portfolio> {
  const own = stringifyEntityRef(entity);
  if (kind === 'system') {
    return { kind, by: 'system', names: [own], isCut: false };
  }
  const below = kind === 'group' ? RELATION_PARENT_OF : RELATION_HAS_PART;
  const seen = new Set([own]);
  const names = new Set(kind === 'group' ? [own] : []);
  let level: (Entity | undefined)[] = [entity];
  let isCut = false;
  for (let depth = 0; depth < mostLevels && names.size <= mostNames; depth++) {
    if (kind === 'domain') {
      for (const one of level) {
        related(one, RELATION_HAS_PART, 'system').forEach(ref =>
          names.add(ref),
        );
      }
    }
    const next = [
      ...new Set(level.flatMap(one => related(one, below, kind))),
    ].filter(ref => !seen.has(ref));
    if (next.length === 0) break;
    next.forEach(ref => seen.add(ref));
    if (kind === 'group') next.forEach(ref => names.add(ref));
    isCut ||= next.length > mostNames;
    level = await read(next.slice(0, mostNames));
  }
  const all = [...names];
  return {
    kind,
    by: kind === 'group' ? 'owner' : 'system',
    names: all.slice(0, mostNames),
    isCut: isCut || all.length > mostNames,
  };
}
