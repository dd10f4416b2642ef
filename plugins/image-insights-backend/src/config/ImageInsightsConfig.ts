import { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import { AnnotationMapping } from '@image-insights/backstage-plugin-image-insights-common';
import { Platform, RegistryOptions } from '@image-insights/oci-registry';
import { CostConfig } from '../cost/config/CostConfig';

/** How layers' contents are read. */
export interface ContentsConfig {
  /** Newest releases per repository and platform. */
  releasesPerRepository: number;
  /** Larger blobs are left out. */
  maxLayerBytes: number;
  /** Of blobs, over all replicas; absent: as fast as it goes. */
  bytesPerHour?: number;
  /** Worker threads; 0 reads in the main thread. */
  threads: number;
}

/** How images are judged. */
export interface ScoreConfig {
  disabledRules: string[];
  ruleWeights: Record<string, number>;
  /** Names of base images, `*` within a name; absent: all are. */
  approvedBases?: string[];
}

/** How deployments are taken in and kept. */
export interface DeploymentsConfig {
  /** Absent: events of Flux are not taken. */
  fluxSecret?: string;
  retentionMillis: number;
}

/** The section `imageInsights` of app-config, checked and complete. */
export interface ImageInsightsConfig {
  registries: RegistryOptions[];
  schedule: SchedulerServiceTaskScheduleDefinition;
  platforms: Platform[];
  tagsPerRepository: number;
  /** Repositories that are read at the same time. */
  repositoryConcurrency: number;
  cooldownMillis: number;
  defaultBudgetBytes?: number;
  /** Absent: layers' contents are not read. */
  contents?: ContentsConfig;
  score: ScoreConfig;
  annotationMappings: AnnotationMapping[];
  cost: CostConfig;
  deployments: DeploymentsConfig;
}
