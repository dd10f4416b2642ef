import { LayerDescription } from '../../model';
import { readableInstruction } from '../shared/readableInstruction';
import { bytesText } from '../shared/bytesText';
import { layerName } from '../shared/layerName';
import { ownLayers } from '../shared/ownLayers';
import { Finding, Rule } from '../Rule';
import { RuleInput } from '../RuleInput';
import {
  ReleasePair,
  isSameLayer,
  layersByStep,
  releasePairs,
  spanText,
} from './releasePairs';

const FLOOR_BYTES = 20_000_000;
const GIANT_SHARE = 0.7;
const LEAST_PAIRS = 2;
/** A layer that is one file cannot be split. */
const SINGLE_FILE_SHARE = 0.9;

/** One layer is nearly all of the image and new in most releases. */
export const oneGiantLayer: Rule = {
  id: 'one-giant-layer',
  version: 1,
  title: 'One large layer that changes with most releases',
  family: 'layers',
  severity: 'medium',
  needs: ['history'],
  uses: ['contents'],
  why: 'A layer is transferred whole if anything in it changes. Where dependencies and the program share one, each release sends the dependencies too.',
  remedy:
    'Split what changes seldom from what changes often: dependencies into a layer of their own below the program.',
  sources: [
    {
      name: 'Spring Boot, layered jars',
      url: 'https://docs.spring.io/spring-boot/reference/packaging/container-images/efficient-images.html',
    },
    {
      name: 'Jib, layering',
      url: 'https://github.com/GoogleContainerTools/jib/blob/master/docs/faq.md',
    },
  ],
  decide(input) {
    const { image } = input;
    const own = ownLayers(image);
    const ownBytes = own.reduce((sum, layer) => sum + layer.compressedBytes, 0);
    const giant = [...own].sort(
      (left, right) => right.compressedBytes - left.compressedBytes,
    )[0];
    if (
      giant === undefined ||
      ownBytes < FLOOR_BYTES ||
      giant.compressedBytes <= GIANT_SHARE * ownBytes
    ) {
      return { state: 'passed' };
    }
    if (!image.base.known) {
      return {
        state: 'undecided',
        missing: 'manifest',
        reason: `it is not known which layers are the base's: ${image.base.reason}`,
      };
    }
    const key = [...layersByStep(image)].find(
      ([, layer]) => layer.index === giant.index,
    )?.[0];
    const pairs = key === undefined ? [] : comparable(input, key);
    if (pairs.length < LEAST_PAIRS) {
      return {
        state: 'undecided',
        missing: 'history',
        reason: 'fewer than three releases have a layer of that instruction',
      };
    }
    const changed = pairs.filter(
      ({ before, after }) => !isSameLayer(before, after),
    );
    if (changed.length * 2 <= pairs.length) {
      return { state: 'passed' };
    }
    const single = singleFile(input, giant);
    if (single !== undefined && !/\.[jw]ar$/.test(single)) {
      return {
        state: 'not-applicable',
        reason: `the layer is one file, /${single}, which cannot be split`,
      };
    }
    return {
      state: 'found',
      findings: [findingOf({ input, giant, ownBytes, pairs, changed, single })],
    };
  },
};

interface ComparedLayer {
  pair: ReleasePair;
  before: LayerDescription;
  after: LayerDescription;
}

function comparable(input: RuleInput, key: string): ComparedLayer[] {
  return releasePairs(input).flatMap(pair => {
    const before = layersByStep(pair.older.image).get(key);
    const after = layersByStep(pair.newer.image).get(key);
    return before && after ? [{ pair, before, after }] : [];
  });
}

/** The file that is nearly all of a layer; absent where none is, or nobody knows. */
function singleFile(
  { contents }: RuleInput,
  layer: LayerDescription,
): string | undefined {
  if (!contents.known) {
    return undefined;
  }
  const usage = contents.value.layers[layer.index];
  if (!usage?.isRead) {
    return undefined;
  }
  return contents.value.files.find(
    file =>
      file.layer === layer.index &&
      file.bytes >= SINGLE_FILE_SHARE * usage.fileBytes,
  )?.path;
}

function findingOf(options: {
  input: RuleInput;
  giant: LayerDescription;
  ownBytes: number;
  pairs: readonly ComparedLayer[];
  changed: readonly ComparedLayer[];
  single: string | undefined;
}): Finding {
  const { input, giant, ownBytes, pairs, changed, single } = options;
  const sent = changed.reduce(
    (sum, { after }) => sum + after.compressedBytes,
    0,
  );
  const isRead =
    input.contents.known &&
    input.contents.value.layers[giant.index]?.isRead === true;
  return {
    key: '',
    title: `One layer of ${bytesText(
      giant.compressedBytes,
    )} is new in most releases`,
    seen: `${layerName(giant)} makes ${Math.round(
      (100 * giant.compressedBytes) / ownBytes,
    )} % of what the image adds to its base, and changed in ${
      changed.length
    } of ${pairs.length} releases (${spanText(
      pairs.map(({ pair }) => pair),
    )}): ${bytesText(sent)} transferred to every node.`,
    confidence: isRead ? 'likely' : 'guess',
    method: isRead
      ? 'diff IDs of the known releases and layer contents'
      : 'diff IDs of the known releases; whether the layer can be split is not known',
    places: [
      { layer: giant.index, bytes: giant.compressedBytes, path: single },
    ],
    remedy:
      single === undefined
        ? {
            text: 'Bring dependencies into the image by an instruction of their own, below the one that brings the program.',
          }
        : {
            text: `Unpack /${single} in a build stage and copy its libraries and its classes by instructions of their own.`,
            change: {
              in: 'Dockerfile',
              before: readableInstruction(giant.instruction?.text ?? ''),
              after: [
                `# in the build stage: java -Djarmode=tools -jar ${single
                  .split('/')
                  .at(-1)} extract --layers --destination extracted`,
                'COPY --from=build extracted/dependencies/ ./',
                'COPY --from=build extracted/snapshot-dependencies/ ./',
                'COPY --from=build extracted/application/ ./',
              ].join('\n'),
            },
          },
  };
}
