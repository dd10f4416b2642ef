import { cacheOf } from '../bytes';
import {
  CostAssumption,
  CostInput,
  CostSettingKey,
  costSettingKeySchema,
  CostStream,
  Price,
} from '../schema';

/**
 * What the figures rest on, with its origin: the settings that play a part
 * with these streams, how many releases the history has, the price list. A
 * setting in which streams differ is told once for each of them.
 */
export function costAssumptions(options: {
  input: CostInput;
  used: Price[];
  hasStorage: boolean;
}): CostAssumption[] {
  const { input, used, hasStorage } = options;
  const { streams, prices } = input;
  const ofStream = streams.map(stream => assumptionsOf(stream, hasStorage));
  const keys = new Set(ofStream.flatMap(list => list.map(({ key }) => key)));
  const all = [...keys].flatMap(key => {
    const found = ofStream.flatMap((list, index) =>
      list
        .filter(assumption => assumption.key === key)
        .map(assumption => ({ ...assumption, stream: streams[index].id })),
    );
    const [{ stream, ...first }] = found;
    const isCommon =
      found.length === streams.length &&
      found.every(
        ({ value, source }) => value === first.value && source === first.source,
      );
    return isCommon ? [first] : found;
  });
  return [
    ...all,
    {
      key: 'prices',
      value: prices.version,
      source: used.some(price => price.isOverridden) ? 'config' : 'default',
    },
  ];
}

function assumptionsOf(
  stream: CostStream,
  hasStorage: boolean,
): CostAssumption[] {
  const { settings, sources, releases } = stream;
  const keys = costSettingKeySchema.options.filter(key =>
    playsPart(key, stream, hasStorage),
  );
  const assumptions = keys.map((key): CostAssumption => {
    const source = sources[key] ?? 'default';
    if (key === 'cache' && cacheOf(settings) !== settings.cache) {
      // Nothing keeps images there: the runtime decides, whatever was said.
      return {
        key,
        value: cacheOf(settings),
        source: sources.runtime ?? 'default',
      };
    }
    return { key, value: settings[key], source };
  });
  if (cacheOf(settings) === 'warm') {
    assumptions.push({
      key: 'history',
      value: releases.length,
      source:
        sources.deploymentsPerMonth === 'recorded' ? 'recorded' : 'inferred',
    });
  }
  const { manifestBytes, isManifestAssumed } = releases[releases.length - 1];
  if (isManifestAssumed) {
    assumptions.push({
      key: 'manifestBytes',
      value: manifestBytes,
      source: 'default',
    });
  }
  return assumptions;
}

/** Whether a setting changes a figure, given the others. */
function playsPart(
  key: CostSettingKey,
  { settings }: CostStream,
  hasStorage: boolean,
): boolean {
  const isNode = settings.runtime === 'node';
  const cache = cacheOf(settings);
  switch (key) {
    case 'nodes':
    case 'placement':
      return isNode;
    case 'instancesPerNode':
      return isNode && settings.placement === 'packed';
    case 'hitRatio':
      return cache === 'hitRatio';
    case 'reuse':
      return cache === 'warm';
    case 'coldShare':
      return cache !== 'none';
    case 'extraColdPulls':
    case 'otherTrafficBytes':
    case 'crossZoneShare':
      return settings[key] !== 0;
    case 'sharedNodes':
      return cache === 'warm' && settings.sharedNodes;
    case 'zones':
      return settings.path.startsWith('aws-');
    case 'storageSharing':
      return hasStorage;
    default:
      return true;
  }
}
