import type {
  CostChoices,
  CostInput,
  CostSettings,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { ChoiceName } from './askedChoices';
import { commonSetting } from './commonSetting';

/**
 * What is calculated with where nothing is chosen, as an address would write
 * it; undefined where streams differ. Zero nodes are none: how many there are
 * is not known.
 *
 * @param choices - what else was chosen: the runtime decides about the cache
 */
export function presentChoices(
  input: CostInput,
  choices: CostChoices = {},
): Record<ChoiceName, string | undefined> {
  const runtime = choices.runtime ?? commonSetting(input, 'runtime');
  const cache = commonSetting(input, 'cache');
  // Where nothing stays between deployments, nothing is kept.
  const isKept = runtime === undefined || runtime === 'node';
  const nodes = commonSetting(input, 'nodes');
  return {
    path: commonSetting(input, 'path'),
    cache:
      cache === 'hitRatio'
        ? commonSetting(input, 'hitRatio')?.toString()
        : keptOf(cache, isKept),
    instances: commonSetting(input, 'instances')?.toString(),
    perMonth: twoDecimals(commonSetting(input, 'deploymentsPerMonth')),
    region: commonSetting(input, 'region'),
    nodes: nodes === 0 ? '' : nodes?.toString(),
    placement: commonSetting(input, 'placement'),
    runtime: commonSetting(input, 'runtime'),
    reuse: commonSetting(input, 'reuse'),
    coldShare: commonSetting(input, 'coldShare')?.toString(),
    gigabyte: commonSetting(input, 'gigabyte'),
  };
}

/** Deployments of 90 days ÷ 3 may have any number of digits. */
function twoDecimals(value: number | undefined): string | undefined {
  return value === undefined
    ? undefined
    : String(Math.round(value * 100) / 100);
}

function keptOf(
  cache: CostSettings['cache'] | undefined,
  isKept: boolean,
): string | undefined {
  return cache === 'warm' && !isKept ? 'none' : cache;
}
