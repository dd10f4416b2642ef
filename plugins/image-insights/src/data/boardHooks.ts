import { useApi } from '@backstage/frontend-plugin-api';
import type {
  LeaderboardGroups,
  LeaderboardGroupsQuery,
} from '@image-insights/backstage-plugin-image-insights-common';
import { imageInsightsApiRef } from '../api';
import { type Data, useData } from './useData';

/**
 * Owners or systems ranked; nothing without a query.
 *
 * @param version - a new one reads again and shows the old answer until then
 * @public
 */
export function useLeaderboardGroups(
  query: LeaderboardGroupsQuery | undefined,
  version?: string,
): Data<LeaderboardGroups> {
  const api = useApi(imageInsightsApiRef);
  return useData({
    key: query && JSON.stringify(query),
    version,
    load: signal => api.getLeaderboardGroups(query, { signal }),
    keepPrevious: true,
  });
}
