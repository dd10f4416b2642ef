import { LayerDescription } from '../../model';
import { bytesText } from '../shared/bytesText';
import { DependencyInstaller } from '../shared/dependencyInstaller';
import { layerName } from '../shared/layerName';
import { isSameLock } from '../shared/lockfiles';
import { withUniqueKeys } from '../shared/uniqueKeys';
import { Finding, Rule } from '../Rule';
import { RuleInput } from '../RuleInput';
import { dependenciesFirst } from './dependenciesFirst';
import { dependencyStep } from './dependencyStep';
import {
  ReleasePair,
  isSameBase,
  isSameBelow,
  isSameLayer,
  layersByStep,
  releasePairs,
  spanText,
} from './releasePairs';

const FLOOR_BYTES = 1_000_000;
/** One rebuild without a cache happens to everybody. */
const LEAST_TIMES = 2;

/** A layer that installs dependencies and does nothing else. */
interface DependencyLayer {
  key: string;
  layer: LayerDescription;
  installer: DependencyInstaller;
}

interface Churn {
  pair: ReleasePair;
  bytes: number;
  /** Something below changed, so that the step had to run again. */
  isPushed: boolean;
}

/** Layers of installed libraries that change though no library did. */
export const dependencyLayerChurns: Rule = {
  id: 'dependency-layer-churns',
  version: 1,
  title: 'Dependencies sent again though their lock file did not change',
  family: 'layers',
  severity: 'medium',
  needs: ['history'],
  uses: ['contents'],
  why: 'Installed libraries are mostly the largest part of an application image. Where their layer changes with every release, every deployment transfers all of them again.',
  remedy:
    'Copy manifest and lock file first, install, and only then copy the sources; let the builder reuse its cache.',
  sources: [
    {
      name: 'Docker, Optimize cache usage in builds',
      url: 'https://docs.docker.com/build/cache/optimize/',
    },
  ],
  decide(input) {
    const steps = [...layersByStep(input.image)].flatMap(([key, layer]) => {
      const installer = dependencyStep(layer);
      return installer ? [{ key, layer, installer }] : [];
    });
    if (steps.length === 0) {
      return {
        state: 'not-applicable',
        reason: 'no instruction only installs the dependencies of a project',
      };
    }
    const pairs = releasePairs(input).filter(isSameBase);
    const judged = steps.map(step => ({ step, ...judge(pairs, step) }));
    const findings = judged
      .filter(
        ({ churns, bytes }) =>
          churns.length >= LEAST_TIMES && bytes >= FLOOR_BYTES,
      )
      .map(({ step, churns, bytes }) =>
        findingOf({ input, ...step, pairs, churns, bytes }),
      );
    if (findings.length > 0) {
      return { state: 'found', findings: withUniqueKeys(findings) };
    }
    if (pairs.length < LEAST_TIMES) {
      return {
        state: 'undecided',
        missing: 'history',
        reason: 'fewer than three releases on the same base are known',
      };
    }
    return judged.some(({ unknownCount }) => unknownCount >= LEAST_TIMES)
      ? {
          state: 'undecided',
          missing: 'contents',
          reason: 'the lock files of earlier releases are not known',
        }
      : { state: 'passed' };
  },
};

/** How often a layer changed without need, and how often nobody can tell. */
function judge(
  pairs: readonly ReleasePair[],
  { key, installer }: DependencyLayer,
): { churns: Churn[]; bytes: number; unknownCount: number } {
  const churns: Churn[] = [];
  let unknownCount = 0;
  for (const { pair, older, newer } of changedPairs(pairs, key)) {
    const isSame = isSameLock(
      installer.ecosystem,
      pair.older.lockfiles,
      pair.newer.lockfiles,
    );
    if (isSame === undefined) {
      unknownCount += 1;
    } else if (isSame) {
      churns.push({
        pair,
        bytes: newer.compressedBytes,
        isPushed: !isSameBelow(pair, older, newer),
      });
    }
  }
  return {
    churns,
    bytes: churns.reduce((sum, { bytes }) => sum + bytes, 0),
    unknownCount,
  };
}

function changedPairs(pairs: readonly ReleasePair[], key: string) {
  return pairs.flatMap(pair => {
    const older = layersByStep(pair.older.image).get(key);
    const newer = layersByStep(pair.newer.image).get(key);
    return older && newer && !isSameLayer(older, newer)
      ? [{ pair, older, newer }]
      : [];
  });
}

function findingOf(options: {
  input: RuleInput;
  layer: LayerDescription;
  installer: DependencyInstaller;
  pairs: readonly ReleasePair[];
  churns: readonly Churn[];
  bytes: number;
}): Finding {
  const { input, layer, installer, pairs, churns, bytes } = options;
  const isPushed = churns.every(churn => churn.isPushed);
  return {
    key: installer.ecosystem,
    title: `Dependencies sent again ${
      churns.length
    } times without need, ${bytesText(bytes)}`,
    seen: `From ${spanText(pairs)}, the layer of ${layerName(layer)} changed ${
      churns.length
    } times though the lock file was the same${
      isPushed ? ', each time after something below it had changed' : ''
    }: ${bytesText(bytes)} transferred again to every node.`,
    confidence: 'certain',
    method: 'diff IDs and lock files of the known releases',
    places: [{ layer: layer.index, bytes: layer.compressedBytes }],
    remedy: isPushed
      ? {
          text: `Copy ${installer.manifests.join(
            ' and ',
          )} before the sources, so that ${layerName(
            layer,
          )} runs again only when they change.`,
          change: dependenciesFirst(input.image, layer, installer),
        }
      : {
          text: `Nothing below it changed, so the builder did not find its cache, or the installation gives other bytes each time. Keep the cache between builds (--cache-from, --cache-to), or build with SOURCE_DATE_EPOCH and rewrite-timestamp=true.`,
        },
  };
}
