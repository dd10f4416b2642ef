import {
  CostStream,
  briefCost,
  pullsPerDeployment,
  savingItems,
} from '@image-insights/backstage-plugin-image-insights-common';
import { ServiceCostInput } from '../inputs/CostInputs';
import { PoolFigures, ServiceFigures, StoredFigures } from './ServiceFigures';

/** Letters of a digest that tell layers apart: 96 bits. */
const SHORT = 24;

/**
 * What is remembered of a service; undefined where no image of it is known.
 *
 * @throws CostInputError where it moves more than can be counted
 */
export function serviceFiguresOf(
  found: ServiceCostInput,
): ServiceFigures | undefined {
  const { input, entityRef, deployments } = found;
  if (input.streams.length === 0) {
    return undefined;
  }
  return {
    ...briefCost(input, deployments),
    stored: storedOf(input.streams),
    items: savingItems(input, { entityRef }),
    pool: poolFiguresOf(found),
  };
}

/** Of each stream, in their order. */
export function poolFiguresOf(found: ServiceCostInput): PoolFigures[] {
  return found.input.streams.map(stream => poolOf(stream, found));
}

function hostOf({ repository }: CostStream): string {
  return repository.slice(0, repository.indexOf('/'));
}

/** Each repository once. */
function storedOf(streams: CostStream[]): StoredFigures[] {
  const repositories = new Map(
    streams.map(stream => [stream.repository, stream]),
  );
  return [...repositories.values()].flatMap(stream => {
    const { path, region, gigabyte } = stream.settings;
    return stream.stored
      ? [
          {
            registryHost: hostOf(stream),
            settings: { path, region, gigabyte },
            bytes: stream.stored.blobBytes,
          },
        ]
      : [];
  });
}

function poolOf(stream: CostStream, { bases }: ServiceCostInput): PoolFigures {
  const { settings, platformShare } = stream;
  const { nodes, instances, nodeBandwidth, reuse, runtime } = settings;
  const base = bases.get(stream.id);
  return {
    layers: (stream.releases.at(-1)?.layers ?? []).map(
      ({ digest, chainId, compressedBytes }) => ({
        digest: shortOf(digest),
        ...(chainId !== undefined && { chainId: shortOf(chainId) }),
        compressedBytes,
      }),
    ),
    baseLayerCount: base?.layerCount ?? 0,
    ...(base?.name !== undefined && { baseName: base.name }),
    pulls:
      runtime === 'node' ? pullsPerDeployment(settings) * platformShare : 0,
    settings: { nodes, instances, nodeBandwidth, reuse },
  };
}

function shortOf(digest: string): string {
  return digest.slice(digest.indexOf(':') + 1).slice(0, SHORT);
}
