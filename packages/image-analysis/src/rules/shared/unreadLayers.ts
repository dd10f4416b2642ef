import { ImageDescription } from '../../model';
import { RuleOutcome } from '../Rule';
import { RuleInput } from '../RuleInput';
import { ownLayers } from './ownLayers';

/**
 * The outcome of a rule about layers that hide files of each other, where it
 * found nothing: passed if every layer was read, or if there are not two
 * layers of the image's own that could; else nobody knows.
 */
export function nothingHidden(input: RuleInput): RuleOutcome {
  const { image, contents } = input;
  if (contents.known && contents.value.isComplete) {
    return { state: 'passed' };
  }
  if (
    (image.base.known && ownLayers(image).length < 2) ||
    image.layers.filter(({ isEmpty }) => !isEmpty).length < 2
  ) {
    return { state: 'passed' };
  }
  return {
    state: 'undecided',
    missing: 'contents',
    reason: unreadReason(input),
  };
}

/**
 * The same for what only commands do: remove, move, change owners. Passed too
 * where the image's own build runs none, but only copies.
 */
export function nothingHiddenByCommands(input: RuleInput): RuleOutcome {
  return runsNothing(input.image) ? { state: 'passed' } : nothingHidden(input);
}

function runsNothing(image: ImageDescription): boolean {
  return (
    image.base.known &&
    ownLayers(image).every(
      ({ instruction }) =>
        instruction !== undefined &&
        /^(?:COPY|ADD|WORKDIR)$/.test(instruction.keyword),
    )
  );
}

/** Why something of the layers' contents is not known. */
export function unreadReason({ contents }: RuleInput): string {
  if (!contents.known) {
    return contents.reason;
  }
  const unread = contents.value.layers.filter(({ isRead }) => !isRead);
  const reason = unread.find(layer => layer.unreadReason)?.unreadReason;
  return `${unread.length} of ${
    contents.value.layers.length
  } layers were not read${reason === undefined ? '' : `: ${reason}`}`;
}
