import {
  Deployment,
  Problem,
} from '@image-insights/backstage-plugin-image-insights-common';

/**
 * What is known of an image that a deployment named. `known`: the repository
 * served it. `open`: to be asked for. `aside`: told, but not followed: of no
 * repository that the entity names, or the second of one.
 */
export type DeployedImageState = 'known' | 'open' | 'aside';

/** An image of a deployment, as it is remembered. */
export interface StoredDeployedImage {
  reference: string;
  /** `host/name` */
  repository: string;
  tag?: string;
  digest?: string;
  problem?: Problem;
  state: DeployedImageState;
}

/** A deployment, as it is remembered. */
export interface StoredDeployment extends Omit<Deployment, 'images'> {
  /** As sent; absent where the time of arrival was taken. */
  saidAt?: string;
  images: StoredDeployedImage[];
}

/** One image of a deployment, by itself. */
export interface DeployedImage {
  deploymentId: string;
  position: number;
  entityRef: string;
  environment?: string;
  at: string;
  repository: string;
  tag?: string;
  digest?: string;
  problem?: Problem;
}
