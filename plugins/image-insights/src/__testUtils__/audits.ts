import type {
  AuditImage,
  BaseImageAudit,
  BaseImageAuditRow,
  BaseImageUse,
  BaseImageUses,
  FindingAudit,
  FindingAuditRow,
  LayerAudit,
  LayerAuditRow,
  LayerUse,
  LayerUses,
  LeaderboardGroup,
  LeaderboardGroups,
  Overview,
  RepositoryAudit,
  RepositoryAuditRow,
  RuleAudit,
  RuleAuditRow,
} from '@image-insights/backstage-plugin-image-insights-common';
import { digestOf } from './digestOf';

/** What services of the small organisation can be filtered by. */
export const auditFacets = {
  owner: ['group:default/payments', 'group:default/search'],
  system: ['system:default/shop'],
  lifecycle: ['experimental', 'production'],
  kind: ['component'],
  registry: ['localhost:7070'],
};

/** 29 services, of which two were not read and one more not judged. */
export const auditCoverage = { services: 29, read: 27, judged: 26 };

const currency = { code: 'USD', perUsd: 1 };

/** All that there is, on one page. */
function firstPage<Item>(items: Item[]) {
  return {
    items,
    totalCount: items.length,
    offset: 0,
    facets: auditFacets,
    coverage: auditCoverage,
  };
}

/** The newest image of checkout. */
export function auditImage(over: Partial<AuditImage> = {}): AuditImage {
  return {
    entityRef: 'component:default/checkout',
    title: 'checkout',
    owner: 'group:default/payments',
    system: 'system:default/shop',
    repository: 'localhost:7070/shop/checkout',
    tag: '2.14.0',
    digest: digestOf(14),
    ...over,
  };
}

/** The newest image of search, of another owner. */
export function otherAuditImage(over: Partial<AuditImage> = {}): AuditImage {
  return auditImage({
    entityRef: 'component:default/search',
    title: 'search',
    owner: 'group:default/search',
    system: undefined,
    repository: 'localhost:7070/shop/search',
    tag: '1.4.2',
    digest: digestOf(24),
    ...over,
  });
}

/** A rule that found something in 17 services; by default pip's cache. */
export function ruleAuditRow(over: Partial<RuleAuditRow> = {}): RuleAuditRow {
  return {
    rule: 'pip-cache-kept',
    title: 'pip cache left in the layer',
    family: 'size',
    severity: 'medium',
    services: 17,
    images: 21,
    findings: 22,
    gainCompressedBytes: 1_310_000_000,
    isEstimate: true,
    amountPerMonth: 21.4,
    servicesChange30Days: -6,
    ...over,
  };
}

/** Three rules: one that saves most, one that grows, one without bytes. */
export function ruleAudit(changes: Partial<RuleAudit> = {}): RuleAudit {
  const items = changes.items ?? [
    ruleAuditRow(),
    ruleAuditRow({
      rule: 'git-directory',
      title: '.git is in the image',
      family: 'hygiene',
      severity: 'high',
      services: 4,
      images: 4,
      findings: 4,
      gainCompressedBytes: 70_400_000,
      isEstimate: false,
      amountPerMonth: 1.2,
      servicesChange30Days: 2,
    }),
    ruleAuditRow({
      rule: 'base-behind-tag',
      title: 'Base image is behind its tag',
      family: 'reproducibility',
      severity: 'low',
      services: 9,
      images: 12,
      findings: 12,
      gainCompressedBytes: 0,
      isEstimate: false,
      amountPerMonth: undefined,
      servicesChange30Days: undefined,
    }),
  ];
  return {
    ...firstPage(items),
    totals: {
      findings: 38,
      services: 22,
      gainCompressedBytes: 1_362_000_000,
    },
    currency,
    ruleFacets: items.map(({ rule, title }) => ({ rule, title })),
    ...changes,
  };
}

/** One finding of one image; by default pip's cache in checkout. */
export function findingAuditRow(
  over: Partial<FindingAuditRow> = {},
): FindingAuditRow {
  return {
    ...auditImage(),
    finding: 'pip-cache-kept',
    rule: 'pip-cache-kept',
    family: 'size',
    severity: 'medium',
    findingTitle: 'pip cache left in the layer',
    gainCompressedBytes: 48_000_000,
    isEstimate: true,
    layers: [2],
    amountPerMonth: 1.3,
    ...over,
  };
}

/** The same finding in two services. */
export function findingAudit(
  changes: Partial<FindingAudit> = {},
): FindingAudit {
  const items = changes.items ?? [
    findingAuditRow(),
    findingAuditRow({
      ...otherAuditImage(),
      gainCompressedBytes: 5_900_000,
      isEstimate: false,
      layers: [1, 3],
      amountPerMonth: undefined,
    }),
  ];
  return {
    ...firstPage(items),
    currency,
    ...changes,
  };
}

/** A base that 12 services use, some on an older build of it. */
export function baseImageAuditRow(
  over: Partial<BaseImageAuditRow> = {},
): BaseImageAuditRow {
  return {
    key: 'debian:12-slim',
    name: 'debian:12-slim',
    kind: 'named',
    services: 12,
    images: 14,
    variants: 3,
    newestBuiltAt: '2026-11-10T00:00:00.000Z',
    oldestBuiltAt: '2026-08-11T00:00:00.000Z',
    servicesBehind: 7,
    daysBehind: 91,
    compressedBytes: 31_400_000,
    updateMovesBytes: 31_400_000,
    oneBaseSavesBytes: 58_000_000,
    ...over,
  };
}

/** A base in use, one past its end of life, none, and one not known. */
export function baseImageAudit(
  changes: Partial<BaseImageAudit> = {},
): BaseImageAudit {
  const items = changes.items ?? [
    baseImageAuditRow(),
    baseImageAuditRow({
      key: 'debian:10',
      name: 'debian:10',
      services: 3,
      images: 3,
      variants: 1,
      newestBuiltAt: '2024-06-10T00:00:00.000Z',
      oldestBuiltAt: '2024-06-10T00:00:00.000Z',
      servicesBehind: 0,
      daysBehind: 0,
      endOfLife: '2024-06-30',
      compressedBytes: 50_500_000,
      updateMovesBytes: 50_500_000,
      oneBaseSavesBytes: 0,
    }),
    baseImageAuditRow({
      key: '(scratch)',
      name: undefined,
      kind: 'scratch',
      services: 2,
      images: 2,
      variants: 0,
      newestBuiltAt: undefined,
      oldestBuiltAt: undefined,
      servicesBehind: 0,
      daysBehind: undefined,
      compressedBytes: undefined,
      updateMovesBytes: undefined,
      oneBaseSavesBytes: undefined,
    }),
    baseImageAuditRow({
      key: '(unknown)',
      name: undefined,
      kind: 'unknown',
      services: 10,
      images: 10,
      variants: 0,
      newestBuiltAt: undefined,
      oldestBuiltAt: undefined,
      servicesBehind: 0,
      daysBehind: undefined,
      compressedBytes: undefined,
      updateMovesBytes: undefined,
      oneBaseSavesBytes: undefined,
    }),
  ];
  return {
    ...firstPage(items),
    totals: {
      bases: 2,
      servicesBehind: 7,
      servicesPastEndOfLife: 3,
      servicesUnknown: 10,
      oneBaseSavesBytes: 58_000_000,
    },
    ...changes,
  };
}

/** An image that stands on a base; by default checkout, 3 months behind. */
export function baseImageUse(over: Partial<BaseImageUse> = {}): BaseImageUse {
  return {
    ...auditImage(),
    base: 'debian:12-slim',
    baseImage: {
      known: true,
      name: 'debian:12-slim',
      layerCount: 1,
      method: 'annotation',
      confidence: 'certain',
    },
    baseBytes: 31_100_000,
    builtAt: '2026-08-11T00:00:00.000Z',
    daysBehind: 91,
    ...over,
  };
}

/** A service that is behind and one that is not. */
export function baseImageUses(
  changes: Partial<BaseImageUses> = {},
): BaseImageUses {
  const items = changes.items ?? [
    baseImageUse(),
    baseImageUse({
      ...otherAuditImage(),
      baseImage: {
        known: true,
        name: 'debian:12-slim',
        layerCount: 1,
        method: 'diff-id-prefix',
        confidence: 'likely',
      },
      builtAt: '2026-11-10T00:00:00.000Z',
      daysBehind: 0,
    }),
  ];
  return { items, totalCount: items.length, offset: 0, ...changes };
}

/** A layer that 14 images hold; by default debian's. */
export function layerAuditRow(
  over: Partial<LayerAuditRow> = {},
): LayerAuditRow {
  return {
    digest: digestOf(70),
    kind: 'base',
    instruction: {
      keyword: 'RUN',
      text: '# debian.sh --arch amd64 out/ bookworm',
    },
    baseName: 'debian:12-slim',
    compressedBytes: 31_400_000,
    images: 14,
    services: 12,
    savedBytes: 408_200_000,
    ...over,
  };
}

/** A base's layer, and one of dependencies that was built anew unchanged. */
export function layerAudit(changes: Partial<LayerAudit> = {}): LayerAudit {
  const items = changes.items ?? [
    layerAuditRow(),
    layerAuditRow({
      digest: digestOf(71),
      kind: 'dependencies',
      instruction: {
        keyword: 'RUN',
        text: 'RUN /bin/sh -c pip install -r requirements.txt # buildkit',
      },
      baseName: undefined,
      compressedBytes: 40_000_000,
      images: 3,
      services: 2,
      savedBytes: 80_000_000,
      copies: { layers: 4, compressedBytes: 120_000_000 },
    }),
  ];
  return {
    ...firstPage(items),
    totals: {
      images: 31,
      compressedBytes: 3_000_000_000,
      distinctBytes: 2_250_000_000,
      sharedLayers: items.length,
      copiedBytes: 120_000_000,
    },
    ...changes,
  };
}

/** An image that holds a layer, by default as its lowest. */
export function layerUse(over: Partial<LayerUse> = {}): LayerUse {
  return { ...auditImage(), index: 0, ...over };
}

/** Two images that hold it. */
export function layerUses(changes: Partial<LayerUses> = {}): LayerUses {
  const items = changes.items ?? [layerUse(), layerUse(otherAuditImage())];
  return { items, totalCount: items.length, offset: 0, ...changes };
}

/** A repository whose credentials the registry refuses, with older figures. */
export function repositoryAuditRow(
  over: Partial<RepositoryAuditRow> = {},
): RepositoryAuditRow {
  return {
    repository: 'localhost:7070/shop/loyalty',
    state: 'failed',
    cause: 'credentials',
    actor: 'registry-owner',
    problem: {
      code: 'unauthorized',
      message: 'The registry refused the credentials (401).',
      remedy: 'Renew the credentials of localhost:7070 in app-config.',
      since: '2026-11-21T08:00:00.000Z',
    },
    lastScanAt: '2026-11-21T09:48:00.000Z',
    lastSuccessAt: '2026-11-20T20:00:00.000Z',
    hasFigures: true,
    services: [
      {
        entityRef: 'component:default/loyalty',
        title: 'loyalty',
        owner: 'group:default/payments',
        system: 'system:default/shop',
      },
    ],
    serviceCount: 1,
    ...over,
  };
}

/** Credentials refused in one repository, tags gone in another. */
export function repositoryAudit(
  changes: Partial<RepositoryAudit> = {},
): RepositoryAudit {
  const items = changes.items ?? [
    repositoryAuditRow(),
    repositoryAuditRow({
      repository: 'localhost:7070/team/legacy',
      state: 'partial',
      cause: 'gone',
      actor: 'nobody',
      problem: {
        code: 'not-found',
        message: 'The registry does not know 2 tags that it lists (404).',
        remedy: 'Nothing: the tags were deleted.',
        since: '2026-11-20T10:00:00.000Z',
      },
      tags: { failed: 2, selected: 40 },
      lastSuccessAt: '2026-11-21T09:48:00.000Z',
      services: [
        {
          entityRef: 'component:default/legacy',
          title: 'legacy',
          owner: 'group:default/search',
        },
      ],
    }),
  ];
  return {
    items,
    totalCount: items.length,
    offset: 0,
    facets: auditFacets,
    totals: {
      services: 29,
      fresh: 26,
      old: 2,
      unreadable: 1,
      neverScanned: 0,
      repositories: 33,
    },
    causes: [
      {
        cause: 'credentials',
        actor: 'registry-owner',
        repositories: 1,
        services: 1,
        since: '2026-11-21T08:00:00.000Z',
        remedy: 'Renew the credentials that app-config has for this registry.',
      },
      {
        cause: 'gone',
        actor: 'nobody',
        repositories: 1,
        services: 1,
        since: '2026-11-20T10:00:00.000Z',
        remedy: 'Nothing: the tags were deleted.',
      },
    ],
    nextScanAt: '2026-11-21T10:18:00.000Z',
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
  return {
    items: [
      leaderboardGroup(),
      leaderboardGroup({
        rank: 2,
        key: undefined,
        services: 1,
        notRead: 1,
        images: 0,
        compressedBytes: 0,
        change30Days: undefined,
        spark: [],
        score: undefined,
        wastedBytes: undefined,
        amountPerMonth: undefined,
        overBudget: 0,
        worst: undefined,
      }),
    ],
    totalCount: 2,
    currency: 'USD',
    ...changes,
  };
}

/** An owner whose services grew. */
export function leaderboardGroup(
  changes: Partial<LeaderboardGroup> = {},
): LeaderboardGroup {
  return {
    rank: 1,
    key: 'group:default/payments',
    services: 14,
    notRead: 1,
    images: 15,
    compressedBytes: 3_120_000_000,
    change30Days: { bytes: 122_000_000, percent: 4.07 },
    spark: [
      { at: '2026-09-20T08:00:00.000Z', compressedBytes: 2_900_000_000 },
      { at: '2026-11-20T08:00:00.000Z', compressedBytes: 3_120_000_000 },
    ],
    score: { points: 69, grade: 'C', services: 13 },
    wastedBytes: 310_000_000,
    amountPerMonth: 61.2,
    overBudget: 2,
    worst: { entityRef: 'component:default/checkout', title: 'checkout' },
    ...changes,
  };
}
