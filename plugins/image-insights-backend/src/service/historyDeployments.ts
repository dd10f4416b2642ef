import { History } from '@image-insights/backstage-plugin-image-insights-common';
import { DeploymentStore } from '../database/DeploymentStore';

/** Most deployments that a history shows. */
const MAX_DEPLOYMENTS = 500;

/** Recorded deployments of a repository, for the chart of its sizes. */
export async function historyDeployments(options: {
  deployments: Pick<DeploymentStore, 'ofRepository'>;
  entityRef: string;
  repository: string;
  platform?: string;
  from?: string;
  to?: string;
}): Promise<Pick<History, 'deployments' | 'hasMoreDeployments'>> {
  const { deployments, from, to, ...which } = options;
  const found = await deployments.ofRepository({
    ...which,
    from: from && new Date(from).toISOString(),
    to: to && new Date(to).toISOString(),
    limit: MAX_DEPLOYMENTS + 1,
  });
  return {
    deployments: found
      .slice(0, MAX_DEPLOYMENTS)
      .reverse()
      .map(({ imageDigest, digest, ...deployment }) => ({
        ...deployment,
        digest: imageDigest ?? digest,
      })),
    ...(found.length > MAX_DEPLOYMENTS && { hasMoreDeployments: true }),
  };
}
