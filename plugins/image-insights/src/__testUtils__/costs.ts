import {
  estimateCost,
  findPrice,
  priceList,
  summariseCost,
  whatIfs,
  type CostInput,
  type CostScenario,
  type CostSettings,
  type CostStream,
  type CostSummary,
  type Deployment,
  type EntityCost,
  type OrganisationCost,
  type PullImage,
  type SavingRow,
  type SavingsPlan,
} from '@image-insights/backstage-plugin-image-insights-common';
import { planOf } from '../cost';
import { digestOf } from './digestOf';

/** Twenty instances that pull everything through a NAT gateway in Ireland. */
export function costSettings(over: Partial<CostSettings> = {}): CostSettings {
  return {
    path: 'aws-nat',
    region: 'eu-west-1',
    instances: 20,
    deploymentsPerMonth: 20,
    nodes: 0,
    placement: 'even',
    instancesPerNode: 1,
    runtime: 'node',
    cache: 'none',
    hitRatio: 0,
    reuse: 'chain',
    coldShare: 0,
    extraColdPulls: 0,
    nodeBandwidth: 125_000_000,
    waves: 1,
    zones: 3,
    crossZoneShare: 0,
    gigabyte: 'provider',
    otherTrafficBytes: 0,
    sharedNodes: false,
    storageSharing: 'repository',
    ...over,
  };
}

/** A release of the growing service, layer by layer; 268.3 MB by default. */
export function pullImage(
  over: Partial<PullImage> & { layerBytes?: readonly number[] } = {},
): PullImage {
  const {
    layerBytes = [31_400_000, 55_700_000, 151_000_000, 30_191_000],
    ...rest
  } = over;
  const seed = Number.parseInt((rest.digest ?? digestOf(14)).slice(-4), 16);
  let chain = '';
  return {
    digest: digestOf(14),
    tag: '2.14.0',
    at: '2026-11-20T08:00:00.000Z',
    layers: layerBytes.map((compressedBytes, index) => {
      // The base stays; what is above it is built anew by each release.
      const id = index === 0 ? 100 : 1_000 * seed + index;
      chain = `${chain}/${id}`;
      return {
        digest: digestOf(id),
        diffId: digestOf(100_000 + id),
        chainId: `sha256:chain${chain}`,
        compressedBytes,
        step: `step ${index}`,
        fromBase: index === 0,
      };
    }),
    configBytes: 9_000,
    manifestBytes: 2_500,
    ...rest,
  };
}

/** What the growing service deploys. */
export function costStream(over: Partial<CostStream> = {}): CostStream {
  return {
    id: 'localhost:7070/shop/checkout linux/amd64',
    repository: 'localhost:7070/shop/checkout',
    platform: 'linux/amd64',
    platformShare: 1,
    releases: [
      pullImage({
        tag: '2.13.0',
        digest: digestOf(13),
        at: '2026-10-20T08:00:00.000Z',
        layerBytes: [31_400_000, 55_100_000, 88_400_000, 12_091_000],
      }),
      pullImage(),
    ],
    gains: [
      {
        id: 'pip-cache-kept',
        rule: 'pip-cache-kept',
        title: 'pip cache left in the layer',
        isEstimate: true,
        layers: [{ index: 2, compressedBytes: 48_000_000 }],
      },
      {
        id: 'git-directory',
        rule: 'git-directory',
        title: '.git is in the image',
        isEstimate: true,
        layers: [{ index: 3, compressedBytes: 17_600_000 }],
      },
      {
        id: 'apt-lists-kept',
        rule: 'apt-lists-kept',
        title: 'apt lists left in the layer',
        isEstimate: false,
        layers: [{ index: 1, compressedBytes: 5_900_000 }],
      },
    ],
    stored: { blobBytes: 642_000_000, images: 3 },
    settings: costSettings(),
    sources: {
      path: 'config',
      region: 'config',
      instances: 'annotation',
      deploymentsPerMonth: 'recorded',
    },
    ...over,
  };
}

/** From what the growing service's cost is calculated. */
export function costInput(over: Partial<CostInput> = {}): CostInput {
  return {
    streams: [costStream()],
    prices: priceList,
    currency: { code: 'USD', perUsd: 1 },
    at: '2026-11-21T10:00:00.000Z',
    ...over,
  };
}

/**
 * Answer about the growing service: what the backend calculates from an input.
 */
export function entityCost(
  over: Partial<Omit<EntityCost, 'estimate' | 'scenarios'>> = {},
): EntityCost {
  const input = over.input ?? costInput();
  return {
    entityRef: 'component:default/checkout',
    deployments: {
      perMonth: 20,
      source: 'recorded',
      recorded: 60,
      environments: ['production'],
    },
    missing: [],
    ...(input.streams.length > 0 && { estimate: estimateCost(input) }),
    scenarios: whatIfs(input),
    plan: planOf({ input, entityRef: 'component:default/checkout' }),
    ...over,
    input,
  };
}

/** The growing service's cost in short. */
export function costSummary(over: Partial<CostSummary> = {}): CostSummary {
  return {
    ...summariseCost(estimateCost(costInput()), { source: 'recorded' }),
    ...over,
  };
}

/** Something else than today; by default the S3 gateway alone. */
export function costScenario(over: Partial<CostScenario> = {}): CostScenario {
  return {
    id: 'path:aws-nat-s3-gateway',
    kind: 'path',
    subject: 'aws-nat-s3-gateway',
    confidence: 'measured',
    bytesPerMonth: 107_320_000_000,
    amountPerMonth: 0.0001,
    fixedPerMonth: 116.07,
    secondsPerNode: 2.15,
    savedAmountPerMonth: 4.797,
    savedBytesPerMonth: 0,
    savedSecondsPerNode: 0,
    breakEven: { keptBytesPerMonth: 0, givenUpBytesPerMonth: 0 },
    ...over,
  };
}

/** A row of a plan; by default a finding of the growing service. */
export function saving(over: Partial<SavingRow> = {}): SavingRow {
  const worth = {
    amountPerMonth: 0.858,
    bytesPerMonth: 19_200_000_000,
    secondsPerMonth: 7.68,
    storageAmountPerMonth: 0.0134,
  };
  return {
    id: 'finding:pip-cache-kept',
    kind: 'finding',
    entityRef: 'component:default/checkout',
    repository: 'localhost:7070/shop/checkout',
    digest: digestOf(14),
    tag: '2.14.0',
    subject: 'pip cache left in the layer',
    confidence: 'estimated',
    marginal: worth,
    alone: worth,
    addedFixedPerMonth: 0,
    ...over,
  };
}

/** What all services cost: two of them. */
export function organisationCost(
  over: Partial<OrganisationCost> = {},
): OrganisationCost {
  return {
    computedAt: '2026-11-21T09:50:00.000Z',
    totals: {
      services: 2,
      bytesPerMonth: 209_720_000_000,
      amountPerMonth: 9.375,
      fixedPerMonth: 116.07,
      storageBytes: 2_142_000_000,
      storageAmountPerMonth: 0.1995,
      deploymentsPerMonth: 40,
      recordedAmountPerMonth: 4.797,
    },
    currency: { code: 'USD', perUsd: 1 },
    paths: [
      {
        path: 'aws-nat',
        region: 'eu-west-1',
        legs: [
          {
            price: 'aws.nat.data',
            title: 'NAT gateway, data processed',
            applies: 'all',
            bytes: 209_720_000_000,
            factor: 1,
            unitBytes: 2 ** 30,
            tiers: [{ usd: 0.048, units: 195.317, amount: 9.375 }],
            amount: 9.375,
          },
        ],
        variable: 9.375,
        fixed: [
          {
            price: 'aws.nat.hour',
            title: 'NAT gateway',
            count: 3,
            amount: 105.12,
          },
          {
            price: 'aws.ipv4.hour',
            title: 'Public IPv4 address',
            count: 3,
            amount: 10.95,
          },
        ],
        fixedPerMonth: 116.07,
      },
    ],
    scenarios: [costScenario({ amountPerMonth: 0.0002 })],
    items: [
      {
        key: 'component:default/checkout',
        title: 'checkout',
        services: 1,
        amountPerMonth: 4.797,
        bytesPerMonth: 107_320_000_000,
        bytesPerDeployment: 5_366_000_000,
        deploymentsPerMonth: 20,
        deploymentsSource: 'recorded',
        storageBytes: 642_000_000,
        storageAmountPerMonth: 0.0598,
        secondsPerNode: 2.15,
        savableAmountPerMonth: 1.278,
        savableBytesPerMonth: 28_600_000_000,
      },
      {
        key: 'component:default/search',
        title: 'search',
        services: 1,
        amountPerMonth: 4.578,
        bytesPerMonth: 102_400_000_000,
        bytesPerDeployment: 5_120_000_000,
        deploymentsPerMonth: 20,
        deploymentsSource: 'default',
        storageBytes: 1_500_000_000,
        storageAmountPerMonth: 0.1397,
        secondsPerNode: 2.05,
        savableAmountPerMonth: 0,
        savableBytesPerMonth: 0,
      },
    ],
    totalCount: 2,
    notCosted: 0,
    prices: {
      version: '2026-11-21',
      used: [findPrice(priceList, 'aws.nat.data', 'eu-west-1').price],
    },
    notes: [],
    facets: {
      owner: ['group:default/payments', 'group:default/discovery'],
      system: ['system:default/shop'],
      registry: ['localhost:7070'],
    },
    ...over,
  };
}

/** What to do first, over both services. */
export function savingsPlan(over: Partial<SavingsPlan> = {}): SavingsPlan {
  const items = over.items ?? [saving()];
  const sum = (key: keyof SavingRow['marginal']) =>
    items.reduce((total, { marginal }) => total + marginal[key], 0);
  return {
    computedAt: '2026-11-21T09:50:00.000Z',
    currency: { code: 'USD', perUsd: 1 },
    items,
    totalCount: items.length,
    totals: {
      amountPerMonth: sum('amountPerMonth'),
      bytesPerMonth: sum('bytesPerMonth'),
      secondsPerMonth: sum('secondsPerMonth'),
      storageAmountPerMonth: sum('storageAmountPerMonth'),
    },
    isNegligible: true,
    ...over,
  };
}

/** A deployment as a pipeline told it. */
export function deployment(over: Partial<Deployment> = {}): Deployment {
  return {
    id: 'gh-9000-1',
    entityRef: 'component:default/checkout',
    environment: 'production',
    at: '2026-11-20T09:00:00.000Z',
    instances: 20,
    images: [
      {
        reference: 'localhost:7070/shop/checkout:2.14.0',
        repository: 'localhost:7070/shop/checkout',
        tag: '2.14.0',
        digest: digestOf(14),
      },
    ],
    source: 'api',
    ...over,
  };
}
