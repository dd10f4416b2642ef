import { LayerDescription } from '../../model';
import { bytesText } from '../shared/bytesText';
import { layerName } from '../shared/layerName';
import { withUniqueKeys } from '../shared/uniqueKeys';
import { Finding, Rule } from '../Rule';
import {
  ReleasePair,
  isSameBelow,
  isSameLayer,
  layersByStep,
  releasePairs,
  spanText,
} from './releasePairs';

const LEAST_TIMES = 2;
const FLOOR_BYTES = 1_000_000;
/** Times and order of files move a compressed length by so much. */
const SAME_LENGTH_SHARE = 0.001;
const SAME_LENGTH_BYTES = 64;

/** A layer that was made twice in the same way, with another result. */
interface Repeat {
  pair: ReleasePair;
  older: LayerDescription;
  newer: LayerDescription;
}

/**
 * The same instruction on the very same layers gives other bytes each time:
 * its files get the time of the build. What copies from the build context, or
 * builds anew, has a reason to differ and is left out.
 */
export const layerChangesEveryRelease: Rule = {
  id: 'layer-changes-every-release',
  version: 1,
  title: 'A layer differs in each release though nothing about it changed',
  family: 'layers',
  severity: 'low',
  needs: ['history'],
  why: 'A layer that is not the same when it is built again is stored and transferred with each release, with everything above it, although it holds the same files.',
  remedy:
    'Build with SOURCE_DATE_EPOCH and rewrite-timestamp=true, and keep the cache between builds.',
  sources: [
    {
      name: 'BuildKit, reproducible builds',
      url: 'https://github.com/moby/buildkit/blob/master/docs/build-repro.md',
    },
  ],
  decide(input) {
    const pairs = releasePairs(input);
    const findings: Finding[] = [];
    for (const [key, layer] of layersByStep(input.image)) {
      if (hasReasonToChange(layer)) {
        continue;
      }
      const compared = repeats(pairs, key);
      const differing = compared.filter(
        ({ older, newer }) => !isSameLayer(older, newer),
      );
      const alike = differing.filter(isAlike);
      const bytes = alike.reduce(
        (sum, repeat) => sum + repeat.newer.compressedBytes + sameAbove(repeat),
        0,
      );
      if (
        alike.length >= LEAST_TIMES &&
        alike.length * 2 > compared.length &&
        bytes >= FLOOR_BYTES
      ) {
        findings.push(findingOf(layer, compared, alike));
      }
    }
    if (findings.length > 0) {
      return { state: 'found', findings: withUniqueKeys(findings) };
    }
    return pairs.length < LEAST_TIMES
      ? {
          state: 'undecided',
          missing: 'history',
          reason: 'fewer than three releases are known',
        }
      : { state: 'passed' };
  },
};

/** Steps whose input is more than the layers below them. */
function hasReasonToChange({ instruction, kind }: LayerDescription): boolean {
  return (
    (instruction?.keyword !== 'RUN' && instruction?.keyword !== 'WORKDIR') ||
    kind === 'application'
  );
}

function repeats(pairs: readonly ReleasePair[], key: string): Repeat[] {
  return pairs.flatMap(pair => {
    const older = layersByStep(pair.older.image).get(key);
    const newer = layersByStep(pair.newer.image).get(key);
    return older && newer && isSameBelow(pair, older, newer)
      ? [{ pair, older, newer }]
      : [];
  });
}

/** Other files have other lengths; other times hardly change the length. */
function isAlike({ older, newer }: Repeat): boolean {
  const difference = Math.abs(newer.compressedBytes - older.compressedBytes);
  return (
    difference <=
    Math.max(SAME_LENGTH_BYTES, SAME_LENGTH_SHARE * newer.compressedBytes)
  );
}

/** Bytes of layers above that are the same, and sent again all the same. */
function sameAbove({ pair, older, newer }: Repeat): number {
  return pair.newer.image.layers
    .slice(newer.index + 1)
    .filter((layer, place) => {
      const before = pair.older.image.layers[older.index + 1 + place];
      return before !== undefined && isSameLayer(before, layer);
    })
    .reduce((sum, { compressedBytes }) => sum + compressedBytes, 0);
}

function findingOf(
  layer: LayerDescription,
  compared: readonly Repeat[],
  alike: readonly Repeat[],
): Finding {
  const bytes = alike.reduce(
    (sum, { newer }) => sum + newer.compressedBytes,
    0,
  );
  const above = alike.reduce((sum, repeat) => sum + sameAbove(repeat), 0);
  return {
    key: layer.instruction?.text.slice(0, 80) ?? '',
    title: `The layer of ${layerName(layer)} differs in each release`,
    seen: `From ${spanText(
      compared.map(({ pair }) => pair),
    )}, the same instruction on the same layers gave another layer of the same length in ${
      alike.length
    } of ${compared.length} releases: ${bytesText(bytes)} transferred again${
      above > 0 ? `, and ${bytesText(above)} above it` : ''
    }.`,
    confidence: 'likely',
    method: 'diff IDs and lengths of the known releases',
    places: [{ layer: layer.index, bytes: layer.compressedBytes }],
    remedy: {
      text: 'Let the build reuse its cache, and give files a fixed time, so that the same input makes the same layer.',
      change: {
        in: 'shell',
        before: 'docker buildx build --push .',
        after: [
          'SOURCE_DATE_EPOCH=$(git log -1 --pretty=%ct) \\',
          '  docker buildx build \\',
          '  --output type=registry,rewrite-timestamp=true \\',
          '  --cache-from type=registry,ref=… --cache-to type=registry,mode=max,ref=… .',
        ].join('\n'),
      },
    },
  };
}
