import { CostInputError } from '../CostInputError';
import { NetworkPathId } from '../schema';
import { awsPaths } from './awsPaths';
import { azurePaths } from './azurePaths';
import { gcpPaths } from './gcpPaths';
import { NetworkPath } from './NetworkPath';
import { otherPaths } from './otherPaths';

/** Every way from a registry to a node that can be calculated. @public */
export const networkPaths: readonly NetworkPath[] = [
  ...awsPaths,
  ...gcpPaths,
  ...azurePaths,
  ...otherPaths,
];

const byId = new Map<string, NetworkPath>(
  networkPaths.map(path => [path.id, path]),
);

/**
 * The path of that id. Throws a {@link CostInputError} for any other.
 * @public
 */
export function networkPath(id: NetworkPathId): NetworkPath {
  const path = byId.get(id);
  if (!path) {
    throw new CostInputError({
      field: 'path',
      value: id,
      allowed: [...byId.keys()].join(', '),
    });
  }
  return path;
}
