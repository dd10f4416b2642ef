import { LayerSpec, tableKey } from '../blobs';
import { DemoImage } from '../images';
import { baseStories } from './bases';
import { moneyStories } from './moneyStories';
import { runwayStories } from './runwayStories';
import { shopStories } from './shopStories';
import { Push, Story } from './story';
import { workshopStories } from './workshopStories';

/** All that the demo's registry holds; base images come first. */
export function demoStories(): Story[] {
  return [
    ...baseStories(),
    ...workshopStories(),
    ...shopStories(),
    ...moneyStories(),
    ...runwayStories(),
  ];
}

/** The images of a push; none where it is no image. */
export function imagesOf(push: Push): DemoImage[] {
  if (push.kind === 'image') return [push.image];
  return push.kind === 'index' ? push.images : [];
}

/** Every distinct layer of all images. */
export function demoLayers(): LayerSpec[] {
  const layers = new Map<string, LayerSpec>();
  for (const { pushes } of demoStories()) {
    for (const { steps } of pushes.flatMap(imagesOf)) {
      for (const { layer } of steps) {
        if (layer) layers.set(tableKey(layer), layer);
      }
    }
  }
  return [...layers.values()];
}
