import { ImageContents } from '../combine/ImageContents';
import { ImageFacts } from '../facts/ImageFacts';
import { ImageDescription } from '../model';
import { ProvenanceFacts } from '../provenance/ProvenanceFacts';
import { SourceFacts } from '../source/SourceFacts';

/**
 * Something that a rule may need, or why it is not there.
 * @public
 */
export type Known<T> =
  | { known: true; value: T }
  | {
      known: false;
      reason: string;
      /** True where it was looked for and surely is not there. */
      isAbsent?: boolean;
    };

/**
 * An earlier release of the same repository and platform.
 * @public
 */
export interface EarlierRelease {
  tag: string;
  /** ISO 8601. */
  at: string;
  image: ImageDescription;
  /** Lock files and dependency manifests in it, where its contents were read. */
  lockfiles?: LockfileFacts[];
}

/** A file that pins dependencies, and what names its contents. @public */
export interface LockfileFacts {
  path: string;
  hash: string;
}

/** @public */
export interface ReleaseHistory {
  /** The judged image's own release. */
  tag: string;
  /** All tags that point to the judged image, where known; `tag` is among them. */
  tags?: readonly string[];
  at: string;
  /** Newest first, at most 20; the judged image is not among them. */
  earlier: readonly EarlierRelease[];
  /**
   * Digests that the judged tag pointed to before, newest first: more than
   * none means that the tag was moved.
   */
  movedFrom: readonly { digest: string; until: string }[];
}

/**
 * What registries hold now that bears on the image.
 * @public
 */
export interface RegistryFacts {
  /** What the base image's tag points to now, where that could be learnt. */
  base?: {
    reference: string;
    /** As the image records it. */
    recordedDigest: string;
    currentDigest: string;
    /** ISO 8601; absent where not known. */
    recordedCreatedAt?: string;
    currentCreatedAt?: string;
    currentCompressedBytes?: number;
  };
}

/**
 * Everything that is known of an image when it is judged.
 * @public
 */
export interface RuleInput {
  image: ImageDescription;
  facts: ImageFacts;
  contents: Known<ImageContents>;
  source: Known<SourceFacts>;
  provenance: Known<ProvenanceFacts>;
  history: Known<ReleaseHistory>;
  registry: Known<RegistryFacts>;
  options: RuleOptions;
}

/** Bounds that an organisation may set. @public */
export interface RuleOptions {
  /** Compressed bytes that an image of this service may have. */
  sizeBudgetBytes?: number;
  /** Names of base images that are approved, `*` matches within a name; absent: all. */
  approvedBases?: readonly string[];
}
