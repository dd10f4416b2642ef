import { PullLayer } from '../schema';
import { isSameLayer } from './missingLayers';

/** Most pairs of layers that are compared by step; above that others decide. */
const MOST_PAIRS = 65_536;

/** What a layer that follows none is marked with. */
export const NONE = -1;

class Pairing {
  /** By place in `later`. */
  readonly followed: number[];
  /** By place in `earlier`. */
  private readonly isTaken: boolean[];

  constructor(
    private readonly earlier: PullLayer[],
    private readonly later: PullLayer[],
  ) {
    this.followed = new Array<number>(later.length).fill(NONE);
    this.isTaken = new Array<boolean>(earlier.length).fill(false);
  }

  /** Pairs what is the same from the bottom up; how many these are. */
  pairFromBelow(): number {
    const { earlier, later } = this;
    const most = Math.min(earlier.length, later.length);
    let place = 0;
    while (place < most && isSameLayer(earlier[place], later[place])) {
      this.pair(place, place);
      place++;
    }
    return place;
  }

  /** Pairs each layer from a place upwards with the one in its place. */
  pairInPlace(from: number) {
    for (let place = from; place < this.later.length; place++) {
      this.pair(place, place);
    }
  }

  /** Pairs layers that share a key, the lowest with the lowest. */
  pairByKeys(keysOf: (layer: PullLayer) => string[]) {
    const places = new Map<string, number[]>();
    for (let from = this.earlier.length - 1; from >= 0; from--) {
      if (!this.isTaken[from]) {
        for (const key of keysOf(this.earlier[from])) {
          const known = places.get(key);
          if (known) {
            known.push(from);
          } else {
            places.set(key, [from]);
          }
        }
      }
    }
    this.later.forEach((layer, to) => {
      if (this.followed[to] === NONE) {
        for (const key of keysOf(layer)) {
          const from = this.takeLowest(places.get(key));
          if (from !== undefined) {
            this.pair(from, to);
            break;
          }
        }
      }
    });
  }

  /** Pairs a longest common subsequence of the steps of what has no pair yet. */
  pairBySteps() {
    const from = this.earlier.flatMap(({ step }, place) =>
      step === undefined || this.isTaken[place] ? [] : [{ step, place }],
    );
    const to = this.later.flatMap(({ step }, place) =>
      step === undefined || this.followed[place] !== NONE
        ? []
        : [{ step, place }],
    );
    if (from.length * to.length > MOST_PAIRS) {
      return;
    }
    // longest[i][j]: of from[i…] and to[j…], row after row in one array.
    const width = to.length + 1;
    const longest = new Array<number>((from.length + 1) * width).fill(0);
    for (let i = from.length - 1; i >= 0; i--) {
      for (let j = to.length - 1; j >= 0; j--) {
        const below = longest[(i + 1) * width + j];
        const right = longest[i * width + j + 1];
        longest[i * width + j] =
          from[i].step === to[j].step
            ? longest[(i + 1) * width + j + 1] + 1
            : Math.max(below, right);
      }
    }
    let i = 0;
    let j = 0;
    while (i < from.length && j < to.length) {
      if (from[i].step === to[j].step) {
        this.pair(from[i++].place, to[j++].place);
      } else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }

  /** Pairs what lies next above two layers that are a pair, or at the bottom. */
  pairOnPairs() {
    let below = NONE;
    for (let to = 0; to < this.later.length; to++) {
      const next = below + 1;
      const isOnPair = to === 0 || below !== NONE;
      if (
        this.followed[to] === NONE &&
        isOnPair &&
        next < this.earlier.length &&
        !this.isTaken[next]
      ) {
        this.pair(next, to);
      }
      below = this.followed[to];
    }
  }

  private pair(from: number, to: number) {
    this.followed[to] = from;
    this.isTaken[from] = true;
  }

  /** The lowest that is free; places are kept from the top down. */
  private takeLowest(places: number[] | undefined): number | undefined {
    let place = places?.pop();
    while (place !== undefined && this.isTaken[place]) {
      place = places?.pop();
    }
    return place;
  }
}

/**
 * For each layer of the later image the layer of the earlier one that it
 * follows: its place, or `NONE`. None is followed twice.
 *
 * Where both are made by the same steps, each follows the one in its place.
 * Otherwise a layer follows the one with the same contents (diff ID or digest) made by
 * the same step, wherever that was; else one made by the same step, in an
 * order that both images share; else the one with the same contents whatever
 * made it; else, where the layer below follows one, the next above that one.
 */
export function followLayers(
  earlier: PullLayer[],
  later: PullLayer[],
): number[] {
  const pairing = new Pairing(earlier, later);
  const place = pairing.pairFromBelow();
  if (hasSameSteps(earlier, later, place)) {
    pairing.pairInPlace(place);
  } else {
    pairing.pairByKeys(({ digest, diffId, step }) =>
      [digest, diffId].flatMap(id =>
        id === undefined ? [] : [`${id} ${step ?? ''}`],
      ),
    );
    pairing.pairBySteps();
    pairing.pairByKeys(({ digest, diffId }) =>
      diffId === undefined ? [digest] : [digest, diffId],
    );
    pairing.pairOnPairs();
  }
  return pairing.followed;
}

/** Whether both are made by the same steps from a place upwards. */
function hasSameSteps(
  earlier: PullLayer[],
  later: PullLayer[],
  from: number,
): boolean {
  if (earlier.length !== later.length) {
    return false;
  }
  for (let place = from; place < later.length; place++) {
    const { step } = later[place];
    if (step === undefined || step !== earlier[place].step) {
      return false;
    }
  }
  return true;
}
