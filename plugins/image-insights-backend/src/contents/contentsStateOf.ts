import { ContentsState } from '@image-insights/backstage-plugin-image-insights-common';
import { ContentsConfig } from '../config/ImageInsightsConfig';
import { StoredLayer } from '../database/ContentsStore';

/**
 * How far the reading of an image's layers is, from how far that of each layer
 * is, in words that fit behind "layer contents were not read: ".
 */
export function contentsStateOf(
  layers: readonly StoredLayer[],
  config: ContentsConfig | undefined,
): ContentsState {
  const read = layers.filter(({ state }) => state === 'read');
  const isKnown = (layer: StoredLayer) =>
    layer.state === 'read' || layer.state === 'empty';
  if (layers.every(isKnown)) {
    return { state: 'read' };
  }
  if (!config) {
    return {
      state: 'off',
      reason: 'imageInsights.scan.contents is false in app-config',
    };
  }
  if (layers.some(({ state }) => state === undefined)) {
    return {
      state: 'off',
      reason:
        config.releasesPerRepository === 1
          ? 'only the newest release of a repository is read (imageInsights.scan.contents.releasesPerRepository)'
          : `only the newest ${config.releasesPerRepository} releases of a repository are read (imageInsights.scan.contents.releasesPerRepository)`,
    };
  }
  const pending = layers.filter(
    ({ state }) => state === 'waiting' || state === 'reading',
  );
  if (pending.length > 0) {
    const problem = pending.find(layer => layer.problem)?.problem;
    return {
      state: 'waiting',
      reason: problem
        ? `${problem.message}; it is tried again`
        : `${pending.length} of ${layers.length} layers are still to be read`,
    };
  }
  const problem = layers.find(layer => layer.problem)?.problem;
  return {
    state: read.length > 0 ? 'partial' : 'failed',
    reason: problem?.message ?? 'the layers could not be read',
  };
}
