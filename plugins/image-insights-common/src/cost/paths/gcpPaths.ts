import { CostSettings } from '../schema';
import { NetworkPath, PathContext, PathFixed, PathLeg } from './NetworkPath';
import { nodeCount } from './nodeCount';
import { registryOf } from './registryOf';

const OCEANIA = 'australia';
const NAT_FLAT_ABOVE = 32;
const STORAGE = () => 'gcp.ar.storage';
const NONE = () => [];

/** `us` for `us-central1`; North America has two names. */
function continentOf(location: string): string {
  const [continent] = location.split('-', 1);
  return continent === 'northamerica' ? 'us' : continent;
}

function locationOf(context: PathContext | undefined): string | undefined {
  const registry =
    context?.registryHost === undefined
      ? undefined
      : registryOf(context.registryHost);
  return registry?.provider === 'gcp' ? registry.location : undefined;
}

/** From a repository elsewhere; of the same continent where its place is not known. */
function crossLeg(
  { region }: CostSettings,
  location: string | undefined,
): PathLeg {
  const here = continentOf(region);
  const there = location === undefined ? here : continentOf(location);
  if (here === there) {
    return { price: 'gcp.ar.cross', applies: 'all', factor: 1 };
  }
  return {
    price: 'gcp.ar.intercontinental',
    applies: 'all',
    factor: 1,
    region: here === OCEANIA || there === OCEANIA ? OCEANIA : region,
  };
}

/** True where bytes from there cost nothing: the same region, or a multi-region around it. */
export function isSamePlace(region: string, location: string): boolean {
  return (
    location === region ||
    (!location.includes('-') && continentOf(region) === location)
  );
}

function natFixed(settings: CostSettings): PathFixed[] {
  const nodes = nodeCount(settings);
  return [
    nodes > NAT_FLAT_ABOVE
      ? {
          price: 'gcp.nat.gateway-hour',
          thing: 'nat',
          count: 1,
          formula: `1 above ${NAT_FLAT_ABOVE} nodes`,
        }
      : {
          price: 'gcp.nat.hour',
          thing: 'nat',
          count: nodes,
          formula: `nodes, to ${NAT_FLAT_ABOVE}`,
        },
    { price: 'gcp.nat.ip', thing: 'nat', count: 1, formula: '1' },
  ];
}

/** Paths that end at nodes in Google Cloud. */
export const gcpPaths: NetworkPath[] = [
  {
    id: 'gcp-same-location',
    title: 'Artifact Registry in the same location',
    provider: 'gcp',
    description:
      'Repository and nodes in one region, or in a multi-region and a region of its continent, with Private Google Access.',
    legs: () => [{ price: 'gcp.ar.same', applies: 'all', factor: 1 }],
    fixed: NONE,
    storage: STORAGE,
  },
  {
    id: 'gcp-cross-location',
    title: 'Artifact Registry in another location',
    provider: 'gcp',
    description:
      'Repository and nodes in different regions; between continents where the host of the registry tells so.',
    legs: (settings, context) => [crossLeg(settings, locationOf(context))],
    fixed: NONE,
    storage: STORAGE,
  },
  {
    id: 'gcp-cloud-nat',
    title: 'Cloud NAT',
    provider: 'gcp',
    description:
      'Nodes without addresses and without Private Google Access, or a registry outside of Google Cloud.',
    legs: (settings, context) => {
      const location = locationOf(context);
      const legs: PathLeg[] = [
        { price: 'gcp.nat.data', applies: 'all', factor: 1 },
      ];
      if (location !== undefined && !isSamePlace(settings.region, location)) {
        legs.push(crossLeg(settings, location));
      }
      return legs;
    },
    fixed: natFixed,
    storage: STORAGE,
  },
];
