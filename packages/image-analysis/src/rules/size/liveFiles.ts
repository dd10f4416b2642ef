import { FileVersion, ImageContents } from '../../combine/ImageContents';
import { ImageDescription } from '../../model';
import { RuleOutcome } from '../Rule';
import { RuleInput } from '../RuleInput';
import { unreadReason } from '../shared/unreadLayers';

/** Live files that this image's own build added. */
export function ownLiveFiles(
  image: ImageDescription,
  contents: ImageContents,
  where: (file: FileVersion) => boolean = () => true,
): FileVersion[] {
  return contents.files.filter(
    file =>
      file.hidden === undefined &&
      image.layers[file.layer]?.fromBase !== true &&
      where(file),
  );
}

/** Live files of the base image. */
export function baseLiveFiles(
  image: ImageDescription,
  contents: ImageContents,
  where: (file: FileVersion) => boolean = () => true,
): FileVersion[] {
  return contents.files.filter(
    file =>
      file.hidden === undefined &&
      image.layers[file.layer]?.fromBase === true &&
      where(file),
  );
}

/**
 * The outcome of a rule about an image's own layers that found nothing in
 * them: passed only where all of them were read.
 */
export function nothingInOwnLayers(input: RuleInput): RuleOutcome {
  const { contents, image } = input;
  const isRead = image.layers.every(
    ({ index, fromBase, isEmpty }) =>
      fromBase === true ||
      isEmpty ||
      (contents.known && contents.value.layers[index]?.isRead),
  );
  return isRead ? { state: 'passed' } : undecidedWithoutContents(input);
}

/** The same for a rule about all layers. */
export function nothingInAnyLayer(input: RuleInput): RuleOutcome {
  const { contents } = input;
  return contents.known && contents.value.isComplete
    ? { state: 'passed' }
    : undecidedWithoutContents(input);
}

export function undecidedWithoutContents(input: RuleInput): RuleOutcome {
  return {
    state: 'undecided',
    missing: 'contents',
    reason: unreadReason(input),
  };
}

/** Sum of uncompressed bytes. */
export function bytesOf(files: readonly { bytes: number }[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** A rule about bases cannot decide where the base is not known. */
export function undecidedWithoutBase(image: ImageDescription): RuleOutcome {
  return {
    state: 'undecided',
    missing: 'manifest',
    reason: image.base.known
      ? 'the base has no name'
      : `the base is not known: ${image.base.reason}`,
  };
}
