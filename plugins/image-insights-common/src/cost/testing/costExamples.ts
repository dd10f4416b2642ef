import { CostInput, CostSettings, CostStep, PullImage } from '../schema';
import { costInput, costStream, pullImage } from './costInputs';

/** A service with figures that can be checked by hand. */
export interface CostExample {
  id: string;
  input: CostInput;
  /** Lines of the arithmetic that it is about. */
  steps: CostStep['id'][];
}

const BYTES: CostStep['id'][] = [
  'missing-bytes',
  'pulls',
  'bytes-per-deployment',
  'bytes-per-month',
];
const MONEY: CostStep['id'][] = [
  'billed-units',
  'leg-amount',
  'amount-per-month',
  'amount-per-deployment',
];

function single(compressedBytes: number, manifestBytes = 0): PullImage {
  return pullImage({
    layers: [[compressedBytes, 'all']],
    configBytes: 0,
    manifestBytes,
  });
}

function input(
  releases: PullImage[],
  settings: Partial<CostSettings>,
  storedBytes?: { blobBytes: number; images: number },
): CostInput {
  return costInput([
    costStream(releases, settings, storedBytes && { stored: storedBytes }),
  ]);
}

/** What a base, packages and dependencies below or on an application are built into. */
function builds(order: 'on top' | 'below'): PullImage[] {
  return ['1', '2'].map(build => {
    const application: [number, string] = [20_000_000, `application ${build}`];
    return pullImage({
      layers: [
        [30_000_000, 'base'],
        [50_000_000, 'packages'],
        ...(order === 'below' ? [application] : []),
        [120_000_000, 'dependencies'],
        ...(order === 'on top' ? [application] : []),
      ],
    });
  });
}

const layerOrder: Partial<CostSettings> = {
  region: 'eu-central-1',
  instances: 30,
  nodes: 10,
  deploymentsPerMonth: 60,
};

const free: Partial<CostSettings> = {
  path: 'aws-nat-s3-gateway',
  cache: 'none',
  instances: 8,
  nodes: 8,
  deploymentsPerMonth: 30,
};

/** The worked examples of docs/cost.md. */
export const costExamples: CostExample[] = [
  {
    id: 'E1',
    input: input([single(500_000_000)], { cache: 'none' }),
    steps: [...BYTES, ...MONEY, 'fixed-amount'],
  },
  {
    id: 'E2',
    input: input([single(500_000_000, 2_500)], {
      cache: 'none',
      path: 'aws-vpc-endpoints',
    }),
    steps: ['cold-bytes', ...BYTES, ...MONEY, 'fixed-amount'],
  },
  {
    id: 'E3',
    input: input(builds('on top'), layerOrder),
    steps: [...BYTES, ...MONEY, 'seconds-per-node'],
  },
  {
    id: 'E3 below',
    input: input(builds('below'), layerOrder),
    steps: [...BYTES, ...MONEY, 'seconds-per-node'],
  },
  {
    id: 'E4',
    input: input(
      [single(400_000_000)],
      {
        path: 'aws-cross-region',
        region: 'ap-southeast-2',
        runtime: 'task',
        instances: 6,
        deploymentsPerMonth: 40,
      },
      { blobBytes: 4_000_000_000, images: 10 },
    ),
    steps: [...BYTES, ...MONEY],
  },
  {
    id: 'E5',
    input: input([single(1_200_000_000)], free, {
      blobBytes: 48_000_000_000,
      images: 40,
    }),
    steps: [...BYTES, 'amount-per-month', 'seconds-per-node', 'storage-amount'],
  },
  {
    id: 'E5 smaller',
    input: input([single(300_000_000)], free, {
      blobBytes: 12_000_000_000,
      images: 40,
    }),
    steps: [...BYTES, 'amount-per-month', 'seconds-per-node', 'storage-amount'],
  },
];

/** 500 MB, of which each release has 50 MB anew, with all defaults. */
export const WHAT_MATTERS_EXAMPLE: CostInput = input(
  ['1', '2', '3'].map(release =>
    pullImage({
      layers: [
        [450_000_000, 'base'],
        [50_000_000, `application ${release}`],
      ],
      configBytes: 0,
      manifestBytes: 2_500,
    }),
  ),
  {},
);
