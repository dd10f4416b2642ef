import { CostGain, CostScenario, CostStream } from '../schema';
import { applyGains } from './applyGains';
import { remeasured } from './remeasured';
import { Change, scenarioOf } from './scenarioOf';
import { storedLess } from './storedLess';
import { WhatIfContext } from './WhatIfContext';

/** How many findings "the first ones" are. */
const FIRST = 3;

/**
 * Each finding mended, the first three by what they save, and all. A finding
 * is that of a repository: mended once, it is mended in each environment that
 * runs what it was found in.
 */
export function findingScenarios(context: WhatIfContext): CostScenario[] {
  const found = findingsOf(context.input.streams);
  const single = found
    .map(finding => ({
      finding,
      scenario: scenarioOf(context, changeOf(context, [finding])),
    }))
    .sort(
      (one, other) =>
        other.scenario.savedAmountPerMonth - one.scenario.savedAmountPerMonth ||
        other.scenario.savedBytesPerMonth - one.scenario.savedBytesPerMonth ||
        (other.scenario.savedStorageAmountPerMonth ?? 0) -
          (one.scenario.savedStorageAmountPerMonth ?? 0) ||
        (one.scenario.id < other.scenario.id ? -1 : 1),
    );
  const ranked = single.map(({ finding }) => finding);
  const scenarios = single.map(({ scenario }) => scenario);
  if (ranked.length > FIRST) {
    scenarios.push(
      scenarioOf(context, {
        ...changeOf(context, ranked.slice(0, FIRST)),
        id: `findings:${FIRST}`,
        kind: 'findings',
        subject: String(FIRST),
      }),
    );
  }
  if (ranked.length > 1) {
    scenarios.push(
      scenarioOf(context, {
        ...changeOf(context, ranked),
        id: 'findings:all',
        kind: 'findings',
        subject: String(ranked.length),
      }),
    );
  }
  return scenarios;
}

/** A finding of a repository. */
export interface RepositoryFinding {
  /** `finding:<id>`, with the repository where the service has several. */
  id: string;
  repository: string;
  gain: CostGain;
  /** True where the gain is an estimate in one of the images that have it. */
  isEstimate: boolean;
}

/** Findings that gain anything, once per repository, in the order of the first stream that has them. */
export function findingsOf(
  streams: readonly CostStream[],
): RepositoryFinding[] {
  const repositories = new Set(streams.map(({ repository }) => repository));
  const found = new Map<string, RepositoryFinding>();
  for (const { repository, gains } of streams) {
    for (const gain of gains) {
      const key = `${gain.id} ${repository}`;
      const known = found.get(key);
      if (known) {
        known.isEstimate ||= gain.isEstimate;
      } else if (gain.layers.some(({ compressedBytes }) => compressedBytes)) {
        found.set(key, {
          id: `finding:${repositories.size > 1 ? key : gain.id}`,
          repository,
          gain,
          isEstimate: gain.isEstimate,
        });
      }
    }
  }
  return [...found.values()];
}

function changeOf(
  { streams }: WhatIfContext,
  findings: readonly RepositoryFinding[],
): Change {
  const ids = new Map<string, string[]>();
  for (const { repository, gain } of findings) {
    ids.set(repository, [...(ids.get(repository) ?? []), gain.id]);
  }
  const then = remeasured(streams, stream =>
    applyGains(stream, ids.get(stream.repository) ?? []),
  );
  const mended = new Map(
    streams.map(({ stream }, index) => [stream, then[index].stream]),
  );
  return {
    id: findings[0].id,
    kind: 'finding',
    subject: findings[0].gain.title,
    confidence: findings.some(({ isEstimate }) => isEstimate)
      ? 'estimated'
      : 'measured',
    streams: then,
    storedLess: storedLess(mended),
  };
}
