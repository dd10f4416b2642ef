import { cacheOf } from '../bytes';
import { measuredStreams } from '../estimate/measuredStreams';
import { CostInput } from '../schema';
import { couldKeep } from '../whatif/keepImages';
import { reorderableBytes } from '../whatif/reorderableBytes';
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
  const keeps = input.streams.some(couldKeep);
  const canOrder = input.streams.some(
    stream =>
      (couldKeep(stream) || cacheOf(stream.settings) === 'warm') &&
      reorderableBytes(stream) > 0,
  );
  const states = keeps || canOrder ? [0, KEEPS, ORDERED, KEEPS | ORDERED] : [0];
  const streams = measuredStreams(input.streams).map(measured =>
    movingStream(measured, states),
  );
  return [
    ...findingItems(streams),
    ...(keeps ? [keepItem(streams)] : []),
    ...(canOrder ? [orderItem(streams)] : []),
    recompressItem(streams),
  ]
    .filter(isWorthAnything)
    .map(item => (entityRef === undefined ? item : { ...item, entityRef }));
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
