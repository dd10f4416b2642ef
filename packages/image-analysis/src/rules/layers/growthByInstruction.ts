import { bytesText } from '../shared/bytesText';
import { layerName } from '../shared/layerName';
import { withUniqueKeys } from '../shared/uniqueKeys';
import { Finding, Rule } from '../Rule';
import { EarlierRelease, RuleInput } from '../RuleInput';
import { StepGrowth, growthOfSteps } from './growthOfSteps';

const FLOOR_BYTES = 1_000_000;
const FLOOR_SHARE = 0.05;
const MOST_FILES = 5;

/**
 * What made the image grow since the release before, if it grew by more than
 * 5 % and 1 MB. Bytes that only went from one instruction to another are no
 * growth.
 */
export const growthByInstruction: Rule = {
  id: 'growth-by-instruction',
  version: 1,
  title: 'Growth since the release before',
  family: 'layers',
  severity: 'medium',
  needs: ['history'],
  uses: ['contents'],
  why: 'Images grow release by release, mostly unnoticed. Told by instruction, growth can be questioned while everybody still knows what was changed.',
  remedy: 'Compare the two releases, and decide whether the growth was meant.',
  sources: [
    {
      name: 'Codecov, bundle analysis: warns from 5 % on',
      url: 'https://docs.codecov.com/docs/javascript-bundle-analysis',
    },
  ],
  decide(input) {
    const { image, history } = input;
    const previous = history.known ? history.value.earlier[0] : undefined;
    if (!previous) {
      return {
        state: 'undecided',
        missing: 'history',
        reason: 'no earlier release is known',
      };
    }
    const floor = Math.max(
      FLOOR_BYTES,
      FLOOR_SHARE * previous.image.compressedBytes,
    );
    const growth = image.compressedBytes - previous.image.compressedBytes;
    if (growth <= floor) {
      return { state: 'passed' };
    }
    const changes = growthOfSteps(previous.image, image).filter(
      ({ bytes }) => bytes > floor,
    );
    const findings =
      changes.length > 0
        ? changes.map(change => findingOf({ input, previous, growth, change }))
        : [spread(input, previous, growth)];
    return { state: 'found', findings: withUniqueKeys(findings) };
  },
};

function findingOf(options: {
  input: RuleInput;
  previous: EarlierRelease;
  growth: number;
  change: StepGrowth;
}): Finding {
  const { input, previous, growth, change } = options;
  const { image } = input;
  const { layer, isNew } = change;
  const isBase = layer === undefined;
  const baseName = image.base.known ? image.base.name : undefined;
  const name = isBase
    ? `the base image ${baseName ?? ''}`.trim()
    : layerName(layer);
  const grown = bytesText(change.bytes);
  const share = Math.round(
    (100 * growth) / Math.max(1, previous.image.compressedBytes),
  );
  return {
    key: isBase ? 'base' : layer.instruction?.text.slice(0, 80) ?? '',
    title: isBase
      ? `The base image grew by ${grown}`
      : `${grown} more than in the release before`,
    seen: `The image grew by ${bytesText(growth)} (${share} %) since ${
      previous.tag
    }; ${
      isNew
        ? `${name} is new and brings ${grown}`
        : `${name} brings ${grown} more than before`
    }.${isBase ? '' : largestText(input, layer.index)}`,
    confidence: 'certain',
    method: 'comparison with the release before, layer by layer',
    places: layer ? [{ layer: layer.index, bytes: change.bytes }] : [],
    remedy: {
      text: isBase
        ? 'See what the new base brings, and whether a smaller variant of it would do.'
        : `Compare this image with ${previous.tag}: what ${name} brings now, and whether all of it is needed where the image runs.`,
    },
  };
}

/** Growth that no single instruction makes. */
function spread(
  { image }: RuleInput,
  previous: EarlierRelease,
  growth: number,
): Finding {
  const share = Math.round(
    (100 * growth) / Math.max(1, previous.image.compressedBytes),
  );
  return {
    key: 'spread',
    title: `${bytesText(growth)} more than in the release before`,
    seen: `The image grew by ${bytesText(growth)} (${share} %) since ${
      previous.tag
    }, by several instructions of its ${image.layers.length} layers.`,
    confidence: 'certain',
    method: 'comparison with the release before, layer by layer',
    places: [],
    remedy: {
      text: `Compare this image with ${previous.tag}, and decide whether the growth was meant.`,
    },
  };
}

function largestText(
  { contents }: RuleInput,
  layer: number | undefined,
): string {
  if (!contents.known || layer === undefined) {
    return '';
  }
  const largest = contents.value.files
    .filter(file => file.layer === layer)
    .sort((left, right) => right.bytes - left.bytes || left.id - right.id)
    .slice(0, MOST_FILES)
    .map(({ path, bytes }) => `/${path} (${bytesText(bytes)})`);
  return largest.length === 0
    ? ''
    : ` The largest files in it: ${largest.join(', ')}.`;
}
