import type { HistoryDeployment } from '@image-insights/backstage-plugin-image-insights-common';

/** Deployments that are drawn as one mark. @public */
export interface DeploymentMark {
  /** Where it stands, in pixels. */
  at: number;
  /** Oldest first; at least one. */
  deployments: HistoryDeployment[];
}

/**
 * Deployments as marks along an axis. Those that would touch are one mark that
 * stands where the first of them does.
 *
 * @param options - `deployments` oldest first; `place` is undefined for those
 * that the axis does not show
 * @public
 */
export function deploymentMarks(options: {
  deployments: readonly HistoryDeployment[];
  place: (deployment: HistoryDeployment) => number | undefined;
  minimumDistance: number;
}): DeploymentMark[] {
  const { deployments, place, minimumDistance } = options;
  const placed = deployments
    .flatMap(deployment => {
      const at = place(deployment);
      return at === undefined ? [] : [{ at, deployment }];
    })
    .sort((a, b) => a.at - b.at);
  const marks: DeploymentMark[] = [];
  for (const { at, deployment } of placed) {
    const last = marks[marks.length - 1];
    if (last && at - last.at < minimumDistance) {
      last.deployments.push(deployment);
    } else {
      marks.push({ at, deployments: [deployment] });
    }
  }
  return marks;
}

/**
 * A letter for each environment: its first, or as many as tell it from those
 * named before it, at most three.
 *
 * @param environments - in the order of their weight; the first keep one letter
 * @public
 */
export function environmentLetters(
  environments: readonly string[],
): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  const taken = new Set<string>();
  for (const environment of environments) {
    if (letters.has(environment)) continue;
    let text = '';
    for (let length = 1; length <= 3; length += 1) {
      text = environment.slice(0, length);
      text = text.charAt(0).toUpperCase() + text.slice(1);
      if (!taken.has(text)) break;
    }
    taken.add(text);
    letters.set(environment, text);
  }
  return letters;
}
