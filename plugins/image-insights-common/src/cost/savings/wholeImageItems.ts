import { RECOMPRESSED_SHARE } from '../whatif/recompress';
import { current } from '../whatif/storedLess';
import { MovingStream } from './MovingStream';
import { added, partsByGroup } from './partsByGroup';
import { PullChances, KEEPS, ORDERED } from './pullChances';
import { SavingItem } from './SavingItem';

/** Nodes that keep the release before. */
export function keepItem(streams: MovingStream[]): SavingItem {
  return itemOf(streams, 'keep-images', KEEPS);
}

/** Layers in an order in which fewer move. */
export function orderItem(streams: MovingStream[]): SavingItem {
  return itemOf(streams, 'layer-order', ORDERED);
}

/** Layers compressed by zstd. */
export function recompressItem(streams: MovingStream[]): SavingItem {
  const share = 1 - RECOMPRESSED_SHARE;
  const counted = new Set<string>();
  return {
    id: 'recompress',
    kind: 'recompress',
    confidence: 'assumed',
    parts: partsByGroup(
      streams.map(moving => {
        const { stored, repository } = moving.stream;
        const isFirst = stored && !counted.has(repository);
        if (isFirst) {
          counted.add(repository);
        }
        return {
          group: moving.group,
          blob: moving.chances.map(
            chances => share * layersOf(moving, chances),
          ),
          ...(isFirst && { storedBytes: share * stored.blobBytes }),
        };
      }),
    ),
    seconds: streams
      .map(moving =>
        moving.chances.map(
          ({ layers }) =>
            share * sum(moving.bytes, layer => moving.seconds(layers[layer])),
        ),
      )
      .reduce(added),
  };
}

/** What a state takes away that one bit of it differs in from another. */
function itemOf(
  streams: MovingStream[],
  kind: 'keep-images' | 'layer-order',
  bit: number,
): SavingItem {
  return {
    id: kind,
    kind,
    confidence: 'measured',
    parts: partsByGroup(
      streams.map(moving => ({
        group: moving.group,
        blob: taken(moving, bit, chances => blobOf(moving, chances)),
        api: taken(moving, bit, chances => apiOf(moving, chances)),
      })),
    ),
    seconds: streams
      .map(moving => taken(moving, bit, chances => secondsOf(moving, chances)))
      .reduce(added),
  };
}

/**
 * By state: what it is worth to set the bit; 0 where it is set. Less than 0
 * where a hit ratio was better than keeping one release.
 */
function taken(
  { chances }: MovingStream,
  bit: number,
  value: (chances: PullChances) => number,
): number[] {
  const values = chances.map(value);
  return values.map((of, state) => of - values[state | bit]);
}

function blobOf(moving: MovingStream, chances: PullChances): number {
  const { configBytes } = current(moving.stream);
  return (
    layersOf(moving, chances) + configBytes * moving.perMonth(chances.image)
  );
}

function layersOf(moving: MovingStream, { layers }: PullChances): number {
  return sum(moving.bytes, layer => moving.perMonth(layers[layer]));
}

function apiOf(moving: MovingStream, { image }: PullChances): number {
  return current(moving.stream).manifestBytes * moving.perMonth(image);
}

function secondsOf(moving: MovingStream, chances: PullChances): number {
  const { configBytes, manifestBytes } = current(moving.stream);
  return (
    sum(moving.bytes, layer => moving.seconds(chances.layers[layer])) +
    (configBytes + manifestBytes) * moving.seconds(chances.image)
  );
}

function sum(bytes: readonly number[], factor: (layer: number) => number) {
  return bytes.reduce((total, of, layer) => total + of * factor(layer), 0);
}
