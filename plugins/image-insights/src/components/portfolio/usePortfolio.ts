import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { type Data, useData } from '../../data';
import { type Portfolio, type PortfolioKind, portfolioOf } from './portfolioOf';

const fields = ['kind', 'metadata.name', 'metadata.namespace', 'relations'];

/** Whose services belong to an entity, by the catalog. */
export function usePortfolio(
  entity: Entity,
  kind: PortfolioKind | undefined,
): Data<Portfolio> {
  const catalog = useApi(catalogApiRef);
  const relations = (entity.relations ?? []).map(one => one.targetRef);
  return useData({
    key: kind && [stringifyEntityRef(entity), ...relations].join(' '),
    load: () =>
      portfolioOf(entity, kind ?? 'system', async entityRefs => {
        const { items } = await catalog.getEntitiesByRefs({
          entityRefs,
          fields,
        });
        return items;
      }),
  });
}
