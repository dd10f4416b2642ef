import { HistoryPoint } from '@image-insights/backstage-plugin-image-insights-common';
import { Rule } from '@image-insights/image-analysis';
import { StoredVerdict } from '../../database/FindingStore';

/**
 * How much evidence was the same when an image was judged and when the one of 30
 * days ago was: with less of it, a difference may be one of the evidence.
 * 0: manifest, releases, registry. 1: and the contents of layers. 2: all.
 */
export type Comparability = 0 | 1 | 2;

/** An image and its verdict, where it was judged. */
interface JudgedImage {
  point: Pick<HistoryPoint, 'digest'>;
  verdict?: StoredVerdict;
}

/**
 * Of a service's newest image with what was the newest 30 days ago. Dockerfiles
 * are those of the newest release alone, and contents of older releases may
 * not have been read.
 *
 * @returns undefined where either was not judged, or by other rules
 */
export function comparabilityOf(
  now: JudgedImage,
  then: Partial<JudgedImage>,
): Comparability | undefined {
  if (
    !now.verdict ||
    !then.verdict ||
    now.verdict.ruleSet !== then.verdict.ruleSet
  ) {
    return undefined;
  }
  if (now.point.digest === then.point?.digest) {
    return 2;
  }
  const { contentsState } = now.verdict;
  return contentsState === then.verdict.contentsState &&
    (contentsState === 'read' || contentsState === 'off')
    ? 1
    : 0;
}

/** What a rule has to have looked at twice before its findings are compared. */
export function comparabilityNeeded({
  needs,
  uses = [],
}: Pick<Rule, 'needs' | 'uses'>): Comparability {
  const evidence = [...needs, ...uses];
  if (evidence.includes('dockerfile') || evidence.includes('dockerignore')) {
    return 2;
  }
  return evidence.includes('contents') ? 1 : 0;
}
