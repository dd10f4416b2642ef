import { CostChoices } from '../../api/cost';
import { CostSettings } from '../schema';

/**
 * The settings that somebody asks for instead of the configured ones: a
 * `cache` that is a number is a hit ratio, `perMonth` is
 * `deploymentsPerMonth`. What was not chosen is not in the result.
 * @public
 */
export function settingsOfChoices(choices: CostChoices): Partial<CostSettings> {
  const {
    path,
    region,
    instances,
    perMonth,
    nodes,
    placement,
    runtime,
    cache,
    reuse,
    coldShare,
    gigabyte,
  } = choices;
  return {
    ...(path !== undefined && { path }),
    ...(region !== undefined && { region }),
    ...(instances !== undefined && { instances }),
    ...(perMonth !== undefined && { deploymentsPerMonth: perMonth }),
    ...(nodes !== undefined && { nodes }),
    ...(placement !== undefined && { placement }),
    ...(runtime !== undefined && { runtime }),
    ...cacheSettings(cache),
    ...(reuse !== undefined && { reuse }),
    ...(coldShare !== undefined && { coldShare }),
    ...(gigabyte !== undefined && { gigabyte }),
  };
}

function cacheSettings(cache: CostChoices['cache']): Partial<CostSettings> {
  if (cache === undefined) {
    return {};
  }
  return typeof cache === 'number'
    ? { cache: 'hitRatio', hitRatio: cache }
    : { cache };
}
