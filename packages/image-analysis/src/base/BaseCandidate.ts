import { ImageFacts } from '../facts/ImageFacts';

/**
 * An image that was scanned before and may be the base of another one.
 * @public
 */
export interface BaseCandidate {
  /** `host/name` */
  repository: string;
  /** A tag that points to it, where one does. */
  tag?: string;
  /** Digest of the index that lists it, where one does. */
  indexDigest?: string;
  facts: ImageFacts;
}
