import { MeasuredStream } from '../estimate/measuredStreams';
import { registryHostOf } from '../estimate/pathAmounts';
import { breakEven } from '../money';
import { CostScenario, CostStream, NetworkPathId } from '../schema';
import { pathAlternatives } from './pathAlternatives';
import { chosen, remeasured } from './remeasured';
import { Change } from './scenarioOf';
import { WhatIfContext } from './WhatIfContext';

/**
 * The same bytes on each other path that they could take. Streams of which a
 * path is no alternative keep theirs.
 */
export function otherPaths(context: WhatIfContext): Change[] {
  const { streams } = context;
  const paths = new Set(
    streams.flatMap(({ stream }) => alternativesOf(stream)),
  );
  return [...paths].map(path => ({
    id: `path:${path}`,
    kind: 'path',
    subject: path,
    confidence: 'measured',
    streams: remeasured(streams, stream =>
      alternativesOf(stream).includes(path) ? chosen(stream, { path }) : stream,
    ),
    breakEven: breakEvenOf(context, path),
  }));
}

function alternativesOf(stream: CostStream): NetworkPathId[] {
  const { path, region } = stream.settings;
  return pathAlternatives(path, {
    region,
    registryHost: registryHostOf(stream),
  });
}

/**
 * When the path pays, for all bytes in a network: known where the streams that
 * would change come from one path of one region, whose hours are to be
 * compared.
 */
function breakEvenOf(
  { input, streams }: WhatIfContext,
  other: NetworkPathId,
): CostScenario['breakEven'] {
  const changing = streams.filter(({ stream }) =>
    alternativesOf(stream).includes(other),
  );
  const [{ stream: first }] = changing;
  const { path, region } = first.settings;
  const isOne = changing.every(
    ({ stream: { settings } }) =>
      settings.path === path && settings.region === region,
  );
  return isOne
    ? breakEven({
        ...input,
        today: path,
        other,
        settings: first.settings,
        registryHost: registryHostOf(first),
        bytes: {
          blob: sumOf(changing, 'blob'),
          api: sumOf(changing, 'api'),
        },
      })
    : undefined;
}

function sumOf(streams: MeasuredStream[], kind: 'blob' | 'api'): number {
  return streams.reduce((sum, { bytes }) => sum + bytes.perMonth[kind], 0);
}
