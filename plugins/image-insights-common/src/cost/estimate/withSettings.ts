import { networkPath, providerOfRegion } from '../paths';
import { defaultRegionOf } from '../prices';
import {
  AssumptionSource,
  CostInput,
  CostSettingKey,
  costSettingKeySchema,
  CostSettings,
  CostStream,
} from '../schema';

/**
 * The same input with other settings in all its streams, said to come from
 * `source` (default: `chosen`, by who asks). Where the path becomes one of
 * another provider and no region is chosen with it, the region becomes that
 * provider's default one. The input itself stays as it is; without choices
 * it is what is returned.
 * @public
 */
export function withSettings(
  input: CostInput,
  choices: Partial<CostSettings>,
  source: AssumptionSource = 'chosen',
): CostInput {
  const keys = costSettingKeySchema.options.filter(
    key => choices[key] !== undefined,
  );
  if (keys.length === 0) {
    return input;
  }
  return {
    ...input,
    streams: input.streams.map(stream =>
      changed(stream, choices, keys, source),
    ),
  };
}

function changed(
  stream: CostStream,
  choices: Partial<CostSettings>,
  keys: CostSettingKey[],
  source: AssumptionSource,
): CostStream {
  const settings: CostSettings = { ...stream.settings };
  const sources = { ...stream.sources };
  for (const key of keys) {
    sources[key] = source;
  }
  Object.assign(settings, pick(choices, keys));
  if (choices.path !== undefined && choices.region === undefined) {
    const region = regionFor(settings);
    if (region !== settings.region) {
      settings.region = region;
      sources.region = source;
    }
  }
  return { ...stream, settings, sources };
}

/** Values that are there; a key without one must not hide what is set. */
function pick(
  choices: Partial<CostSettings>,
  keys: CostSettingKey[],
): Partial<CostSettings> {
  return Object.fromEntries(keys.map(key => [key, choices[key]]));
}

/** The region that a path runs in: the present one unless it is another provider's. */
function regionFor({ path, region }: CostSettings): string {
  const { provider } = networkPath(path);
  const present = providerOfRegion(region);
  if (provider === undefined || present === undefined || present === provider) {
    return region;
  }
  return defaultRegionOf(provider) ?? region;
}
