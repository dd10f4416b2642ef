import { DeploymentBasis } from '@image-insights/backstage-plugin-image-insights-common';

/** What is known of when an entity's images were deployed. */
export interface DeploymentStreams {
  basis: StreamBasis;
  /**
   * By repository, in the entity's order, then by environment. Repositories of
   * which nothing was deployed or released have none.
   */
  streams: DeploymentStream[];
}

/**
 * How often the entity is deployed. `perMonth` and `source` are there where it
 * was recorded or can be inferred; else annotation, configuration or default
 * are to say.
 */
export type StreamBasis = Omit<DeploymentBasis, 'perMonth' | 'source'> & {
  perMonth?: number;
  source?: 'recorded' | 'inferred';
};

/** What followed each other in one environment, of one repository. */
export interface DeploymentStream {
  /** `host/name` */
  repository: string;
  /** Absent where nobody said one. */
  environment?: string;
  /**
   * Oldest first, the 13 newest. One that was deployed again without another
   * in between is there once, at its first time. Of recorded ones, those that
   * the repository is known to hold.
   */
  digests: DeployedDigest[];
  /** As recorded last. */
  instances?: number;
  /** As recorded last. */
  nodes?: number;
  /** Of all deployments; absent where it is neither recorded nor inferred. */
  perMonth?: number;
  /**
   * Of deployments that brought another image than the one before: nodes that
   * keep images pull in these only. Never more than `perMonth`.
   */
  changedPerMonth?: number;
  /** True where several deployments are known, all of the same image. */
  isUnchanged?: boolean;
  source: 'recorded' | 'inferred';
  /** With `inferred`: a moving environment tag is `medium`, a version tag `low`. */
  confidence?: 'medium' | 'low';
}

/** What was deployed: the digest of an index, or of a platform's manifest. */
export interface DeployedDigest {
  digest: string;
  tag?: string;
  /** UTC, ISO 8601. */
  at: string;
}

/** Whose deployments are asked for. */
export interface DeployedEntity {
  /** `kind:namespace/name` */
  entityRef: string;
  /** `host/name`, in the entity's order. */
  repositories: string[];
  /** The regular expression of its tags; absent for the built-in rule. */
  tagPattern?: string;
}

/** Most digests that a stream holds: what 12 deployments moved. */
export const MAX_STREAM_DIGESTS = 13;

/** Deployments of these days say how often there are some. */
export const BASIS_DAYS = 90;
