import { defaultCostSettings } from '../estimate/defaultSettings';
import { CostSettings, Currency } from '../schema';

/** What tests of money begin with: the defaults, with changes. */
export function costSettings(
  changes: Partial<CostSettings> = {},
): CostSettings {
  return { ...defaultCostSettings, ...changes };
}

export const DOLLARS: Currency = { code: 'USD', perUsd: 1 };
