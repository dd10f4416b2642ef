import {
  ImageConfig,
  ImageManifest,
  Platform,
} from '@image-insights/oci-registry';

/**
 * What was read from the registry of one image for one platform; input of
 * `toImageFacts(documents): ImageFacts`.
 * @public
 */
export interface ImageDocuments {
  /** Digest of the manifest, computed over its bytes. */
  manifestDigest: string;
  manifest: ImageManifest;
  config: ImageConfig;
  /**
   * The platform under which an index lists the image, where one does: it, not
   * the config, decides which nodes pull the image.
   */
  platform?: Platform;
  /** Annotations of the index that led to the manifest. */
  indexAnnotations?: Record<string, string>;
}
