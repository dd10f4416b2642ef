import { BaseCandidate } from '../base/BaseCandidate';
import { ImageFacts } from '../facts/ImageFacts';
import { ProvenanceFacts } from '../provenance/ProvenanceFacts';

/**
 * Input of `describeImage(options): ImageDescription`.
 * @public
 */
export interface DescribeImageOptions {
  facts: ImageFacts;
  /**
   * The repositories (`host/name`) that hold this image: an older
   * image of the same repository is never taken for its base.
   */
  repositories?: readonly string[];
  /** Images found by `baseCandidateKeys(facts)`; others do no harm. */
  baseCandidates?: readonly BaseCandidate[];
  /** What the build recorded of itself, where an attestation was read. */
  provenance?: ProvenanceFacts;
  /** Times later than a day after this are not believed. */
  now: Date;
}
