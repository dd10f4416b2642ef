import { HiddenPair } from '../shared/hiddenPairs';
import { directoryGroups } from '../shared/directoryGroups';
import { isSurelyOwn } from '../shared/ownLayers';
import { severityOfBytes } from '../shared/severityOfBytes';
import { Finding } from '../Rule';
import { RuleInput } from '../RuleInput';

const MOST_PLACES = 19;

/**
 * What findings about hidden files have in common: the directories with their
 * bytes in the layer that pays for them, the layer that hides them, and the
 * claims.
 */
export function hiddenFinding(
  input: RuleInput,
  pair: HiddenPair,
  told: Pick<Finding, 'title' | 'seen' | 'remedy'>,
): Finding {
  const groups = directoryGroups(pair.files);
  const contents = input.contents.known ? input.contents.value : undefined;
  return {
    key: groups[0].path,
    ...told,
    severity: contents && severityOfBytes({ bytes: pair.bytes, contents }),
    confidence: isSurelyOwn(input.image) ? 'certain' : 'likely',
    method: isSurelyOwn(input.image)
      ? 'measured from layer contents'
      : 'measured from layer contents; where the base ends is not certain',
    places: [
      ...groups.slice(0, MOST_PLACES).map(({ path, bytes }) => ({
        layer: pair.owner.index,
        path,
        bytes,
      })),
      { layer: pair.by.index },
    ],
    placeCount: groups.length + 1,
    claims: pair.files.map(({ id, bytes }) => ({ file: id, bytes })),
    gainHow: `sum of ${
      pair.files.length === 1
        ? 'the hidden file'
        : `the ${pair.files.length} hidden files`
    }, compressed as their layer is`,
  };
}

/** `/app/src`, `/app/src and 2 other places` */
export function placesText(pair: HiddenPair): string {
  const [first, ...others] = directoryGroups(pair.files);
  if (others.length === 0) {
    return `/${first.path}`;
  }
  return `/${first.path} and ${others.length} other ${
    others.length === 1 ? 'place' : 'places'
  }`;
}
