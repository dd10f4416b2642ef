import { CostInput, CostScenario } from '../schema';
import { findingScenarios } from './findings';
import { keepImages } from './keepImages';
import { layerOrder } from './layerOrder';
import { otherPaths } from './otherPaths';
import { pullThrough } from './pullThrough';
import { recompress } from './recompress';
import { replicate } from './replicate';
import { scenarioOf } from './scenarioOf';
import { WhatIfContext, whatIfContext } from './WhatIfContext';

/** Each of one idea. */
const IDEAS = [
  otherPaths,
  replicate,
  pullThrough,
  keepImages,
  layerOrder,
  recompress,
];

/**
 * What else could be done about a service, each by itself, and what it would
 * come to: other network paths with their break-even, a replica or a cache
 * nearer by, nodes that keep images, findings mended (each, the first three,
 * all), a better layer order, other compression. Only what could apply is
 * among them.
 *
 * The most saved first: by money (transfer and storage), then time, then
 * bytes. Fixed amounts are beside it, not in it; of two that save the same, the
 * one that adds nothing by the hour is first.
 *
 * Equal inputs give equal results; a change that changes nothing saves exactly
 * 0.
 * @public
 */
export function whatIfs(input: CostInput): CostScenario[] {
  if (input.streams.length === 0) {
    return [];
  }
  const context: WhatIfContext = whatIfContext(input);
  return [
    ...IDEAS.flatMap(idea =>
      idea(context).map(change => scenarioOf(context, change)),
    ),
    ...findingScenarios(context),
  ].sort(bySaving);
}

/**
 * The most money first, to the cent: what is equal there is not told apart by
 * manifests, but by what a path costs by the hour. Then by time, then by bytes;
 * by id where all are equal.
 */
export function bySaving(one: CostScenario, other: CostScenario): number {
  return (
    savedCents(other) - savedCents(one) ||
    Number(addsHours(one)) - Number(addsHours(other)) ||
    other.savedSecondsPerNode - one.savedSecondsPerNode ||
    other.savedBytesPerMonth - one.savedBytesPerMonth ||
    (one.id < other.id ? -1 : 1)
  );
}

function savedCents(scenario: CostScenario): number {
  const { savedAmountPerMonth, savedStorageAmountPerMonth = 0 } = scenario;
  return Math.round((savedAmountPerMonth + savedStorageAmountPerMonth) * 100);
}

/** A path that has to pay for what it costs by the hour first. */
function addsHours({ kind, breakEven }: CostScenario): boolean {
  return kind === 'path' && breakEven?.keptBytesPerMonth !== 0;
}
