import { cacheOf, MoveRate } from '../bytes';
import { measuredStreams } from '../estimate/measuredStreams';
import { CostInput, CostStream } from '../schema';
import { couldKeep } from '../whatif/keepImages';
import { reorderableRates } from '../whatif/reorderableBytes';
import { findingItems } from './findingItems';
import { movingStream } from './MovingStream';
import { KEEPS, ORDERED } from './pullChances';
import { SavingItem } from './SavingItem';
import { keepItem, orderItem, recompressItem } from './wholeImageItems';

/**
 * What a service could do about its images: mend each finding, have its nodes
 * keep images, order its layers better, compress them otherwise. Small records,
 * to be stored with the service and put into plans by `planSavings`.
 *
 * Findings claim no byte twice. Proposals that come to nothing are left out.
 * @public
 */
export function savingItems(
  input: CostInput,
  options: { entityRef?: string } = {},
): SavingItem[] {
  const { entityRef } = options;
  if (input.streams.length === 0) {
    return [];
  }
  const measured = measuredStreams(input.streams).map(one => ({
    ...one,
    needless: needlessOf(one.stream),
  }));
  const keeps = input.streams.some(couldKeep);
  const canOrder = measured.some(({ needless }) =>
    needless.some(({ moved }) => moved > 0),
  );
  const states = keeps || canOrder ? [0, KEEPS, ORDERED, KEEPS | ORDERED] : [0];
  const streams = measured.map(one => movingStream(one, states));
  return [
    ...findingItems(streams),
    ...(keeps ? [keepItem(streams)] : []),
    ...(canOrder ? [orderItem(streams)] : []),
    recompressItem(streams),
  ]
    .filter(isWorthAnything)
    .map(item => ({ ...compact(item), ...(entityRef && { entityRef }) }));
}

/** How often layers move for nothing, where nodes keep images or could. */
function needlessOf(stream: CostStream): MoveRate[] {
  const { releases, settings } = stream;
  return couldKeep(stream) || cacheOf(settings) === 'warm'
    ? reorderableRates({ releases, reuse: settings.reuse })
    : [];
}

/** Digits that a plan shows none of would only take room: items are stored. */
function compact(item: SavingItem): SavingItem {
  return {
    ...item,
    parts: item.parts.map(({ api, storedBytes, ...part }) => ({
      ...part,
      blob: oneIfEqual(part.blob.map(Math.round)),
      ...(api?.some(value => Math.round(value) !== 0) && {
        api: oneIfEqual(api.map(Math.round)),
      }),
      ...(storedBytes && { storedBytes: Math.round(storedBytes) }),
    })),
    seconds: oneIfEqual(
      item.seconds.map(value => Number(value.toPrecision(9))),
    ),
  };
}

function oneIfEqual(values: number[]): number[] {
  return values.every(value => value === values[0]) ? [values[0]] : values;
}

function isWorthAnything({ parts, seconds }: SavingItem): boolean {
  return (
    seconds.some(value => value > 0) ||
    parts.some(
      ({ blob, api = [], storedBytes = 0 }) =>
        storedBytes > 0 || [...blob, ...api].some(value => value > 0),
    )
  );
}
