import type {
  AssumptionSource,
  CostInput,
  CostSettingKey,
  CostSettings,
} from '@image-insights/backstage-plugin-image-insights-common';

/**
 * The value that a setting has in all streams; undefined where they differ, or
 * where there are none.
 * @public
 */
export function commonSetting<K extends CostSettingKey>(
  input: CostInput,
  key: K,
): CostSettings[K] | undefined {
  const [first, ...others] = input.streams.map(({ settings }) => settings[key]);
  return others.every(value => value === first) ? first : undefined;
}

/** From where a setting is in all streams; undefined where that differs. @public */
export function commonSource(
  input: CostInput,
  key: CostSettingKey,
): AssumptionSource | undefined {
  const [first, ...others] = input.streams.map(
    ({ sources }) => sources[key] ?? 'default',
  );
  return others.every(source => source === first) ? first : undefined;
}
