import { useApi } from '@backstage/frontend-plugin-api';
import type {
  BaseImageAudit,
  BaseImageAuditQuery,
  BaseImageUses,
  BaseImageUsesQuery,
  FindingAudit,
  FindingAuditQuery,
  LayerAudit,
  LayerAuditQuery,
  LayerUses,
  LayerUsesQuery,
  RuleAudit,
  RuleAuditQuery,
} from '@image-insights/backstage-plugin-image-insights-common';
import { imageInsightsApiRef } from '../api';
import { type Data, useData } from './useData';

function isUnread(audit: {
  coverage: { services: number; read: number };
}): boolean {
  const { services, read } = audit.coverage;
  return services > 0 && read === 0;
}

function isUnjudged(audit: {
  coverage: { services: number; read: number; judged: number };
}): boolean {
  return isUnread(audit) || (audit.coverage.read > 0 && !audit.coverage.judged);
}

/**
 * What rules find over all services. Asked again by itself until a first image
 * was judged.
 * @public
 */
export function useRuleAudit(query: RuleAuditQuery): Data<RuleAudit> {
  const api = useApi(imageInsightsApiRef);
  return useData({
    key: JSON.stringify(query),
    load: signal => api.getRuleAudit(query, { signal }),
    pollWhile: isUnjudged,
    keepPrevious: true,
  });
}

/** Findings one by one. @public */
export function useFindingAudit(query: FindingAuditQuery): Data<FindingAudit> {
  const api = useApi(imageInsightsApiRef);
  return useData({
    key: JSON.stringify(query),
    load: signal => api.getFindingAudit(query, { signal }),
    keepPrevious: true,
  });
}

/**
 * Base images in use. Asked again by itself until a first image was read.
 * @public
 */
export function useBaseImageAudit(
  query: BaseImageAuditQuery,
): Data<BaseImageAudit> {
  const api = useApi(imageInsightsApiRef);
  return useData({
    key: JSON.stringify(query),
    load: signal => api.getBaseImageAudit(query, { signal }),
    pollWhile: isUnread,
    keepPrevious: true,
  });
}

/** Which images stand on a base. @public */
export function useBaseImageUses(
  query: BaseImageUsesQuery,
): Data<BaseImageUses> {
  const api = useApi(imageInsightsApiRef);
  return useData({
    key: JSON.stringify(query),
    load: signal => api.getBaseImageUses(query, { signal }),
    keepPrevious: true,
  });
}

/**
 * Layers that several images hold. Asked again by itself until a first image
 * was read.
 * @public
 */
export function useLayerAudit(query: LayerAuditQuery): Data<LayerAudit> {
  const api = useApi(imageInsightsApiRef);
  return useData({
    key: JSON.stringify(query),
    load: signal => api.getLayerAudit(query, { signal }),
    pollWhile: isUnread,
    keepPrevious: true,
  });
}

/** Which images hold a layer. @public */
export function useLayerUses(query: LayerUsesQuery): Data<LayerUses> {
  const api = useApi(imageInsightsApiRef);
  return useData({
    key: JSON.stringify(query),
    load: signal => api.getLayerUses(query, { signal }),
    keepPrevious: true,
  });
}
