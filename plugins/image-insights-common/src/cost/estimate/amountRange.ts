import { streamBytes } from '../bytes';
import { CostInput, CostSettingKey, CostSettings, CostStream } from '../schema';
import { alternativePrices } from './alternativePrices';
import { MeasuredStream } from './measuredStreams';
import { pathAmounts, PathAmounts } from './pathAmounts';

/** Pulls on cold nodes that are likely at most where nobody says. */
const HIGH_COLD_SHARE = 0.3;

/**
 * Between which amounts a month lies where what is assumed may be otherwise:
 * the rule of reuse (`either` … `chain`), the share of cold nodes (0 … 0.3),
 * and prices that are between two figures. What somebody said (recorded,
 * annotation, app-config, chosen) is no assumption and stays as it is.
 */
export function amountRange(options: {
  input: CostInput;
  streams: MeasuredStream[];
  amounts: PathAmounts;
}): { low: number; high: number } {
  const { input, streams, amounts } = options;
  const { currency, prices } = input;
  const lists = [prices];
  if (amounts.used.some(price => price.alternativeUsd !== undefined)) {
    const { cheapest, dearest } = alternativePrices(prices);
    lists.push(cheapest, dearest);
  }
  const likely = [
    streams,
    variant(streams, lowSettings),
    variant(streams, highSettings),
  ];
  const all = likely.flatMap((candidate, index) =>
    lists.map(list =>
      index === 0 && list === prices
        ? amounts.variable
        : pathAmounts({
            streams: candidate,
            bytesOf: ({ bytes }) => bytes.perMonth,
            prices: list,
            currency,
          }).variable,
    ),
  );
  return { low: Math.min(...all), high: Math.max(...all) };
}

function variant(
  streams: MeasuredStream[],
  settingsOf: (stream: CostStream) => CostSettings,
): MeasuredStream[] {
  return streams.map(measured => {
    const { stream } = measured;
    const settings = settingsOf(stream);
    const isSame =
      settings.reuse === stream.settings.reuse &&
      settings.coldShare === stream.settings.coldShare;
    return isSame
      ? measured
      : { stream, bytes: streamBytes({ ...stream, settings }) };
  });
}

function lowSettings(stream: CostStream): CostSettings {
  return {
    ...stream.settings,
    ...(isAssumed(stream, 'reuse') && { reuse: 'either' }),
    ...(isAssumed(stream, 'coldShare') && { coldShare: 0 }),
  };
}

function highSettings(stream: CostStream): CostSettings {
  const { coldShare } = stream.settings;
  return {
    ...stream.settings,
    ...(isAssumed(stream, 'reuse') && { reuse: 'chain' }),
    ...(isAssumed(stream, 'coldShare') &&
      coldShare !== 'auto' && {
        coldShare: Math.max(coldShare, HIGH_COLD_SHARE),
      }),
  };
}

function isAssumed({ sources }: CostStream, key: CostSettingKey): boolean {
  const source = sources[key] ?? 'default';
  return source === 'default' || source === 'inferred';
}
