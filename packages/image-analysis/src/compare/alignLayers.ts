import { LayerDescription } from '../model';
import { stepKey } from '../rules/shared/stepKey';
import { longestCommonSubsequence } from './longestCommonSubsequence';

/** Layers of two images that belong together, or one that stands alone. */
export interface LayerPair {
  from?: LayerDescription;
  to?: LayerDescription;
  how: 'same-contents' | 'base' | 'same-instruction' | 'alone';
}

/**
 * Pairs the layers of two images, in their order. Layers of the same contents
 * are the fixed points; between them, layers of the bases are paired, and then
 * layers that the same instruction made.
 *
 * The same contents means the same diff ID. Where a config does not list them
 * all, digests of blobs must do, and a layer that was only compressed anew
 * passes for another.
 */
export function alignLayers(
  from: readonly LayerDescription[],
  to: readonly LayerDescription[],
): LayerPair[] {
  const fixed = longestCommonSubsequence(...contentKeys(from, to));
  const pairs: LayerPair[] = [];
  let fromStart = 0;
  let toStart = 0;
  for (const [fromIndex, toIndex] of fixed) {
    pairs.push(
      ...alignBetween(
        from.slice(fromStart, fromIndex),
        to.slice(toStart, toIndex),
      ),
      { from: from[fromIndex], to: to[toIndex], how: 'same-contents' },
    );
    fromStart = fromIndex + 1;
    toStart = toIndex + 1;
  }
  pairs.push(...alignBetween(from.slice(fromStart), to.slice(toStart)));
  return pairs;
}

/** What names the contents of each layer, in terms that both images share. */
export function contentKeys(
  from: readonly LayerDescription[],
  to: readonly LayerDescription[],
): [from: string[], to: string[]] {
  const haveDiffIds = [...from, ...to].every(
    ({ diffId }) => diffId !== undefined,
  );
  const keyOf = ({ diffId, digest }: LayerDescription) =>
    (haveDiffIds ? diffId : undefined) ?? digest;
  return [from.map(keyOf), to.map(keyOf)];
}

function alignBetween(
  from: readonly LayerDescription[],
  to: readonly LayerDescription[],
): LayerPair[] {
  const isBase = ({ fromBase }: LayerDescription) => fromBase === true;
  const isOwn = (layer: LayerDescription) => !isBase(layer);
  return [
    ...alignBase(from.filter(isBase), to.filter(isBase)),
    ...alignOwn(from.filter(isOwn), to.filter(isOwn)),
  ];
}

/** One base in place of another: layer for layer, as far as both go. */
function alignBase(
  from: readonly LayerDescription[],
  to: readonly LayerDescription[],
): LayerPair[] {
  return Array.from(
    { length: Math.max(from.length, to.length) },
    (_, index): LayerPair => ({
      ...(index < from.length ? { from: from[index] } : {}),
      ...(index < to.length ? { to: to[index] } : {}),
      how: 'base',
    }),
  );
}

function alignOwn(
  from: readonly LayerDescription[],
  to: readonly LayerDescription[],
): LayerPair[] {
  const same = longestCommonSubsequence(
    from.map((layer, index) => instructionKey(layer, `from ${index}`)),
    to.map((layer, index) => instructionKey(layer, `to ${index}`)),
  );
  const pairs: LayerPair[] = [];
  let fromStart = 0;
  let toStart = 0;
  const alone = (fromEnd: number, toEnd: number): LayerPair[] => [
    ...from
      .slice(fromStart, fromEnd)
      .map((layer): LayerPair => ({ from: layer, how: 'alone' })),
    ...to
      .slice(toStart, toEnd)
      .map((layer): LayerPair => ({ to: layer, how: 'alone' })),
  ];
  for (const [fromIndex, toIndex] of same) {
    pairs.push(...alone(fromIndex, toIndex), {
      from: from[fromIndex],
      to: to[toIndex],
      how: 'same-instruction',
    });
    fromStart = fromIndex + 1;
    toStart = toIndex + 1;
  }
  pairs.push(...alone(from.length, to.length));
  return pairs;
}

/** A layer of which no instruction is known is like no other. */
function instructionKey(
  { instruction }: LayerDescription,
  otherwise: string,
): string {
  return instruction === undefined
    ? `unknown ${otherwise}`
    : `step ${stepKey(instruction)}`;
}
