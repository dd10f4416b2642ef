import { PullLayer, ReuseRule } from '../schema';

/**
 * For each layer the chance that a node holds it for another service of its
 * pool. Under `chain` a layer is of use only with all below it, so that no
 * chance is above that of a lower layer.
 */
export function chancesHeld(layers: PullLayer[], reuse: ReuseRule): number[] {
  let below = 1;
  return layers.map(({ heldByOthers = 0 }) => {
    if (reuse !== 'chain') {
      return heldByOthers;
    }
    below = Math.min(below, heldByOthers);
    return below;
  });
}
