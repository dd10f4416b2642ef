import type {
  CostScenario,
  Finding,
} from '@image-insights/backstage-plugin-image-insights-common';
import { findingIdOf } from '../cost/findingIdOf';

/** What mending findings saves besides bytes. @public */
export interface SavedByFindings {
  /** In the currency of the scenarios; fixed amounts are not in it. */
  amountPerMonth: number;
  /** Of a rollout, for each node. */
  secondsPerNode: number;
}

/**
 * Money and time that some findings of one repository save together, from the
 * scenarios in which each is mended by itself. What two of them claim counts
 * once: of each scenario as much as the finding's own bytes are of its gain.
 * Undefined where one of them has no scenario.
 * @public
 */
export function savedByFindings(options: {
  findings: readonly Finding[];
  scenarios: readonly CostScenario[];
  repository: string;
}): SavedByFindings | undefined {
  const { findings, scenarios, repository } = options;
  const byId = new Map(
    scenarios
      .filter(({ kind }) => kind === 'finding')
      .map(scenario => [
        findingIdOf({ id: scenario.id, repository }),
        scenario,
      ]),
  );
  const saved: SavedByFindings = { amountPerMonth: 0, secondsPerNode: 0 };
  for (const { id, gain } of findings) {
    const scenario = byId.get(id);
    if (!scenario || !gain || gain.compressedBytes === 0) return undefined;
    const share = gain.distinctCompressedBytes / gain.compressedBytes;
    saved.amountPerMonth += scenario.savedAmountPerMonth * share;
    saved.secondsPerNode += scenario.savedSecondsPerNode * share;
  }
  return saved;
}
