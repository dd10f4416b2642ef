import { CostStream } from '../schema';
import { remeasured } from './remeasured';
import { Change } from './scenarioOf';
import { WhatIfContext } from './WhatIfContext';

/**
 * What is left of a layer that is compressed by zstd instead of gzip. Assumed:
 * published figures go from nothing to a fifth less, and only recompressing
 * tells.
 */
export const RECOMPRESSED_SHARE = 0.95;

/** Layers compressed by zstd; config and manifest stay. */
export function recompress({ streams }: WhatIfContext): Change[] {
  return [
    {
      id: 'recompress',
      kind: 'recompress',
      confidence: 'assumed',
      streams: remeasured(streams, recompressed),
      storedLess: new Map(
        streams.flatMap(({ stream }) =>
          stream.stored
            ? [
                [
                  stream.repository,
                  Math.round(
                    stream.stored.blobBytes * (1 - RECOMPRESSED_SHARE),
                  ),
                ],
              ]
            : [],
        ),
      ),
    },
  ];
}

function recompressed(stream: CostStream): CostStream {
  const { releases } = stream;
  const current = releases[releases.length - 1];
  return {
    ...stream,
    releases: [
      ...releases.slice(0, -1),
      {
        ...current,
        layers: current.layers.map(layer => ({
          ...layer,
          compressedBytes: Math.round(
            layer.compressedBytes * RECOMPRESSED_SHARE,
          ),
        })),
      },
    ],
  };
}
