import { CostStream } from '../schema';
import { chosen, remeasured } from './remeasured';
import { Change } from './scenarioOf';
import { WhatIfContext } from './WhatIfContext';

/**
 * Nodes that keep the release before: they pull what changed. Not for tasks,
 * which have no node of their own, nor where the platform imports the image;
 * and not known with a single release, of which nothing says what stays.
 */
export function keepImages({ streams }: WhatIfContext): Change[] {
  if (!streams.some(({ stream }) => couldKeep(stream))) {
    return [];
  }
  return [
    {
      id: 'keep-images',
      kind: 'keep-images',
      confidence: 'measured',
      streams: remeasured(streams, stream =>
        couldKeep(stream) ? chosen(stream, { cache: 'warm' }) : stream,
      ),
    },
  ];
}

/** Whether its nodes could keep images, and do not. */
export function couldKeep({ settings, releases }: CostStream): boolean {
  return (
    settings.runtime === 'node' &&
    settings.cache !== 'warm' &&
    releases.length > 1
  );
}
