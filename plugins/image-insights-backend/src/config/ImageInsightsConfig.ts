import { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import { AnnotationMapping } from '@image-insights/backstage-plugin-image-insights-common';
import { Platform, RegistryOptions } from '@image-insights/oci-registry';

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
  annotationMappings: AnnotationMapping[];
}
