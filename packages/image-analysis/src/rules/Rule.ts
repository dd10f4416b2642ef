import { Confidence } from '../model';
import { RuleInput } from './RuleInput';

/** @public */
export type RuleFamily =
  | 'size'
  | 'layers'
  | 'hygiene'
  | 'reproducibility'
  | 'safety';

/** @public */
export type RuleSeverity = 'high' | 'medium' | 'low' | 'info';

/**
 * What a rule looks at. `manifest`: manifest, config and index, always there.
 * `contents`: the layers' files. `dockerfile`, `dockerignore`: from the source
 * repository or from a provenance attestation. `history`: earlier releases of
 * the same repository. `registry`: what tags point to now.
 * @public
 */
export type Evidence =
  | 'manifest'
  | 'contents'
  | 'dockerfile'
  | 'dockerignore'
  | 'history'
  | 'registry';

/** Where the wisdom of a rule comes from. @public */
export interface RuleSource {
  /** e.g. "hadolint DL3009", "Docker, Building best practices". */
  name: string;
  url?: string;
}

/**
 * Bytes that a finding would save, told by where they lie, so that two
 * findings about the same file are not counted twice. Uncompressed for files;
 * the judge turns them into compressed bytes by their layer's ratio.
 * @public
 */
export type ByteClaim =
  | {
      /** Id of a {@link FileVersion}. */
      file: number;
      /** At most the file's; fewer for the debug sections of a binary. */
      bytes: number;
    }
  | {
      /** Index of a layer, where its contents are not known. */
      layer: number;
      /** Of the blob. */
      compressedBytes: number;
    };

/** Where a finding was seen. @public */
export interface FindingPlace {
  /** Index of the layer whose instruction is to be mended. */
  layer?: number;
  /** Path in the image, or of the Dockerfile. */
  path?: string;
  /** Line of the Dockerfile or file, 1 is the first. */
  line?: number;
  /** Uncompressed. */
  bytes?: number;
}

/** Lines to take out and lines to put in. @public */
export interface RemedyChange {
  /** Of what the lines are: syntax and place. */
  in: 'Dockerfile' | '.dockerignore' | 'shell' | 'config';
  /** This image's own lines, as far as they are known. */
  before?: string;
  after: string;
}

/**
 * Something that could be better about one image.
 * @public
 */
export interface Finding {
  /**
   * Names the finding among those of its rule, stable between releases:
   * `''` where a rule has one at most, else e.g. the path or package.
   */
  key: string;
  /** One line, starting with a capital, without a full stop: "pip cache left in the layer". */
  title: string;
  /** What was seen, with its figures, as one or two sentences. */
  seen: string;
  /** Where a rule's severity is not the finding's. */
  severity?: RuleSeverity;
  confidence: Confidence;
  /** By what it is known: "measured from layer contents", "suspected from history". */
  method: string;
  /** At most 20; the worst first. */
  places: FindingPlace[];
  /** How many there are, where more than `places`. */
  placeCount?: number;
  /** Absent where no bytes would be saved, or nobody can say how many. */
  claims?: ByteClaim[];
  /** How the bytes were computed, in words. Present where claims are. */
  gainHow?: string;
  remedy: {
    /** What to do, one or two sentences, about this image. */
    text: string;
    change?: RemedyChange;
  };
}

/**
 * What a rule has to say of an image. `undecided` is an outcome of its own:
 * something that would have to be known is not. `not-applicable`: the rule
 * makes no sense here (healthcheck of an OCI image, layers of a Nix image).
 * @public
 */
export type RuleOutcome =
  | { state: 'passed' }
  | { state: 'found'; findings: Finding[] }
  | { state: 'not-applicable'; reason: string }
  | { state: 'undecided'; missing: Evidence; reason: string };

/**
 * A rule: says of an image whether one thing is good about it.
 * @public
 */
export interface Rule {
  /** Stable, kebab-case: `apt-lists-kept`. */
  id: string;
  /** Raised when the same image may get another outcome. */
  version: number;
  /** What is good or bad, in a few words: "apt lists left in a layer". */
  title: string;
  family: RuleFamily;
  severity: RuleSeverity;
  /**
   * Evidence without which it is undecided. The judge sees to it: `decide` is
   * only asked when everything of this is there.
   */
  needs: readonly Evidence[];
  /**
   * Never scored although the image alone decides it: what it holds the image
   * against is a wish of somebody's, not a property of the image.
   */
  isAdvice?: boolean;
  /** Evidence that makes it surer, or its figures exact. */
  uses?: readonly Evidence[];
  /** Why it matters, one or two sentences for somebody who never heard of it. */
  why: string;
  /** What to do in general, one or two sentences. */
  remedy: string;
  /** How bytes to gain are computed; absent where the rule never names any. */
  gain?: string;
  sources: readonly RuleSource[];
  /** Must not throw; deterministic; does not change its input. */
  decide(input: RuleInput): RuleOutcome;
}
