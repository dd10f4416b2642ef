import { ImageDescription, LayerDescription } from '../../model';
import { LockfileFacts, RuleInput } from '../RuleInput';
import { lockfilesOf } from '../shared/lockfiles';
import { ownLayers } from '../shared/ownLayers';
import { stepKey } from '../shared/stepKey';

/** A release, as far as rules compare them. */
export interface ComparedRelease {
  tag: string;
  image: ImageDescription;
  lockfiles?: readonly LockfileFacts[];
}

/** Two releases that followed each other. */
export interface ReleasePair {
  older: ComparedRelease;
  newer: ComparedRelease;
}

/** Known releases in pairs, the judged image in the first one as the newer. */
export function releasePairs(input: RuleInput): ReleasePair[] {
  if (!input.history.known) {
    return [];
  }
  const { tag, earlier } = input.history.value;
  const releases: ComparedRelease[] = [
    {
      tag,
      image: input.image,
      lockfiles: input.contents.known
        ? lockfilesOf(input.contents.value)
        : undefined,
    },
    ...earlier,
  ];
  return earlier.map((older, index) => ({ older, newer: releases[index] }));
}

/** Own layers by what names their step in all releases. */
export function layersByStep(
  image: ImageDescription,
): Map<string, LayerDescription> {
  const layers = new Map<string, LayerDescription>();
  const counts = new Map<string, number>();
  for (const layer of ownLayers(image)) {
    if (layer.instruction) {
      const key = stepKey(layer.instruction);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      layers.set(count === 1 ? key : `${key} (${count})`, layer);
    }
  }
  return layers;
}

/** Whether two layers hold the same, to the byte. */
export function isSameLayer(
  left: LayerDescription,
  right: LayerDescription,
): boolean {
  return left.diffId !== undefined && right.diffId !== undefined
    ? left.diffId === right.diffId
    : left.digest === right.digest;
}

/** Whether everything below a layer is the same in both images. */
export function isSameBelow(
  pair: ReleasePair,
  older: LayerDescription,
  newer: LayerDescription,
): boolean {
  return (
    older.index === newer.index &&
    pair.newer.image.layers
      .slice(0, newer.index)
      .every((layer, index) =>
        isSameLayer(layer, pair.older.image.layers[index]),
      )
  );
}

/** Whether both releases stand on the very same base layers. */
export function isSameBase({ older, newer }: ReleasePair): boolean {
  const left = older.image.base;
  const right = newer.image.base;
  return (
    left.known &&
    right.known &&
    left.layerCount === right.layerCount &&
    newer.image.layers
      .slice(0, right.layerCount)
      .every((layer, index) => isSameLayer(layer, older.image.layers[index]))
  );
}

/** `1.2.0 to 1.9.0` */
export function spanText(pairs: readonly ReleasePair[]): string {
  const oldest = pairs.at(-1)?.older.tag ?? '';
  const newest = pairs.at(0)?.newer.tag ?? '';
  return `${oldest} to ${newest}`;
}
