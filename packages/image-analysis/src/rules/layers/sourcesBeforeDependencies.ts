import { Confidence, LayerDescription } from '../../model';
import { bytesText } from '../shared/bytesText';
import {
  DependencyInstaller,
  dependencyInstaller,
} from '../shared/dependencyInstaller';
import { layerName } from '../shared/layerName';
import { isSurelyOwn, ownLayers } from '../shared/ownLayers';
import { runStepOf } from '../shared/runSteps';
import { stepKey } from '../shared/stepKey';
import { unreadReason } from '../shared/unreadLayers';
import { Finding, Rule } from '../Rule';
import { RuleInput } from '../RuleInput';
import { BroadCopy, broadCopy, dependenciesFirst } from './dependenciesFirst';
import {
  isSameLayer,
  layersByStep,
  releasePairs,
  spanText,
} from './releasePairs';

/** Dependencies smaller than this are quickly fetched and sent again. */
const FLOOR_BYTES = 1_000_000;

/** Where package managers put what they fetch. */
const DEPENDENCY_PATH =
  /(?:^|\/)(?:node_modules|site-packages|pkg\/mod|\.m2\/repository|\.gradle\/caches|\.?cargo\/registry|\.nuget\/packages|vendor|bundle)\//;

interface Misordered {
  sources: BroadCopy;
  layer: LayerDescription;
  installer: DependencyInstaller;
}

/** Libraries are installed above a layer that changes with every commit. */
export const sourcesBeforeDependencies: Rule = {
  id: 'sources-before-dependencies',
  version: 1,
  title: 'Sources copied before dependencies are installed',
  family: 'layers',
  severity: 'medium',
  needs: ['manifest'],
  uses: ['contents', 'history'],
  why: 'Every change of the sources makes everything above them new: the dependencies are fetched again in the build and transferred again with the deployment, though none of them changed.',
  remedy:
    'Copy only manifest and lock file, install the dependencies, then copy the sources.',
  sources: [
    {
      name: 'Docker, Optimize cache usage in builds: order your layers',
      url: 'https://docs.docker.com/build/cache/optimize/#order-your-layers',
    },
    { name: 'Dive into Docker 2: building small images' },
  ],
  decide(input) {
    const { image } = input;
    const own = ownLayers(image);
    if (
      image.history.state === 'missing' ||
      own.some(({ instruction }) => instruction === undefined)
    ) {
      return {
        state: 'undecided',
        missing: 'manifest',
        reason: 'the image does not tell the instruction of each of its layers',
      };
    }
    const orders = misordered(own);
    const found = orders.filter(order => weighs(input, order) === true);
    if (found.length > 0) {
      return {
        state: 'found',
        findings: found.map(order => findingOf(input, order)),
      };
    }
    return orders.some(order => weighs(input, order) === undefined)
      ? { state: 'undecided', missing: 'contents', reason: unreadReason(input) }
      : { state: 'passed' };
  },
};

/** The first installation of each ecosystem, where sources lie below it. */
function misordered(own: readonly LayerDescription[]): Misordered[] {
  const found: Misordered[] = [];
  const seen = new Set<string>();
  let sources: BroadCopy | undefined;
  for (const layer of own) {
    sources ??= broadCopy(layer);
    for (const command of runStepOf(layer)?.commands ?? []) {
      const installer = dependencyInstaller(command);
      if (installer && !seen.has(installer.ecosystem)) {
        seen.add(installer.ecosystem);
        if (sources) {
          found.push({ sources, layer, installer });
        }
      }
    }
  }
  return found;
}

/**
 * Whether the layer holds dependencies worth speaking of. A step that builds
 * as well may hold nothing but its result: only contents tell then.
 */
function weighs(input: RuleInput, order: Misordered): boolean | undefined {
  const { layer, installer } = order;
  if (layer.compressedBytes < FLOOR_BYTES) {
    return false;
  }
  if (installer.isOnlyInstall) {
    return true;
  }
  const contents = input.contents.known ? input.contents.value : undefined;
  if (!contents?.layers[layer.index]?.isRead) {
    return undefined;
  }
  return (
    contents.files
      .filter(
        file => file.layer === layer.index && DEPENDENCY_PATH.test(file.path),
      )
      .reduce((sum, { bytes }) => sum + bytes, 0) >= FLOOR_BYTES
  );
}

function findingOf(
  input: RuleInput,
  { sources, layer, installer }: Misordered,
): Finding {
  const { image } = input;
  const resent = resentBytes(input, sources.layer, layer);
  return {
    key: installer.ecosystem,
    title: `Dependencies installed above the sources`,
    seen: `${layerName(sources.layer)} comes before ${layerName(
      layer,
    )}, so each change of the sources makes a new layer of ${bytesText(
      layer.compressedBytes,
    )}.${
      resent
        ? ` From ${resent.span} that layer changed with the sources ${
            resent.times
          } times: ${bytesText(resent.bytes)} transferred again to every node.`
        : ''
    }`,
    confidence: confidenceOf(input, sources, installer, resent !== undefined),
    method: sources.isNamed
      ? 'order of the instructions in history'
      : 'order of the instructions in history, which tells that a directory was copied, but not which',
    places: [
      { layer: layer.index, bytes: layer.compressedBytes },
      { layer: sources.layer.index },
    ],
    remedy: {
      text: `Copy ${installer.manifests.join(
        ' and ',
      )} first, install, then copy the sources.`,
      change: dependenciesFirst(image, layer, installer),
    },
  };
}

function confidenceOf(
  { image }: RuleInput,
  sources: BroadCopy,
  installer: DependencyInstaller,
  isMeasured: boolean,
): Confidence {
  if (!sources.isNamed || !isSurelyOwn(image)) {
    return 'guess';
  }
  // What builds may find its libraries among the sources.
  return isMeasured && installer.isOnlyInstall ? 'certain' : 'likely';
}

/** What the known releases sent again because the sources below had changed. */
function resentBytes(
  input: RuleInput,
  sources: LayerDescription,
  layer: LayerDescription,
): { times: number; bytes: number; span: string } | undefined {
  const { instruction: copy } = sources;
  const { instruction: run } = layer;
  if (!copy || !run) {
    return undefined;
  }
  const pairs = releasePairs(input);
  let times = 0;
  let bytes = 0;
  for (const { older, newer } of pairs) {
    const before = layersByStep(older.image);
    const after = layersByStep(newer.image);
    const changed = (key: string) => {
      const left = before.get(key);
      const right = after.get(key);
      return left && right && !isSameLayer(left, right) ? right : undefined;
    };
    const rebuilt = changed(stepKey(run));
    if (rebuilt && changed(stepKey(copy))) {
      times += 1;
      bytes += rebuilt.compressedBytes;
    }
  }
  return times > 0 ? { times, bytes, span: spanText(pairs) } : undefined;
}
