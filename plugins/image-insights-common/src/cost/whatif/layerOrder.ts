import { cacheOf, StreamBytes } from '../bytes';
import { MeasuredStream } from '../estimate/measuredStreams';
import { CostStream } from '../schema';
import { reorderableBytes } from './reorderableBytes';
import { Change } from './scenarioOf';
import { WhatIfContext } from './WhatIfContext';

/**
 * Layers in a better order: without those that moved only because one below
 * them had changed. Only where nodes keep images is there anything in it, and
 * where releases show it.
 */
export function layerOrder({ streams }: WhatIfContext): Change[] {
  const ordered = streams.map(inBetterOrder);
  if (ordered.every((stream, index) => stream === streams[index])) {
    return [];
  }
  return [
    {
      id: 'layer-order',
      kind: 'layer-order',
      confidence: 'measured',
      streams: ordered,
    },
  ];
}

function inBetterOrder(measured: MeasuredStream): MeasuredStream {
  const { stream, bytes } = measured;
  const less =
    cacheOf(stream.settings) === 'warm' ? reorderableBytes(stream) : 0;
  return less > 0
    ? { stream, bytes: movingLess({ stream, bytes, less }) }
    : measured;
}

/**
 * What a stream moves whose kept images make a pull smaller by some bytes: by
 * the formulas of `streamBytes`, with its roundings.
 */
export function movingLess(options: {
  stream: CostStream;
  bytes: StreamBytes;
  /** Bytes of layers that a node which keeps images pulls less. */
  less: number;
}): StreamBytes {
  const { stream, bytes, less } = options;
  const { cold, coldShare, pulls, extraColdPulls } = bytes;
  const kept = { ...bytes.kept, blob: Math.max(0, bytes.kept.blob - less) };
  const ofPull = (key: 'blob' | 'api') =>
    kept[key] + coldShare * (cold[key] - kept[key]);
  const perPull = { blob: ofPull('blob'), api: ofPull('api') };
  const perDeployment = whole(
    pulls * perPull.blob + extraColdPulls * cold.blob,
    pulls * perPull.api + extraColdPulls * cold.api,
  );
  const { deploymentsPerMonth } = stream.settings;
  return {
    ...bytes,
    kept,
    perPull,
    perDeployment,
    perMonth: whole(
      deploymentsPerMonth * perDeployment.blob,
      deploymentsPerMonth * perDeployment.api,
    ),
  };
}

/** Both together are rounded, and the parts add up to that. */
function whole(blob: number, api: number): StreamBytes['perMonth'] {
  const wholeApi = Math.round(api);
  return { blob: Math.round(blob + api) - wholeApi, api: wholeApi };
}
