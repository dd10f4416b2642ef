import { CostSettings, Currency } from '../schema';

/** What tests of money begin with: the defaults, written out. */
export function costSettings(
  changes: Partial<CostSettings> = {},
): CostSettings {
  return {
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
    ...changes,
  };
}

export const DOLLARS: Currency = { code: 'USD', perUsd: 1 };
