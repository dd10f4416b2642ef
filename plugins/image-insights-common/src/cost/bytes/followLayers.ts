import { PullLayer } from '../schema';
import { isSameLayer } from './missingLayers';

/** Most pairs of layers that are compared by step; above that place decides. */
const MOST_PAIRS = 65_536;

/** What a layer that follows none is marked with. */
export const NONE = -1;

/**
 * For each layer of the later image the layer of the earlier one that it
 * follows: its place, or `NONE`.
 *
 * A layer follows the one with the same contents (diff ID or digest),
 * wherever that was; else one made by the same step, in an order that both
 * images share; else, where the layer below follows one, the next above that
 * one. None is followed twice.
 */
export function followLayers(
  earlier: PullLayer[],
  later: PullLayer[],
): number[] {
  const followed = new Array<number>(later.length).fill(NONE);
  const isTaken = new Array<boolean>(earlier.length).fill(false);
  const pair = (from: number, to: number) => {
    followed[to] = from;
    isTaken[from] = true;
  };
  pairByContents({ earlier, later, isTaken, pair });
  pairBySteps({ earlier, later, followed, isTaken, pair });
  for (let to = 0; to < later.length; to++) {
    const from = to === 0 ? 0 : followed[to - 1] + 1;
    const isNext = to === 0 || followed[to - 1] !== NONE;
    if (
      followed[to] === NONE &&
      isNext &&
      from < earlier.length &&
      !isTaken[from]
    ) {
      pair(from, to);
    }
  }
  return followed;
}

interface Pairing {
  earlier: PullLayer[];
  later: PullLayer[];
  isTaken: boolean[];
  pair: (from: number, to: number) => void;
}

function pairByContents({ earlier, later, isTaken, pair }: Pairing) {
  let same = 0;
  while (
    same < later.length &&
    same < earlier.length &&
    isSameLayer(earlier[same], later[same])
  ) {
    pair(same, same);
    same++;
  }
  if (same === later.length) {
    return;
  }
  const places = new Map<string, number[]>();
  for (let from = earlier.length - 1; from >= same; from--) {
    const { digest, diffId } = earlier[from];
    for (const key of diffId === undefined ? [digest] : [digest, diffId]) {
      const known = places.get(key);
      if (known) {
        known.push(from);
      } else {
        places.set(key, [from]);
      }
    }
  }
  for (let to = same; to < later.length; to++) {
    const { digest, diffId } = later[to];
    const from =
      takeLast(places.get(digest), isTaken) ??
      (diffId === undefined
        ? undefined
        : takeLast(places.get(diffId), isTaken));
    if (from !== undefined) {
      pair(from, to);
    }
  }
}

/** The last one that is not taken; those above it are dropped for good. */
function takeLast(
  places: number[] | undefined,
  isTaken: boolean[],
): number | undefined {
  let place = places?.pop();
  while (place !== undefined && isTaken[place]) {
    place = places?.pop();
  }
  return place;
}

/** Pairs a longest common subsequence of the steps of what has no pair yet. */
function pairBySteps({
  earlier,
  later,
  followed,
  isTaken,
  pair,
}: Pairing & { followed: number[] }) {
  const from = earlier.flatMap(({ step }, place) =>
    step === undefined || isTaken[place] ? [] : [{ step, place }],
  );
  const to = later.flatMap(({ step }, place) =>
    step === undefined || followed[place] !== NONE ? [] : [{ step, place }],
  );
  if (from.length * to.length > MOST_PAIRS) {
    return;
  }
  // longest[i][j]: of from[i…] and to[j…], in one array by rows.
  const width = to.length + 1;
  const longest = new Array<number>((from.length + 1) * width).fill(0);
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        from[i].step === to[j].step
          ? longest[(i + 1) * width + j + 1] + 1
          : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  let i = 0;
  let j = 0;
  while (i < from.length && j < to.length) {
    if (from[i].step === to[j].step) {
      pair(from[i++].place, to[j++].place);
    } else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
      i++;
    } else {
      j++;
    }
  }
}
