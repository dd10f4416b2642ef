import type {
  BaseImageAudit,
  BaseImageUses,
  FindingAudit,
  LayerAudit,
  LayerUses,
  LeaderboardGroups,
  Overview,
  RepositoryAudit,
  RuleAudit,
} from '@image-insights/backstage-plugin-image-insights-common';

const facets = { owner: [], system: [], lifecycle: [], kind: [], registry: [] };
const coverage = { services: 0, read: 0, judged: 0 };
const currency = { code: 'USD', perUsd: 1 };

export function ruleAudit(changes: Partial<RuleAudit> = {}): RuleAudit {
  return {
    items: [],
    totalCount: 0,
    facets,
    coverage,
    totals: { findings: 0, services: 0, gainCompressedBytes: 0 },
    currency,
    ruleFacets: [],
    ...changes,
  };
}

export function findingAudit(
  changes: Partial<FindingAudit> = {},
): FindingAudit {
  return { items: [], totalCount: 0, facets, coverage, currency, ...changes };
}

export function baseImageAudit(
  changes: Partial<BaseImageAudit> = {},
): BaseImageAudit {
  return {
    items: [],
    totalCount: 0,
    facets,
    coverage,
    totals: {
      bases: 0,
      servicesBehind: 0,
      servicesPastEndOfLife: 0,
      servicesUnknown: 0,
      oneBaseSavesBytes: 0,
    },
    ...changes,
  };
}

export function baseImageUses(
  changes: Partial<BaseImageUses> = {},
): BaseImageUses {
  return { items: [], totalCount: 0, ...changes };
}

export function layerAudit(changes: Partial<LayerAudit> = {}): LayerAudit {
  return {
    items: [],
    totalCount: 0,
    facets,
    coverage,
    totals: {
      images: 0,
      compressedBytes: 0,
      distinctBytes: 0,
      sharedLayers: 0,
      copiedBytes: 0,
    },
    ...changes,
  };
}

export function layerUses(changes: Partial<LayerUses> = {}): LayerUses {
  return { items: [], totalCount: 0, ...changes };
}

export function repositoryAudit(
  changes: Partial<RepositoryAudit> = {},
): RepositoryAudit {
  return {
    items: [],
    totalCount: 0,
    facets,
    totals: {
      services: 0,
      fresh: 0,
      old: 0,
      unreadable: 0,
      neverScanned: 0,
      repositories: 0,
    },
    causes: [],
    ...changes,
  };
}

export function overview(changes: Partial<Overview> = {}): Overview {
  return {
    services: 0,
    notRead: 0,
    images: 0,
    compressedBytes: 0,
    distinctBytes: 0,
    spark: [],
    overBudget: 0,
    items: [],
    ...changes,
  };
}

export function leaderboardGroups(
  changes: Partial<LeaderboardGroups> = {},
): LeaderboardGroups {
  return { items: [], totalCount: 0, ...changes };
}
