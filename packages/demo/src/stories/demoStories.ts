import { LayerSpec, tableKey } from '../blobs';
import { DemoImage } from '../images';
import { baseStories } from './bases';
import { numbered } from './release';
import {
  assetServer,
  billing,
  checkout,
  checkoutWorker,
  featureFlags,
  gateway,
  goDocker,
  hello,
  imageResizer,
  invoices,
  ledger,
  mailer,
  orders,
  pricing,
  reports,
  routePlanner,
  search,
} from './services';
import { MB } from './sizes';
import { Push, Story } from './story';

/** All that the demo's registry holds; base images come first. */
export function demoStories(): Story[] {
  return [
    ...baseStories(),
    hello(),
    goDocker(),
    assetServer(),
    checkout(),
    checkoutWorker(),
    search(),
    pricing(),
    orders(),
    billing(),
    invoices(),
    ledger(),
    reports(),
    routePlanner(),
    gateway('runway/gateway', numbered('5.{}.0', 16), 24 * MB),
    gateway('runway/gateway-reloader', numbered('1.{}.0', 6), 9 * MB),
    mailer(),
    featureFlags(),
    imageResizer(),
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
