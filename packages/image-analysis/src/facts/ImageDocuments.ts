import { ImageConfig, ImageManifest } from '@image-insights/oci-registry';

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
  /** Annotations of the index that led to the manifest. */
  indexAnnotations?: Record<string, string>;
}
