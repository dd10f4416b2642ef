import { LayerDescription } from '../../model';
import { readableInstruction } from '../shared/readableInstruction';
import { bytesText } from '../shared/bytesText';
import { layerName } from '../shared/layerName';
import { withUniqueKeys } from '../shared/uniqueKeys';
import { Finding, Rule } from '../Rule';
import {
  ReleasePair,
  isSameBase,
  isSameLayer,
  layersByStep,
  releasePairs,
  spanText,
} from './releasePairs';

const FLOOR_BYTES = 1_000_000;
const LEAST_TIMES = 2;

/** Bytes that lay above one changing step and were sent again because of it. */
interface Pushed {
  key: string;
  times: number;
  bytes: number;
  /** Steps above it, with the bytes of each. */
  above: Map<string, number>;
}

/**
 * A layer that changes with most releases, below layers that need not: a layer
 * is reused only while everything below it is the same.
 */
export const volatileBelowStable: Rule = {
  id: 'volatile-below-stable',
  version: 1,
  title: 'A layer that changes often lies below layers that do not',
  family: 'layers',
  severity: 'medium',
  needs: ['history'],
  why: 'A node reuses a layer only if everything below it is the same. A layer that changes with every release makes every release transfer all that lies above it.',
  remedy:
    'Order instructions from what changes least to what changes most: system packages, dependencies, sources.',
  sources: [
    { name: 'Building the Docker image: expert tips' },
    {
      name: 'Docker, Optimize cache usage in builds: order your layers',
      url: 'https://docs.docker.com/build/cache/optimize/#order-your-layers',
    },
  ],
  decide(input) {
    const pairs = releasePairs(input).filter(isSameBase);
    if (pairs.length < LEAST_TIMES) {
      return {
        state: 'undecided',
        missing: 'history',
        reason: 'fewer than three releases on the same base are known',
      };
    }
    const current = layersByStep(input.image);
    const findings = [...pushedBy(pairs).values()]
      .filter(
        ({ times, bytes }) =>
          times >= LEAST_TIMES &&
          times * 2 >= pairs.length &&
          bytes >= FLOOR_BYTES,
      )
      .flatMap(pushed => {
        const layer = current.get(pushed.key);
        const above = [...pushed.above]
          .sort((left, right) => right[1] - left[1])
          .flatMap(([key]) => current.get(key) ?? []);
        return layer && above.length > 0
          ? [findingOf({ pairs, pushed, layer, above })]
          : [];
      });
    return findings.length > 0
      ? { state: 'found', findings: withUniqueKeys(findings) }
      : { state: 'passed' };
  },
};

/** By the lowest step that changed in each release. */
function pushedBy(pairs: readonly ReleasePair[]): Map<string, Pushed> {
  const all = new Map<string, Pushed>();
  for (const pair of pairs) {
    const before = layersByStep(pair.older.image);
    const after = [...layersByStep(pair.newer.image)];
    const place = after.findIndex(([key, layer]) => {
      const older = before.get(key);
      return !older || !isSameLayer(older, layer);
    });
    const lowest = after[place];
    // A step that is new this time says nothing of how often it changes.
    if (!lowest || !before.has(lowest[0])) {
      continue;
    }
    const [key] = lowest;
    const pushed = all.get(key) ?? {
      key,
      times: 0,
      bytes: 0,
      above: new Map<string, number>(),
    };
    pushed.times += 1;
    for (const [step, newer] of after.slice(place + 1)) {
      const older = before.get(step);
      if (older && needNotChange(older, newer)) {
        pushed.bytes += newer.compressedBytes;
        pushed.above.set(
          step,
          (pushed.above.get(step) ?? 0) + newer.compressedBytes,
        );
      }
    }
    all.set(key, pushed);
  }
  return all;
}

/**
 * Whether a layer was sent again only because of what lies below: it is the
 * same, or its instruction is, and that installs packages. Dependencies that
 * are installed anew are left to `dependency-layer-churns`.
 */
function needNotChange(
  older: LayerDescription,
  newer: LayerDescription,
): boolean {
  return (
    isSameLayer(older, newer) ||
    (newer.instruction?.keyword === 'RUN' &&
      (newer.kind === 'packages' || newer.kind === 'toolchain'))
  );
}

function findingOf(options: {
  pairs: readonly ReleasePair[];
  pushed: Pushed;
  layer: LayerDescription;
  above: readonly LayerDescription[];
}): Finding {
  const { pairs, pushed, layer, above } = options;
  const names = above.slice(0, 3).map(layerName).join(', ');
  return {
    key: pushed.key.slice(0, 80),
    title: `${bytesText(pushed.bytes)} sent again because of a layer below`,
    seen: `From ${spanText(pairs)}, ${layerName(layer)} changed in ${
      pushed.times
    } of ${
      pairs.length
    } releases. Above it lie ${names}, which had no need to change: ${bytesText(
      pushed.bytes,
    )} transferred again to every node.`,
    confidence: 'likely',
    method: 'diff IDs and instructions of the known releases',
    places: [
      { layer: layer.index },
      ...above.slice(0, 19).map(({ index, compressedBytes }) => ({
        layer: index,
        bytes: compressedBytes,
      })),
    ],
    placeCount: above.length + 1,
    remedy: {
      text: `Move ${layerName(layer)} above ${
        above.length === 1 ? names : `these ${above.length} instructions`
      }, as far as they do not need it.`,
      change: {
        in: 'Dockerfile',
        before: texts([layer, ...inOrder(above)]),
        after: texts([...inOrder(above), layer]),
      },
    },
  };
}

function inOrder(layers: readonly LayerDescription[]): LayerDescription[] {
  return [...layers].sort((left, right) => left.index - right.index);
}

function texts(layers: readonly LayerDescription[]): string {
  return layers
    .map(({ instruction }) => readableInstruction(instruction?.text ?? ''))
    .join('\n');
}
