import { NetworkPath, PathFixed } from './NetworkPath';

const STORAGE = () => 'azure.acr.storage';

/** A registry of the tier that most have who need no private endpoint. */
const STANDARD: PathFixed = {
  price: 'azure.acr.standard',
  thing: 'registry',
  count: 1,
  formula: '1',
};

/** Paths that end at nodes in Azure. */
export const azurePaths: NetworkPath[] = [
  {
    id: 'azure-same-region',
    title: 'Container Registry in the same region',
    provider: 'azure',
    description: 'Registry and nodes in one region: bytes are free.',
    legs: () => [{ price: 'azure.same-region', applies: 'all', factor: 1 }],
    fixed: () => [STANDARD],
    storage: STORAGE,
  },
  {
    id: 'azure-cross-region',
    title: 'Container Registry in another region',
    provider: 'azure',
    description: 'The registry sends to another region.',
    legs: () => [{ price: 'azure.inter-region', applies: 'all', factor: 1 }],
    fixed: () => [STANDARD],
    storage: STORAGE,
  },
  {
    id: 'azure-private-endpoint',
    title: 'Private endpoint',
    provider: 'azure',
    description:
      'All bytes of a Premium registry come through a private endpoint.',
    legs: () => [{ price: 'azure.pe.data', applies: 'all', factor: 1 }],
    fixed: () => [
      { price: 'azure.acr.premium', thing: 'registry', count: 1, formula: '1' },
      { price: 'azure.pe.hour', thing: 'endpoints', count: 1, formula: '1' },
    ],
    storage: STORAGE,
  },
  {
    id: 'azure-nat',
    title: 'NAT gateway',
    provider: 'azure',
    description: 'All bytes pass a NAT gateway.',
    legs: () => [{ price: 'azure.nat.data', applies: 'all', factor: 1 }],
    fixed: () => [
      STANDARD,
      { price: 'azure.nat.hour', thing: 'nat', count: 1, formula: '1' },
      { price: 'azure.ipv4.hour', thing: 'nat', count: 1, formula: '1' },
    ],
    storage: STORAGE,
  },
];
