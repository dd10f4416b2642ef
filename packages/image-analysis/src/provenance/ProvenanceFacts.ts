/**
 * What a SLSA provenance attestation tells of how an image was built.
 * @public
 */
export interface ProvenanceFacts {
  /** Version of this form. */
  version: 1;
  predicateType: string;
  /** BuildKit's `min` or `max`; absent where others wrote it. */
  mode?: 'min' | 'max';
  /** Images that the build used, with what they were resolved to. */
  images: { name: string; digest?: string; platform?: string }[];
  /**
   * Only with `mode=max`: images that steps of the build start from, with the
   * digests of their layers (as blobs), bottom first.
   */
  origins?: { name: string; digest?: string; layers: string[] }[];
  /** Where the source lay, without credentials. */
  sourceUrl?: string;
  revision?: string;
  /**
   * Only with `mode=max`: the Dockerfile itself, secrets masked, and the stage
   * that was asked for, where one was.
   */
  dockerfile?: { path: string; text: string; target?: string };
  /** Other attestations that the index lists: predicate types. */
  others: string[];
}
