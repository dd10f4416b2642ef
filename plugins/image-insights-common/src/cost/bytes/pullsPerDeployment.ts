import { CostSettings } from '../schema';

/**
 * What decides how many nodes pull.
 * @public
 */
export type PullSettings = Pick<
  CostSettings,
  'instances' | 'nodes' | 'placement' | 'instancesPerNode' | 'runtime'
>;

/**
 * Nodes that may run the instances; where that is not known, one for each
 * instance, which is the most that can pull.
 * @public
 */
export function nodesOf({
  nodes,
  instances,
}: Pick<CostSettings, 'nodes' | 'instances'>): number {
  return nodes === 0 ? instances : nodes;
}

/**
 * How many pulls a deployment makes (`d`), with `k` instances on `n` nodes.
 *
 * - Runtime `task`: `k`, every instance pulls. `import`: one, if there is an
 *   instance.
 * - Runtime `node`, once per node that runs an instance: placement `even`
 *   `min(k, n)`; `random` `n·(1 − (1 − 1/n)^k)`, a mean; `packed`
 *   `min(n, ⌈k / instancesPerNode⌉)`; `daemonset` `n`.
 *
 * 0 without instances.
 * @public
 */
export function pullsPerDeployment(settings: PullSettings): number {
  const { instances, placement, instancesPerNode, runtime } = settings;
  const nodes = nodesOf(settings);
  if (instances === 0) {
    return 0;
  }
  if (runtime === 'task') {
    return instances;
  }
  if (runtime === 'import') {
    return 1;
  }
  switch (placement) {
    case 'random':
      return nodesHit(nodes, instances);
    case 'packed':
      return Math.min(nodes, Math.ceil(instances / instancesPerNode));
    case 'daemonset':
      return nodes;
    default:
      return Math.min(nodes, instances);
  }
}

/**
 * The mean number of nodes that get one or more of `instances` by chance.
 * `expm1` and `log1p` keep the digits where there are many more nodes than
 * instances.
 */
function nodesHit(nodes: number, instances: number): number {
  return -nodes * Math.expm1(instances * Math.log1p(-1 / nodes));
}

/**
 * Share of a deployment's pulls that are on nodes which hold nothing of the
 * image (`f`). With `auto`: `1 − d/n`, the chance that a node did not run the
 * release before, and 0 where nothing keeps images anyway.
 * @public
 */
export function coldShareOf(
  settings: PullSettings & Pick<CostSettings, 'coldShare'>,
): number {
  const { coldShare, instances, runtime } = settings;
  if (coldShare !== 'auto') {
    return coldShare;
  }
  if (instances === 0 || runtime !== 'node') {
    return 0;
  }
  return Math.max(0, 1 - pullsPerDeployment(settings) / nodesOf(settings));
}
