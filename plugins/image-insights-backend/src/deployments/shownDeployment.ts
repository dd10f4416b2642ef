import { Deployment } from '@image-insights/backstage-plugin-image-insights-common';
import { StoredDeployment } from '../database/StoredDeployment';

/** A deployment as the HTTP API tells it. */
export function shownDeployment(stored: StoredDeployment): Deployment {
  const { saidAt: _saidAt, images, ...deployment } = stored;
  return {
    ...deployment,
    images: images.map(({ state: _state, ...image }) => image),
  };
}
