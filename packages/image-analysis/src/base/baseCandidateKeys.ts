import { ImageFacts } from '../facts/ImageFacts';
import { baseAnnotation } from './baseAnnotation';
import { chainIds } from './chainIds';

/**
 * By which stored keys the images that may be a base are to be looked up.
 * @public
 */
export interface BaseCandidateKeys {
  /**
   * Images whose own `imageChainId` is one of these hold exactly a
   * prefix of this image's layers. Shortest prefix first.
   */
  chainIds: string[];
  /** Digests (of a manifest or of an index) that the image names as its base. */
  digests: string[];
}

/**
 * Makes the look-up of base candidates a query by two indexed columns.
 * @public
 */
export function baseCandidateKeys(facts: ImageFacts): BaseCandidateKeys {
  const digest = baseAnnotation(facts)?.digest;
  return {
    chainIds: [...new Set(chainIds(facts.diffIds))],
    digests: digest === undefined ? [] : [digest],
  };
}
