import { NetworkPathId } from '../schema';
import { registryOf } from './registryOf';
import { networkPath } from './networkPaths';

/** What the host of a registry lets one assume. @public */
export interface DefaultPath {
  path: NetworkPathId;
  /** Of the nodes: that of the registry, where its host tells. */
  region?: string;
}

/**
 * The path that a registry's host makes likely: nodes in the cloud and region
 * of the registry, without endpoints. A registry that is in no cloud tells
 * nothing of where the nodes are; `configured` does, and without it they are
 * taken to be in AWS behind a NAT gateway. `undefined` for a host that is not
 * known.
 * @public
 */
export function defaultPathOf(
  registryHost: string,
  configured?: NetworkPathId,
): DefaultPath | undefined {
  const registry = registryOf(registryHost);
  switch (registry?.provider) {
    case undefined:
      return undefined;
    case 'aws':
      return { path: 'aws-nat', region: registry.location };
    case 'gcp':
      // A multi-region is no place for a node.
      return registry.location?.includes('-')
        ? { path: 'gcp-same-location', region: registry.location }
        : { path: 'gcp-same-location' };
    case 'azure':
      return { path: 'azure-same-region' };
    default:
      return externalPath(configured);
  }
}

function externalPath(
  configured: NetworkPathId | undefined,
): DefaultPath | undefined {
  switch (configured && networkPath(configured).provider) {
    case undefined:
      return configured === undefined ? { path: 'aws-external' } : undefined;
    case 'aws':
      return { path: 'aws-external' };
    case 'gcp':
      return { path: 'gcp-cloud-nat' };
    case 'azure':
      return { path: 'azure-nat' };
    default:
      return undefined;
  }
}
