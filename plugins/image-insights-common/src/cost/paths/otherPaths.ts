import { defaultRegionOf } from '../prices/findPrice';
import { CostSettings } from '../schema';
import { NetworkPath, PathContext } from './NetworkPath';
import { providerOfRegion } from './providerOfRegion';
import { registryOf } from './registryOf';

type Cloud = 'aws' | 'gcp' | 'azure';

const CLOUD_STORAGE: Record<Cloud, string> = {
  aws: 'aws.ecr.storage',
  gcp: 'gcp.ar.storage',
  azure: 'azure.acr.storage',
};

/** The cloud that sends: the registry's, else that of the configured region, else AWS. */
function sender(
  settings: CostSettings,
  context: PathContext | undefined,
): { cloud: Cloud; region: string | undefined } {
  const registry =
    context?.registryHost === undefined
      ? undefined
      : registryOf(context.registryHost);
  const ofRegion = providerOfRegion(settings.region);
  switch (registry?.provider) {
    case 'aws':
    case 'gcp':
      return { cloud: registry.provider, region: registry.location };
    case 'azure':
      return {
        cloud: 'azure',
        region:
          ofRegion === 'azure' ? settings.region : defaultRegionOf('azure'),
      };
    default:
      return { cloud: ofRegion ?? 'aws', region: settings.region };
  }
}

/** Paths that are no cloud's own. */
export const otherPaths: NetworkPath[] = [
  {
    id: 'internet-egress',
    title: 'From a cloud over the internet',
    provider: undefined,
    description:
      'Nodes outside of the cloud that has the registry: it bills every byte that leaves.',
    legs: (settings, context) => {
      const { cloud, region } = sender(settings, context);
      return [{ price: `${cloud}.egress`, applies: 'all', factor: 1, region }];
    },
    fixed: () => [],
    storage: settings =>
      CLOUD_STORAGE[providerOfRegion(settings.region) ?? 'aws'],
  },
  {
    id: 'self-hosted',
    title: 'Own registry',
    provider: 'self-hosted',
    description:
      'What the operator says a byte, a stored byte and an hour of the registry cost.',
    legs: () => [{ price: 'self-hosted.data', applies: 'all', factor: 1 }],
    fixed: () => [
      { price: 'self-hosted.hour', thing: 'registry', count: 1, formula: '1' },
    ],
    storage: () => 'self-hosted.storage',
  },
  {
    id: 'custom',
    title: 'Configured',
    provider: 'custom',
    description: 'Any other way, with the prices that the operator says.',
    legs: () => [{ price: 'custom.data', applies: 'all', factor: 1 }],
    fixed: () => [
      { price: 'custom.hour', thing: 'other', count: 1, formula: '1' },
    ],
    storage: () => 'custom.storage',
  },
];
