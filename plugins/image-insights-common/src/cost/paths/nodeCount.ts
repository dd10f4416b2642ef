import { CostSettings } from '../schema';

/**
 * Machines that have an address or use a gateway: nodes, one per instance where
 * they are unknown (0) or where each instance is a machine of its own
 * (`task`), none where the platform imports the image.
 */
export function nodeCount(settings: CostSettings): number {
  switch (settings.runtime) {
    case 'task':
      return settings.instances;
    case 'import':
      return 0;
    default:
      return settings.nodes || settings.instances;
  }
}
