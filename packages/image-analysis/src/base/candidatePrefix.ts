import { ImageFacts } from '../facts/ImageFacts';
import { emptyLayer } from '../facts/layerMedia';
import { BaseCandidate } from './BaseCandidate';

/** Whether a candidate can be the base of an image, and how well it fits. */
export interface CandidatePrefix {
  candidate: BaseCandidate;
  /** The candidate's history is the beginning of the image's, times included. */
  historyAgrees: boolean;
}

/**
 * The candidates whose layers are the bottom of an image's, best first: most
 * layers, then the same history, then a tag, then the shorter repository.
 *
 * Left out are images of the same repositories (an older build of a service
 * is no base), images without content, and images with all of the layers that
 * are not plainly an earlier step of the same history (mirrors and copies).
 */
export function fittingCandidates(
  facts: ImageFacts,
  candidates: readonly BaseCandidate[],
  repositories: readonly string[],
): CandidatePrefix[] {
  return candidates
    .filter(
      candidate =>
        !repositories.includes(candidate.repository) &&
        candidate.facts.digest !== facts.digest &&
        hasContent(candidate.facts) &&
        isPrefix(candidate.facts.diffIds, facts.diffIds),
    )
    .map(candidate => ({
      candidate,
      historyAgrees: historyIsPrefix(candidate.facts, facts),
    }))
    .filter(
      ({ candidate, historyAgrees }) =>
        candidate.facts.diffIds.length < facts.diffIds.length ||
        (historyAgrees &&
          (candidate.facts.history?.length ?? 0) <
            (facts.history?.length ?? 0)),
    )
    .sort(byFit);
}

function byFit(a: CandidatePrefix, b: CandidatePrefix): number {
  return (
    b.candidate.facts.diffIds.length - a.candidate.facts.diffIds.length ||
    Number(b.historyAgrees) - Number(a.historyAgrees) ||
    Number(b.candidate.tag !== undefined) -
      Number(a.candidate.tag !== undefined) ||
    a.candidate.repository.length - b.candidate.repository.length ||
    compare(a.candidate.repository, b.candidate.repository) ||
    compare(a.candidate.tag ?? '', b.candidate.tag ?? '') ||
    compare(a.candidate.facts.digest, b.candidate.facts.digest)
  );
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

function hasContent(facts: ImageFacts): boolean {
  return facts.diffIds.some(diffId => !emptyLayer('', diffId));
}

function isPrefix(shorter: readonly string[], longer: readonly string[]) {
  return (
    shorter.length <= longer.length &&
    shorter.every((diffId, index) => diffId === longer[index])
  );
}

function historyIsPrefix(base: ImageFacts, image: ImageFacts): boolean {
  const above = image.history ?? [];
  const below = base.history ?? [];
  return (
    below.length > 0 &&
    below.length <= above.length &&
    below.every((entry, index) => {
      const other = above[index];
      return (
        entry.created === other.created &&
        entry.createdBy === other.createdBy &&
        entry.author === other.author &&
        entry.comment === other.comment &&
        entry.emptyLayer === other.emptyLayer
      );
    })
  );
}
