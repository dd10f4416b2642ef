import { ImageDescription, LayerDescription } from '../../model';
import { isSameLayer, layersByStep } from './releasePairs';

/** What one step of an image, or its base, brings more than it did before. */
export interface StepGrowth {
  /** Absent for the base. */
  layer?: LayerDescription;
  /** False where no step of the earlier image corresponds. */
  isNew: boolean;
  /** `to - from`, compressed. */
  bytes: number;
}

/**
 * Growth by steps, which are told by their text as in all rules about
 * releases; most first. A layer that the earlier image holds anywhere is no
 * growth. Layers whose step nobody knows are left out.
 */
export function growthOfSteps(
  from: ImageDescription,
  to: ImageDescription,
): StepGrowth[] {
  const before = layersByStep(from);
  const growth: StepGrowth[] = [];
  if (from.baseBytes !== undefined && to.baseBytes !== undefined) {
    growth.push({ isNew: false, bytes: to.baseBytes - from.baseBytes });
  }
  for (const [key, layer] of layersByStep(to)) {
    const older = before.get(key);
    const isThere = from.layers.some(other => isSameLayer(other, layer));
    if (!isThere) {
      growth.push({
        layer,
        isNew: older === undefined,
        bytes: layer.compressedBytes - (older?.compressedBytes ?? 0),
      });
    }
  }
  return growth.sort((left, right) => right.bytes - left.bytes);
}
