import { Rule } from '../Rule';
import { baseFilesHidden } from './baseFilesHidden';
import { cacheClearedTooLate } from './cacheClearedTooLate';
import { consecutiveRuns } from './consecutiveRuns';
import { deletedLater } from './deletedLater';
import { dependencyLayerChurns } from './dependencyLayerChurns';
import { growthByInstruction } from './growthByInstruction';
import { layerChangesEveryRelease } from './layerChangesEveryRelease';
import { metadataCopyUp } from './metadataCopyUp';
import { movedLater } from './movedLater';
import { oneGiantLayer } from './oneGiantLayer';
import { rewrittenLater } from './rewrittenLater';
import { sourcesBeforeDependencies } from './sourcesBeforeDependencies';
import { tooManyLayers } from './tooManyLayers';
import { volatileBelowStable } from './volatileBelowStable';

/** How layers lie on each other, and what of them releases send again. */
export const layerRules: readonly Rule[] = [
  deletedLater,
  rewrittenLater,
  metadataCopyUp,
  movedLater,
  cacheClearedTooLate,
  baseFilesHidden,
  tooManyLayers,
  consecutiveRuns,
  sourcesBeforeDependencies,
  oneGiantLayer,
  dependencyLayerChurns,
  volatileBelowStable,
  layerChangesEveryRelease,
  growthByInstruction,
];
