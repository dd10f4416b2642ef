import { isSamePlace } from '../paths/gcpPaths';
import { registryOf } from '../paths/registryOf';
import { NetworkPathId } from '../schema';

/** Whose bytes are to take another path. @public */
export interface PathAlternativesOptions {
  /** Of the registry: ways within a cloud are for its own one only. */
  registryHost?: string;
  /** Of the nodes. */
  region?: string;
}

/** Ways from a registry to nodes of the same region. */
const WAYS: { provider: string; paths: readonly NetworkPathId[] }[] = [
  {
    provider: 'aws',
    paths: [
      'aws-nat-s3-gateway',
      'aws-vpc-endpoints',
      'aws-vpc-endpoints-s3-interface',
      'aws-public',
      'aws-nat',
    ],
  },
  { provider: 'gcp', paths: ['gcp-same-location', 'gcp-cloud-nat'] },
  {
    provider: 'azure',
    paths: ['azure-same-region', 'azure-private-endpoint', 'azure-nat'],
  },
];

/**
 * Paths that the same bytes could take instead, the images staying where they
 * are: other ways within a region. An image in another region, or in another
 * company's registry, needs a copy first (see the kinds `replicate` and
 * `pull-through` of scenarios): no way within a cloud leads to GHCR, though
 * its NAT gateway does. A host that nobody knows may be anything, and is taken
 * to be what the path says; what an operator configured has no others.
 * @public
 */
export function pathAlternatives(
  path: NetworkPathId,
  options: PathAlternativesOptions = {},
): NetworkPathId[] {
  const { registryHost = '', region } = options;
  const ways = WAYS.find(({ paths }) => paths.includes(path));
  const registry = registryOf(registryHost);
  if (!ways || (registry && registry.provider !== ways.provider)) {
    return [];
  }
  const isElsewhere =
    registry?.provider === 'gcp' &&
    registry.location !== undefined &&
    region !== undefined &&
    !isSamePlace(region, registry.location);
  return ways.paths
    .filter(other => other !== path)
    .map(other =>
      // Without its NAT a repository in another location is still there.
      isElsewhere && other === 'gcp-same-location'
        ? 'gcp-cross-location'
        : other,
    );
}
