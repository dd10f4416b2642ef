import { HistoryFacts, ImageFacts } from '../facts/ImageFacts';
import { HistoryFact } from '../model';

/** A layer's place in history, and what of history made no layer. */
export interface JoinedHistory {
  fact: HistoryFact;
  /** For each layer, bottom first: the index of its entry in history. */
  entryOfLayer: Array<number | undefined>;
  /** For each history entry: how many layers lie below it. */
  layersBelow: number[];
  /** For each history entry: whether it made a layer. */
  madeLayer: boolean[];
}

/** How much of layers and history belongs to a base whose config is known. */
export interface KnownPrefix {
  layerCount: number;
  entryCount: number;
}

/**
 * Finds for each layer the history entry that made it.
 *
 * The specification promises one entry without `empty_layer` per layer. Where
 * there are more, the later ones are taken for empty, as BuildKit does when it
 * repairs a history. Where there are fewer, the own part is aligned at the top
 * if the base's share is known; otherwise the bottom is aligned and the layers
 * above have no history.
 */
export function joinHistory(
  facts: ImageFacts,
  base?: KnownPrefix,
): JoinedHistory {
  const history = facts.history ?? [];
  const layerCount = facts.layers.length;
  const making: number[] = [];
  history.forEach((entry, index) => {
    if (!entry.emptyLayer) {
      making.push(index);
    }
  });
  if (making.length === layerCount) {
    const fact: HistoryFact =
      facts.history === undefined
        ? { state: 'missing', reason: 'the config has no history' }
        : { state: 'exact' };
    return place(history, making, fact);
  }
  if (making.length === 0) {
    return place(history, new Array<undefined>(layerCount).fill(undefined), {
      state: 'missing',
      reason:
        history.length === 0
          ? 'the config has no history'
          : 'no entry of the history made a layer',
    });
  }
  if (making.length > layerCount) {
    const surplus = making.length - layerCount;
    return place(history, making.slice(0, layerCount), {
      state: 'repaired',
      reason: `history tells of ${making.length} layers, the image has ${layerCount}: the last ${surplus} of them were taken for empty`,
    });
  }
  const reason = `history tells of ${making.length} layers, the image has ${layerCount}`;
  if (base) {
    const aligned = alignAbove(making, layerCount, base);
    if (aligned) {
      return place(history, aligned, {
        state: 'repaired',
        reason: `${reason}: the steps above the base were aligned with its end`,
      });
    }
  }
  const missing = layerCount - making.length;
  return place(
    history,
    [...making, ...new Array<undefined>(missing).fill(undefined)],
    {
      state: 'repaired',
      reason: `${reason}: nothing is told of the last ${missing}`,
    },
  );
}

function alignAbove(
  making: readonly number[],
  layerCount: number,
  base: KnownPrefix,
): Array<number | undefined> | undefined {
  const below = making.filter(index => index < base.entryCount);
  const above = making.filter(index => index >= base.entryCount);
  if (
    above.length !== layerCount - base.layerCount ||
    below.length > base.layerCount
  ) {
    return undefined;
  }
  const gap = base.layerCount - below.length;
  return [...below, ...new Array<undefined>(gap).fill(undefined), ...above];
}

function place(
  history: readonly HistoryFacts[],
  entryOfLayer: Array<number | undefined>,
  fact: HistoryFact,
): JoinedHistory {
  const layerOfEntry = new Map<number, number>();
  entryOfLayer.forEach((entry, layer) => {
    if (entry !== undefined) {
      layerOfEntry.set(entry, layer);
    }
  });
  let below = 0;
  const layersBelow: number[] = [];
  const madeLayer: boolean[] = [];
  history.forEach((_, index) => {
    const layer = layerOfEntry.get(index);
    if (layer !== undefined) {
      below = layer;
    }
    layersBelow.push(below);
    madeLayer.push(layer !== undefined);
    if (layer !== undefined) {
      below = layer + 1;
    }
  });
  return { fact, entryOfLayer, layersBelow, madeLayer };
}
