import { Price } from '../schema';
import { awsRegionalPrices } from './awsRegions';
import { flat } from './flat';
import { BINARY_GIGABYTE } from './units';

const PRIVATELINK = {
  source:
    'AWS price list, AmazonVPC: VpcEndpoint-Bytes; AWS PrivateLink pricing page',
  sourceUrl: 'https://aws.amazon.com/privatelink/pricing/',
};

const GIGABYTE_OF_AWS =
  'AWS writes GB and meters 2^30 bytes: its price list puts the tier of 1 PB at 1,048,576 GB.';

/** A price of bytes at AWS, which meters 2^30 of them as a gigabyte. */
function bytesAt(price: Omit<Price, 'provider' | 'unit' | 'unitBytes'>): Price {
  return {
    provider: 'aws',
    unit: 'byte',
    unitBytes: BINARY_GIGABYTE,
    ...price,
  };
}

/** Prices of Amazon Web Services. */
export const awsPrices: Price[] = [
  ...awsRegionalPrices,
  bytesAt({
    id: 'aws.vpce.data',
    title: 'Data through interface endpoints of a region',
    tiers: [
      { upTo: 1_048_576, usd: 0.01 },
      { upTo: 5_242_880, usd: 0.006 },
      { usd: 0.004 },
    ],
    asOf: '2026-09-17',
    ...PRIVATELINK,
    confidence: 'A',
    note: GIGABYTE_OF_AWS,
  }),
  bytesAt({
    id: 'aws.s3gw',
    title: 'S3 gateway endpoint, its hours and its data',
    tiers: flat(0),
    asOf: '2026-09-29',
    source: 'Amazon VPC guide, gateway endpoints',
    sourceUrl:
      'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
    confidence: 'A',
    note: 'It carries the blobs of ECR, which come from S3, in its own region only.',
  }),
  {
    id: 'aws.ipv4.hour',
    provider: 'aws',
    title: 'Public IPv4 address',
    unit: 'hour',
    tiers: flat(0.005),
    asOf: '2026-09-17',
    source: 'AWS price list, AmazonVPC: PublicIPv4:InUseAddress',
    sourceUrl: 'https://aws.amazon.com/vpc/pricing/',
    confidence: 'A',
    note: 'A NAT gateway has one.',
  },
  bytesAt({
    id: 'aws.ecr.same-region',
    title: 'ECR to compute in its own region',
    tiers: flat(0),
    asOf: '2026-03-01',
    source: 'AWS Containers blog on data transfer costs',
    sourceUrl:
      'https://aws.amazon.com/blogs/containers/understanding-data-transfer-costs-for-aws-container-services/',
    confidence: 'A',
  }),
  bytesAt({
    id: 'aws.az',
    title: 'Between availability zones, each direction',
    tiers: flat(0.01),
    asOf: '2026-07-20',
    source: 'AWS price list, AWSDataTransfer: DataTransfer-Regional-Bytes',
    sourceUrl: 'https://aws.amazon.com/ec2/pricing/on-demand/',
    confidence: 'A',
    alternativeUsd: 0,
    note: 'A byte that crosses pays twice, once in each zone. The same list has newer usage types for it (DataTransfer-xAZ-…) at $0: the bill tells which one is used.',
  }),
  bytesAt({
    id: 'aws.ingress',
    title: 'From the internet into AWS',
    tiers: flat(0),
    asOf: '2026-07-20',
    source: 'AWS price list, AWSDataTransfer',
    sourceUrl: 'https://aws.amazon.com/ec2/pricing/on-demand/',
    confidence: 'A',
    note: 'What comes in through a NAT gateway pays its data price.',
  }),
  {
    id: 'aws.ecr.storage',
    provider: 'aws',
    title: 'ECR storage, compressed bytes',
    unit: 'byte-month',
    unitBytes: BINARY_GIGABYTE,
    tiers: flat(0.1),
    asOf: '2026-03-01',
    source: 'CloudBurn, quoting the ECR pricing page',
    sourceUrl: 'https://cloudburn.io/blog/amazon-ecr-pricing',
    confidence: 'B',
  },
  bytesAt({
    id: 'aws.ecr.ptc',
    title: 'ECR pull-through cache',
    tiers: flat(0),
    asOf: '2026-06-01',
    source: 'Amazon ECR guide, pull through cache rules',
    sourceUrl:
      'https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html',
    confidence: 'B',
    note: 'No fee of its own; what it keeps is stored and pulled as anything else in ECR.',
  }),
  bytesAt({
    id: 'aws.ecr-public',
    title: 'Pull from ECR Public',
    tiers: flat(0),
    asOf: '2026-03-01',
    source: 'Amazon ECR Public quotas',
    sourceUrl:
      'https://docs.aws.amazon.com/AmazonECR/latest/public/public-service-quotas.html',
    confidence: 'B',
    note: 'Without signing in 500 GB a month, and no more; free to AWS when signed in.',
  }),
  bytesAt({
    id: 'aws.fargate',
    title: 'Image pull of a Fargate task',
    tiers: flat(0),
    asOf: '2026-03-01',
    source: 'Amazon ECS guide, image pull behaviour on Fargate',
    sourceUrl:
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-pull-behavior.html',
    confidence: 'A',
    note: 'Each task pulls all of its image through its own interface, so NAT or endpoints apply.',
  }),
];
