import { ImageDescription, LayerDescription, MetadataStep } from '../../model';
import { ShellCommand } from '../shell/ShellCommand';
import { commandsOf } from '../shell/commandsOf';
import { RunScript, runScript } from './runScript';

/** A RUN of an image, with the commands in it. */
export interface RunStep extends RunScript {
  layer: LayerDescription;
  /** In their order, those in branches and loops too. */
  commands: ShellCommand[];
}

/** A step of an image: one that made a layer, or one that did not. */
export type BuildStep =
  | { layer: LayerDescription; metadata?: undefined }
  | { layer?: undefined; metadata: MetadataStep };

const parsed = new WeakMap<LayerDescription, RunStep>();

/** The RUN that made a layer; absent for layers of other instructions. */
export function runStepOf(layer: LayerDescription): RunStep | undefined {
  const known = parsed.get(layer);
  if (known) {
    return known;
  }
  const run = runScript(layer);
  if (!run) {
    return undefined;
  }
  // Every rule asks the same of the same layers.
  const step = { ...run, layer, commands: commandsOf(run.script) };
  parsed.set(layer, step);
  return step;
}

/** The RUNs that this image's own build made layers of, bottom first. */
export function ownRunSteps(image: ImageDescription): RunStep[] {
  return image.layers.flatMap(layer => {
    const step = layer.fromBase === true ? undefined : runStepOf(layer);
    return step ? [step] : [];
  });
}

/** All steps, those without a layer in between, bottom first. */
export function buildSteps(image: ImageDescription): BuildStep[] {
  const steps: BuildStep[] = [];
  let next = 0;
  for (let below = 0; below <= image.layers.length; below += 1) {
    while (image.metadataSteps[next]?.afterLayers === below) {
      steps.push({ metadata: image.metadataSteps[next] });
      next += 1;
    }
    if (below < image.layers.length) {
      steps.push({ layer: image.layers[below] });
    }
  }
  return steps;
}

/**
 * The steps of this image's own build; all where the base is not known. Of the
 * steps between the base's last layer and the first own one, those up to the
 * last CMD count as the base's, for that is how bases end.
 */
export function ownBuildSteps(image: ImageDescription): BuildStep[] {
  const baseLayers = image.layers.filter(
    ({ fromBase }) => fromBase === true,
  ).length;
  const steps = buildSteps(image);
  if (baseLayers === 0) {
    return steps;
  }
  const lastOfBase = steps.findIndex(
    ({ layer }) => layer?.index === baseLayers - 1,
  );
  let first = lastOfBase + 1;
  for (
    let at = first;
    at < steps.length && steps[at].layer === undefined;
    at += 1
  ) {
    if (steps[at].metadata?.instruction.keyword === 'CMD') {
      first = at + 1;
    }
  }
  return first < steps.length && ownLayerFollows(steps, first)
    ? steps.slice(first)
    : steps.slice(lastOfBase + 1);
}

/** Without a layer of its own, an image's CMD is its own. */
function ownLayerFollows(steps: readonly BuildStep[], from: number): boolean {
  return steps.slice(from).some(({ layer }) => layer !== undefined);
}
