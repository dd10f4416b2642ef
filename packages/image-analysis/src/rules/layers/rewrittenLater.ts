import { FileVersion, PathTrait } from '../../combine/ImageContents';
import { ImageDescription } from '../../model';
import { bytesText } from '../shared/bytesText';
import { HiddenPair, hiddenPairs } from '../shared/hiddenPairs';
import { joinRuns } from '../shared/joinRuns';
import { layerName } from '../shared/layerName';
import { runScript } from '../shared/runScript';
import { CacheMount, withCacheMounts } from '../shared/cacheMount';
import { withUniqueKeys } from '../shared/uniqueKeys';
import { isLockfile } from '../shared/lockfiles';
import { nothingHidden } from '../shared/unreadLayers';
import { Finding, Rule } from '../Rule';
import { hiddenFinding, placesText } from './hiddenFinding';
import { isInOneChain, runChains } from './runChains';

/** Smaller files are rewritten by nearly everything, `etc/passwd` first. */
const FILE_FLOOR_BYTES = 100_000;
/** Package databases and the like, together. */
const CHURN_FLOOR_BYTES = 1_000_000;

/**
 * Files that a later own layer replaces by other contents. What package
 * managers rewrite at every installation is one finding, and none where
 * `consecutive-runs` already tells it.
 */
export const rewrittenLater: Rule = {
  id: 'rewritten-later',
  version: 1,
  title: 'Files rewritten by a later layer',
  family: 'layers',
  severity: 'medium',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'A layer that changes a file stores all of it anew, while the version below stays in the image: both are stored and pulled, one is seen.',
  remedy:
    'Make files once: change them in the instruction that brings them, or in a build stage.',
  gain: 'sum of the replaced versions, compressed as their layer is',
  sources: [
    { name: 'dive, wasted space', url: 'https://github.com/wagoodman/dive' },
  ],
  decide(input) {
    if (!input.contents.known) {
      return nothingHidden(input);
    }
    const contents = input.contents.value;
    const { image } = input;
    const chains = runChains(image);
    const pairs = (where: (file: FileVersion) => boolean) =>
      hiddenPairs({
        image,
        contents,
        where: file => isReplaced(image, file) && where(file),
      });
    const findings = pairs(
      file => file.trait?.family !== 'churn' && file.bytes >= FILE_FLOOR_BYTES,
    ).map(pair =>
      hiddenFinding(input, pair, {
        title: `${bytesText(pair.bytes)} replaced by a later layer`,
        seen: `${layerName(pair.owner)} stores ${placesText(pair)}; ${layerName(
          pair.by,
        )} stores ${
          pair.files.length === 1 ? 'it' : `these ${pair.files.length} files`
        } anew. The ${bytesText(pair.bytes)} below are never seen.`,
        remedy: remedyOf(pair),
      }),
    );
    const churn = pairs(
      file =>
        file.trait?.family === 'churn' &&
        !isInOneChain(chains, file.layer, file.hidden?.by),
    );
    const churnBytes = churn.reduce((sum, { bytes }) => sum + bytes, 0);
    if (churnBytes >= CHURN_FLOOR_BYTES) {
      findings.push({
        ...hiddenFinding(input, merged(churn), toldOf(churn, churnBytes)),
        key: 'package-databases',
      });
    }
    return findings.length > 0
      ? { state: 'found', findings: withUniqueKeys(findings) }
      : nothingHidden(input);
  },
};

/**
 * Replaced by other contents, or by the same ones of another COPY. Lock files
 * are rightly copied twice: alone, and later with the sources.
 */
function isReplaced(
  { layers }: ImageDescription,
  { hidden, path }: FileVersion,
): boolean {
  const keyword = hidden && layers[hidden.by]?.instruction?.keyword;
  const isCopied = keyword === 'COPY' || keyword === 'ADD';
  return (
    hidden?.how === 'rewritten' ||
    (hidden?.how === 'metadata' && isCopied && !isLockfile(path))
  );
}

function remedyOf(pair: HiddenPair): Finding['remedy'] {
  const made = runScript(pair.owner);
  const changed = runScript(pair.by);
  const traits = pair.files.map(({ trait }) => trait);
  if (made && changed && traits.every(trait => trait?.family === 'cache')) {
    const mounts = cacheMounts(traits);
    return {
      text: 'Mount a cache for both RUNs: then neither stores it.',
      change: {
        in: 'Dockerfile',
        before: `RUN ${made.script}\nRUN ${changed.script}`,
        after: [made, changed]
          .map(run => withCacheMounts(run, mounts))
          .join('\n'),
      },
    };
  }
  if (made && changed && pair.by.index === pair.owner.index + 1) {
    return {
      text: 'Do both in one RUN: a layer stores what is there when its instruction ends.',
      change: {
        in: 'Dockerfile',
        before: `RUN ${made.script}\nRUN ${changed.script}`,
        after: joinRuns(
          [made.script, changed.script],
          [...made.flags, ...changed.flags],
        ),
      },
    };
  }
  if (!made && !changed) {
    return {
      text: `Copy each file once: leave out of ${layerName(
        pair.owner,
      )} what ${layerName(pair.by)} brings anyway.`,
    };
  }
  return {
    text: made
      ? `Do what ${layerName(pair.by)} changes there within ${layerName(
          pair.owner,
        )}.`
      : `Change the files in a build stage and copy the result, instead of copying them by ${layerName(
          pair.owner,
        )} and changing them by ${layerName(pair.by)}.`,
  };
}

function cacheMounts(traits: readonly (PathTrait | undefined)[]): CacheMount[] {
  const roots = new Map(
    traits.flatMap(trait => (trait ? [[trait.root, trait.kind] as const] : [])),
  );
  return [...roots].map(([root, kind]) => ({
    target: `/${root}`,
    isLocked: /^(?:apt|apk|dnf|zypper)/.test(kind),
  }));
}

function merged(pairs: HiddenPair[]): HiddenPair {
  return {
    ...pairs[0],
    files: pairs
      .flatMap(({ files }) => files)
      .sort((left, right) => right.bytes - left.bytes || left.id - right.id),
    bytes: pairs.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

function toldOf(
  pairs: HiddenPair[],
  bytes: number,
): Pick<Finding, 'title' | 'seen' | 'remedy'> {
  const layers = new Set(
    pairs.flatMap(({ owner, by }) => [owner.index, by.index]),
  );
  return {
    title: `${bytesText(bytes)} of package databases stored again and again`,
    seen: `${
      layers.size
    } layers install or remove packages, and each stores the package database, caches and logs anew: ${bytesText(
      bytes,
    )} of them are replaced further up.`,
    remedy: {
      text: 'Install all packages of the distribution in one RUN.',
    },
  };
}
