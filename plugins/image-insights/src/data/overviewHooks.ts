import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Overview,
  OverviewQuery,
} from '@image-insights/backstage-plugin-image-insights-common';
import { imageInsightsApiRef } from '../api';
import { type Data, useData } from './useData';

function isUnread(overview: Overview): boolean {
  return overview.services > 0 && overview.images === 0;
}

/**
 * What some services' images come to together; nothing without a query. Asked
 * again by itself until a first image was read.
 * @public
 */
export function useOverview(query: OverviewQuery | undefined): Data<Overview> {
  const api = useApi(imageInsightsApiRef);
  return useData({
    key: query && JSON.stringify(query),
    load: signal => api.getOverview(query, { signal }),
    pollWhile: isUnread,
  });
}
