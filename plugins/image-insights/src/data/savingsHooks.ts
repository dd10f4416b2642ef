import { useApi } from '@backstage/frontend-plugin-api';
import type {
  CostQuery,
  OrganisationCost,
  SavingsPlan,
  SavingsQuery,
} from '@image-insights/backstage-plugin-image-insights-common';
import { imageInsightsApiRef } from '../api';
import { type Data, useData } from './useData';

function isNotComputed(answer: { computedAt?: string }): boolean {
  return answer.computedAt === undefined;
}

/**
 * What all services that the reader may see move and cost; nothing without a
 * query. Asked again by itself until it was computed for the first time.
 * @public
 */
export function useOrganisationCost(
  query: CostQuery | undefined,
): Data<OrganisationCost> {
  const api = useApi(imageInsightsApiRef);
  return useData({
    key: query && JSON.stringify(query),
    load: signal => api.getCost(query ?? {}, { signal }),
    pollWhile: isNotComputed,
    keepPrevious: true,
  });
}

/**
 * What to do first, over all services. Asked again by itself until it was
 * computed for the first time.
 * @public
 */
export function useSavingsPlan(query: SavingsQuery): Data<SavingsPlan> {
  const api = useApi(imageInsightsApiRef);
  return useData({
    key: JSON.stringify(query),
    load: signal => api.getSavings(query, { signal }),
    pollWhile: isNotComputed,
    keepPrevious: true,
  });
}
