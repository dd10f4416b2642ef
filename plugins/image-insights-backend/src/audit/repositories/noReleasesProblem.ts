import { Problem } from '@image-insights/backstage-plugin-image-insights-common';
import { isSidecarTag } from '@image-insights/oci-registry';
import { StoredRepository } from '../../database/RepositoryStore';
import { TagTrouble } from '../../database/TagStore';

/**
 * Why a repository that was read well has no figures: what its tags hold, where
 * that tells, or that none of them counts.
 *
 * @param troubles - of its tags, those that are no failure among them
 */
export function noReleasesProblem(
  stored: StoredRepository,
  troubles: readonly TagTrouble[],
): Problem {
  const skipped = troubles.filter(
    ({ skipped: isSkipped, tag }) => isSkipped && !isSidecarTag(tag),
  );
  const telling =
    skipped.find(({ problem }) => problem.code === 'platform-missing') ??
    skipped.at(0);
  if (telling) {
    return telling.problem;
  }
  return {
    code: 'no-releases',
    message:
      stored.tagCount === 0
        ? 'The repository holds no tags'
        : 'None of the tags counts as a release',
    remedy:
      stored.tagCount === 0
        ? 'Push an image, or correct the repository in catalog-info.yaml.'
        : 'Say which tags count with the annotation image-insights.io/tags.',
  };
}
