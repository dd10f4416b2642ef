import { LayerDescription } from '../../model';
import { Finding, RuleOutcome } from '../Rule';
import { RuleInput } from '../RuleInput';
import { bytesText } from '../shared/bytesText';
import { clearedCaches, filledCaches } from '../shared/cacheCommand';
import { mountsOver, runText } from '../shared/cacheMount';
import { countText } from '../shared/countText';
import { fileClaims } from '../shared/fileClaims';
import { layerName } from '../shared/layerName';
import { RunStep, ownRunSteps, runStepOf } from '../shared/runSteps';
import { filesFinding, placesText } from './filesFinding';
import {
  bytesOf,
  nothingInOwnLayers,
  ownLiveFiles,
  undecidedWithoutContents,
} from './liveFiles';

/** A cache of a distribution's package manager, for a rule about it. */
export interface PackageCache {
  /** Kinds of path traits that are this cache. */
  kinds: readonly string[];
  /** Names it in a sentence: `apt package lists`. */
  name: string;
  /** Below so many bytes, what an honest clean leaves. */
  floorBytes: number;
  /** Where it lies: `/var/lib/apt/lists`. */
  directories: readonly string[];
  remedyText: string;
  /** The RUN rewritten so that the cache stays out; absent where that is not known. */
  rewritten: (step: RunStep) => string | undefined;
}

/**
 * Decides whether a package manager's cache is left in a layer of the image's
 * own: by the files where they are known. History alone clears an image, but
 * accuses only where a cache mount would show in it.
 */
export function decidePackageCache(
  input: RuleInput,
  cache: PackageCache,
): RuleOutcome {
  const { image, contents } = input;
  if (contents.known) {
    const files = ownLiveFiles(
      image,
      contents.value,
      ({ trait }) =>
        trait?.family === 'cache' && cache.kinds.includes(trait.kind),
    );
    const bytes = bytesOf(files);
    if (bytes < cache.floorBytes) {
      return nothingInOwnLayers(input);
    }
    const [first, ...others] = fileClaims(files).layers;
    const layer = image.layers[first];
    const also =
      others.length === 0
        ? ' leaves'
        : ` and ${countText(others.length, 'other layer')} leave`;
    return {
      state: 'found',
      findings: [
        filesFinding({
          input,
          contents: contents.value,
          files,
          told: {
            key: '',
            title: `${bytesText(bytes)} of ${cache.name} left in the image`,
            seen: `${layerName(layer)}${also} ${placesText(files)}, ${bytesText(
              bytes,
            )}.`,
            remedy: remedyOf(layer, cache),
          },
        }),
      ],
    };
  }
  if (image.history.state === 'missing') {
    return undecidedWithoutContents(input);
  }
  const suspects = ownRunSteps(image).filter(step => leaves(step, cache));
  if (suspects.length === 0) {
    return { state: 'passed' };
  }
  return showsMounts(input)
    ? { state: 'found', findings: [guess(suspects, cache)] }
    : undecidedWithoutContents(input);
}

/** Whether a RUN fills the cache and does not clear it after that. */
function leaves(step: RunStep, cache: PackageCache): boolean {
  if (cache.directories.some(directory => mountsOver(step, directory))) {
    return false;
  }
  let isFilled = false;
  for (const command of step.commands) {
    const concerns = (kinds: readonly string[]) =>
      kinds.some(kind => cache.kinds.includes(kind));
    if (concerns(clearedCaches(command))) {
      isFilled = false;
    } else if (!command.isConditional && concerns(filledCaches(command))) {
      isFilled = true;
    }
  }
  return isFilled;
}

/** BuildKit drops the flags of a RUN from history; these have or keep them. */
function showsMounts({ image }: RuleInput): boolean {
  return ['buildah', 'kaniko', 'docker-classic'].includes(image.builder.name);
}

function guess(suspects: readonly RunStep[], cache: PackageCache): Finding {
  const [{ layer }] = suspects;
  return {
    key: '',
    title: `${cache.name[0].toUpperCase()}${cache.name.slice(
      1,
    )} probably left in the image`,
    seen: `${layerName(layer)} fills the cache and does not clear it.`,
    severity: 'low',
    confidence: 'guess',
    method: 'suspected from history; layer contents would tell',
    places: suspects.slice(0, 20).map(step => ({ layer: step.layer.index })),
    placeCount: suspects.length,
    remedy: remedyOf(layer, cache),
  };
}

function remedyOf(
  layer: LayerDescription | undefined,
  cache: PackageCache,
): Finding['remedy'] {
  const step = layer && runStepOf(layer);
  const after = step && cache.rewritten(step);
  return {
    text: cache.remedyText,
    ...(step &&
      after !== undefined && {
        change: {
          in: 'Dockerfile' as const,
          before: runText(step.flags, step.script),
          after,
        },
      }),
  };
}
