import { Rule } from '../Rule';
import { isMovingTag } from './tagKind';

/** An image that has no name of its own. */
export const latestTagDeployed: Rule = {
  id: 'latest-tag-deployed',
  version: 1,
  title: 'Only a moving tag names the image',
  family: 'reproducibility',
  severity: 'low',
  needs: ['history'],
  why: 'An image that only `latest` or a branch names is gone by name with the next build: nobody can say what ran, nor go back to it.',
  remedy: 'Push each build under a tag of its own as well.',
  sources: [{ name: 'dockle DKL-DI-0006' }],
  decide({ history }) {
    if (!history.known) {
      return {
        state: 'undecided',
        missing: 'history',
        reason: history.reason,
      };
    }
    const { tag, tags } = history.value;
    if (!isMovingTag(tag)) {
      return { state: 'passed' };
    }
    if (tags === undefined) {
      return {
        state: 'undecided',
        missing: 'registry',
        reason: `${tag} moves, and whether other tags name the image is not known`,
      };
    }
    const others = tags.filter(other => !isMovingTag(other));
    if (others.length > 0) {
      return { state: 'passed' };
    }
    const names = [...new Set([tag, ...tags])].join(', ');
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: 'No release tag names the image',
          seen: `Of the tags that are followed only ${names} points to this image, and the next build takes it away.`,
          // Tags that are commit hashes name images as well, but are not followed.
          confidence: 'guess',
          method:
            'tags of the repository that are followed; commit hashes are not among them',
          places: [],
          remedy: {
            text: 'Push every build under its version or commit as well, and deploy by that.',
            change: {
              in: 'shell',
              before: `docker buildx build --push -t …:${tag} .`,
              after: `docker buildx build --push -t …:${tag} -t …:"$(git describe --tags --always)" .`,
            },
          },
        },
      ],
    };
  },
};
