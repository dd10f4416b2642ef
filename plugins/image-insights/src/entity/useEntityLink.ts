import { useCallback } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';

/**
 * Makes the address of an entity's Images tab from its reference.
 * @public
 */
export function useEntityLink(): (entityRef: string) => string {
  const entityRoute = useRouteRef(entityRouteRef);
  return useCallback(
    entityRef =>
      `${entityRoute(entityRouteParams(parseEntityRef(entityRef)))}/images`,
    [entityRoute],
  );
}
