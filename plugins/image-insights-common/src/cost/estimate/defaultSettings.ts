import { CostSettings } from '../schema';

/**
 * What is assumed where neither a deployment, an annotation nor app-config
 * says: 20 instances, one per node, on AWS behind a NAT gateway, 20
 * deployments a month, nodes that keep the release before and ask for layers
 * by chain ID, at 1 Gbit/s.
 * @public
 */
export const defaultCostSettings: CostSettings = {
  path: 'aws-nat',
  region: 'us-east-1',
  instances: 20,
  deploymentsPerMonth: 20,
  nodes: 0,
  placement: 'even',
  instancesPerNode: 1,
  runtime: 'node',
  cache: 'warm',
  hitRatio: 0,
  reuse: 'chain',
  coldShare: 0,
  extraColdPulls: 0,
  nodeBandwidth: 125_000_000,
  waves: 1,
  zones: 3,
  crossZoneShare: 0,
  gigabyte: 'provider',
  otherTrafficBytes: 0,
  sharedNodes: false,
  storageSharing: 'repository',
};
