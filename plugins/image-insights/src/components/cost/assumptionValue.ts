import {
  costSettingsSchema,
  formatBytes,
  type CostAssumption,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatBitRate, formatShare } from '../../format';
import type { Text } from '../common';
import { pathTitle } from './costWords';

type Key = CostAssumption['key'];

const { placement, runtime, cache, reuse, gigabyte, storageSharing } =
  costSettingsSchema.shape;

/** The value of an assumption or setting in words; as it is where it has none. */
export function assumptionValue(
  assumption: Pick<CostAssumption, 'key' | 'value'>,
  text: Text,
): string {
  const { key, value } = assumption;
  if (typeof value === 'boolean') {
    return value ? text.t('cost.yes') : text.t('cost.no');
  }
  return typeof value === 'number'
    ? ofNumber(key, value, text)
    : ofWord(key, value, text);
}

function ofNumber(key: Key, value: number, { t, locale }: Text): string {
  switch (key) {
    case 'nodes':
      return value === 0
        ? t('cost.nodesUnknown')
        : value.toLocaleString(locale);
    case 'hitRatio':
    case 'coldShare':
    case 'crossZoneShare':
      return formatShare(value, locale);
    case 'nodeBandwidth':
      return formatBitRate(value, locale);
    case 'otherTrafficBytes':
    case 'manifestBytes':
      return formatBytes(value, { locale });
    case 'history':
      return t('cost.historyValue', { count: value });
    default:
      return value.toLocaleString(locale);
  }
}

function ofWord(key: Key, value: string, text: Text): string {
  const { t } = text;
  switch (key) {
    case 'path':
      return pathTitle(value, text);
    case 'coldShare':
      return t('cost.coldShareAuto');
    case 'placement': {
      const { data } = placement.safeParse(value);
      return data ? t(`cost.placement_${data}`) : value;
    }
    case 'runtime': {
      const { data } = runtime.safeParse(value);
      return data ? t(`cost.runtime_${data}`) : value;
    }
    case 'cache': {
      const { data } = cache.safeParse(value);
      return data ? t(`cost.cache_${data}`) : value;
    }
    case 'reuse': {
      const { data } = reuse.safeParse(value);
      return data ? t(`cost.reuse_${data}`) : value;
    }
    case 'gigabyte': {
      const { data } = gigabyte.safeParse(value);
      return data ? t(`cost.gigabyte_${data}`) : value;
    }
    case 'storageSharing': {
      const { data } = storageSharing.safeParse(value);
      return data ? t(`cost.storageSharing_${data}`) : value;
    }
    default:
      return value;
  }
}
