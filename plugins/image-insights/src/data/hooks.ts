import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Comparison,
  EntityCost,
  EntitySummary,
  History,
  Image,
  Leaderboard,
  LeaderboardQuery,
  RuleList,
} from '@image-insights/backstage-plugin-image-insights-common';
import { imageInsightsApiRef } from '../api';
import { Data, useData } from './useData';

function isChanging(summary: EntitySummary): boolean {
  return summary.repositories.some(
    ({ state }) => state === 'never-scanned' || state === 'scanning',
  );
}

/**
 * An entity's images. Asked again by itself until each was scanned once.
 * @public
 */
export function useEntitySummary(entityRef: string): Data<EntitySummary> {
  const api = useApi(imageInsightsApiRef);
  return useData({
    key: entityRef,
    load: signal => api.getEntitySummary(entityRef, { signal }),
    pollWhile: isChanging,
  });
}

/**
 * The releases of one repository of an entity, all of them: ranges are cut in
 * the browser, so that changing one needs no call. Nothing without an entity.
 *
 * @param options - a new `version` reads again and shows the old answer until then
 * @public
 */
export function useEntityHistory(options: {
  entityRef: string | undefined;
  repository: string;
  platform?: string;
  tag?: string;
  version: string;
}): Data<History> {
  const api = useApi(imageInsightsApiRef);
  const { entityRef, repository, platform, tag, version } = options;
  return useData({
    key: entityRef && [entityRef, repository, platform, tag].join('|'),
    version,
    load: signal =>
      api.getEntityHistory(
        entityRef ?? '',
        { repository, platform, tag },
        { signal },
      ),
    keepPrevious: true,
  });
}

function isBeingRead(image: Image): boolean {
  return image.contentsState.state === 'waiting' || !image.judgement;
}

/**
 * One image with its layers, contents and verdict; nothing without a digest.
 * Asked again by itself until it was read and judged.
 * @public
 */
export function useImage(digest: string | undefined): Data<Image> {
  const api = useApi(imageInsightsApiRef);
  return useData({
    key: digest,
    load: signal => api.getImage(digest ?? '', { signal }),
    pollWhile: isBeingRead,
    keepPrevious: true,
  });
}

/**
 * What changed from one image to another; nothing unless both are given and
 * differ.
 *
 * @param version - a new one reads again and shows the old answer until then
 * @public
 */
export function useComparison(
  from: string | undefined,
  to: string | undefined,
  version?: string,
): Data<Comparison> {
  const api = useApi(imageInsightsApiRef);
  return useData({
    key: from && to && from !== to ? `${from} ${to}` : undefined,
    version,
    load: signal => api.compareImages(from ?? '', to ?? '', { signal }),
    keepPrevious: true,
  });
}

/** The rules that images are judged by. @public */
export function useRules(): Data<RuleList> {
  const api = useApi(imageInsightsApiRef);
  return useData({
    key: 'rules',
    load: signal => api.getRules({ signal }),
  });
}

/**
 * Services ranked.
 *
 * @param version - a new one reads again and shows the old answer until then
 * @public
 */
export function useLeaderboard(
  query: LeaderboardQuery,
  version?: string,
): Data<Leaderboard> {
  const api = useApi(imageInsightsApiRef);
  return useData({
    key: JSON.stringify(query),
    version,
    load: signal => api.getLeaderboard(query, { signal }),
    keepPrevious: true,
  });
}

/**
 * What an entity's deployments move and cost, as it is. What it would be with
 * other settings is calculated from the answer, so that it needs no call.
 *
 * @param version - a new one reads again and shows the old answer until then
 * @public
 */
export function useEntityCost(
  entityRef: string,
  version?: string,
): Data<EntityCost> {
  const api = useApi(imageInsightsApiRef);
  return useData({
    key: entityRef,
    version,
    load: signal => api.getEntityCost(entityRef, {}, { signal }),
  });
}
