import { NetworkPathId } from '../schema';

/** Ways from a registry of AWS to nodes of the same region. */
const AWS: readonly NetworkPathId[] = [
  'aws-nat-s3-gateway',
  'aws-vpc-endpoints',
  'aws-vpc-endpoints-s3-interface',
  'aws-public',
  'aws-nat',
];

const GCP: readonly NetworkPathId[] = ['gcp-same-location', 'gcp-cloud-nat'];

const AZURE: readonly NetworkPathId[] = [
  'azure-same-region',
  'azure-private-endpoint',
  'azure-nat',
];

/**
 * Paths that the same bytes could take instead, the images staying where they
 * are: other ways within a region. An image in another region, or in another
 * company's registry, needs a copy first (see the kinds `replicate` and
 * `pull-through` of scenarios); what an operator configured has no others.
 * @public
 */
export function pathAlternatives(path: NetworkPathId): NetworkPathId[] {
  const ways = [AWS, GCP, AZURE].find(one => one.includes(path)) ?? [];
  return ways.filter(other => other !== path);
}
