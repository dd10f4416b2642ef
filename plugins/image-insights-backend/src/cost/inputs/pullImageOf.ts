import { PullImage } from '@image-insights/backstage-plugin-image-insights-common';
import { DocumentImage, PulledBase } from '../../database/PullStore';
import { DeployedDigest } from '../../deployments/DeploymentStreams';
import { ImagePull } from '../pulls/ImagePull';

/** What a manifest with ten layers takes; assumed where it was not noted. */
export const USUAL_MANIFEST_BYTES = 2_500;

/** A deployed image as the model has it. */
export function pullImageOf(options: {
  deployed: DeployedDigest;
  image: DocumentImage;
  pull: ImagePull;
  /** Where it is given, layers say whether they are the base's. */
  base?: PulledBase;
}): PullImage {
  const { deployed, image, pull, base } = options;
  const isKnown =
    pull.manifestBytes !== undefined &&
    (!image.isIndex || image.indexBytes !== undefined);
  const baseLayers = base && baseLayersOf(pull, base);
  return {
    digest: image.imageDigest,
    ...(deployed.tag !== undefined && { tag: deployed.tag }),
    at: deployed.at,
    layers:
      baseLayers === undefined
        ? pull.layers
        : pull.layers.map((layer, index) => ({
            ...layer,
            fromBase: index < baseLayers,
          })),
    configBytes: pull.configBytes,
    manifestBytes: isKnown
      ? (pull.manifestBytes ?? 0) + (image.indexBytes ?? 0)
      : USUAL_MANIFEST_BYTES,
    ...(!isKnown && { isManifestAssumed: true }),
  };
}

/**
 * How many of the bottom layers make up the base's bytes, each blob counted
 * once, as those were summed.
 */
function baseLayersOf(
  { layers }: ImagePull,
  { baseBytes }: PulledBase,
): number {
  const seen = new Set<string>();
  let sum = 0;
  let count = 0;
  for (const { digest, compressedBytes } of layers) {
    if (sum >= baseBytes) {
      break;
    }
    sum += seen.has(digest) ? 0 : compressedBytes;
    seen.add(digest);
    count += 1;
  }
  return count;
}
