import { type Entity, parseEntityRef } from '@backstage/catalog-model';
import { portfolioKindOf, portfolioOf } from './portfolioOf';

function entity(ref: string, relations: Record<string, string[]> = {}): Entity {
  const { kind, namespace, name } = parseEntityRef(ref);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace, name },
    relations: Object.entries(relations).flatMap(([type, targets]) =>
      targets.map(targetRef => ({ type, targetRef })),
    ),
  };
}

function catalogOf(...entities: Entity[]) {
  return jest.fn(async (refs: string[]) =>
    refs.map(ref =>
      entities.find(
        ({ kind, metadata }) =>
          `${kind}:${metadata.namespace}/${metadata.name}` === ref,
      ),
    ),
  );
}

describe('portfolioKindOf', () => {
  it('knows systems, domains and groups, however the kind is written', () => {
    expect(portfolioKindOf(entity('System:default/shop'))).toBe('system');
    expect(portfolioKindOf(entity('domain:default/selling'))).toBe('domain');
    expect(portfolioKindOf(entity('Group:default/payments'))).toBe('group');
    expect(portfolioKindOf(entity('component:default/a'))).toBeUndefined();
  });
});

describe('portfolioOf', () => {
  it('takes a system by its name, without asking the catalog', async () => {
    const read = catalogOf();
    expect(
      await portfolioOf(entity('system:default/shop'), 'system', read),
    ).toEqual({
      kind: 'system',
      by: 'system',
      names: ['system:default/shop'],
      isCut: false,
    });
    expect(read).not.toHaveBeenCalled();
  });

  it('takes the systems of a domain, and of the domains in it', async () => {
    const selling = entity('domain:default/selling', {
      hasPart: ['system:default/shop', 'domain:default/online'],
      ownedBy: ['group:default/commerce'],
    });
    const online = entity('domain:default/online', {
      hasPart: ['system:default/web', 'system:default/shop'],
    });
    expect(
      await portfolioOf(selling, 'domain', catalogOf(online)),
    ).toMatchObject({
      by: 'system',
      names: ['system:default/shop', 'system:default/web'],
    });
  });

  it('names nothing of a domain without systems', async () => {
    const { names } = await portfolioOf(
      entity('domain:default/empty'),
      'domain',
      catalogOf(),
    );
    expect(names).toEqual([]);
  });

  it('takes a group and all groups below it, a level with one call', async () => {
    const read = catalogOf(
      entity('group:default/commerce', {
        parentOf: ['group:default/storefront', 'group:default/payments'],
      }),
      entity('group:default/payments', {
        parentOf: ['group:default/ledger'],
        hasMember: ['user:default/lucia'],
      }),
      entity('group:default/storefront'),
      entity('group:default/ledger'),
    );
    const all = entity('group:default/brightwater', {
      parentOf: ['group:default/commerce', 'group:default/engineering'],
    });
    expect(await portfolioOf(all, 'group', read)).toMatchObject({
      by: 'owner',
      names: [
        'group:default/brightwater',
        'group:default/commerce',
        'group:default/engineering',
        'group:default/storefront',
        'group:default/payments',
        'group:default/ledger',
      ],
      isCut: false,
    });
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('ends where groups of the catalog are each other’s parents', async () => {
    const a = entity('group:default/a', { parentOf: ['group:default/b'] });
    const b = entity('group:default/b', { parentOf: ['group:default/a'] });
    expect((await portfolioOf(a, 'group', catalogOf(a, b))).names).toEqual([
      'group:default/a',
      'group:default/b',
    ]);
  });

  it('names no more than a question can hold, and says so', async () => {
    const many = Array.from({ length: 60 }, (_, n) => `group:default/t${n}`);
    const { names, isCut } = await portfolioOf(
      entity('group:default/all', { parentOf: many }),
      'group',
      catalogOf(),
    );
    expect(names).toHaveLength(50);
    expect(names[0]).toBe('group:default/all');
    expect(isCut).toBe(true);
  });
});
