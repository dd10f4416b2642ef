import {
  ImageDescription,
  InstructionKeyword,
  MetadataStep,
} from '../../model';

/**
 * The steps without a layer that this image's own build took. History does not
 * mark where the base's end: right above the base's layers those count that
 * follow its last CMD or ENTRYPOINT, for bases end in one as a rule. Where the
 * base is not known, all count.
 */
export function ownMetadata(
  image: ImageDescription,
  keyword?: InstructionKeyword,
): MetadataStep[] {
  const baseLayers = image.layers.filter(
    ({ fromBase }) => fromBase === true,
  ).length;
  const atBoundary = image.metadataSteps.filter(
    ({ afterLayers }) => afterLayers === baseLayers,
  );
  const end = atBoundary.findLastIndex(({ instruction }) =>
    /^(?:CMD|ENTRYPOINT)$/.test(instruction.keyword),
  );
  const own =
    baseLayers === 0
      ? image.metadataSteps
      : [
          ...(end < 0 ? [] : atBoundary.slice(end + 1)),
          ...image.metadataSteps.filter(
            ({ afterLayers }) => afterLayers > baseLayers,
          ),
        ];
  return own.filter(
    ({ instruction }) =>
      keyword === undefined || instruction.keyword === keyword,
  );
}

/**
 * Whether the last step of a kind is the image's own, so that what the config
 * says is this build's doing. True too where history names no such step.
 */
export function isSetHere(
  image: ImageDescription,
  keyword: InstructionKeyword,
): boolean {
  const all = image.metadataSteps.filter(
    ({ instruction }) => instruction.keyword === keyword,
  );
  const own = ownMetadata(image, keyword);
  const last = all.at(-1);
  if (last === undefined) {
    return true;
  }
  if (own.at(-1) === last) {
    return true;
  }
  // Right above the base nobody can tell; own layers on it would have it.
  return false;
}
