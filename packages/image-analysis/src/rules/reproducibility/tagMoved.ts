import { Rule } from '../Rule';
import { isFixedTag } from './tagKind';

const MOST_NAMED = 3;

/** A release tag that pointed to something else before. */
export const tagMoved: Rule = {
  id: 'tag-moved',
  version: 1,
  title: 'Release tag was moved',
  family: 'reproducibility',
  severity: 'medium',
  needs: ['history'],
  why: 'Who deployed the release before and who deploys it now run different images under one name; a rollback to it does not bring back what ran.',
  remedy:
    'Give each build a tag of its own, and let the registry refuse to overwrite release tags.',
  sources: [
    {
      name: 'Amazon ECR, image tag immutability',
      url: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html',
    },
  ],
  decide({ image, history }) {
    if (!history.known) {
      return {
        state: 'undecided',
        missing: 'history',
        reason: history.reason,
      };
    }
    const { tag, movedFrom } = history.value;
    if (!isFixedTag(tag)) {
      return {
        state: 'not-applicable',
        reason: `${tag} is a tag that may move`,
      };
    }
    const before = movedFrom.filter(({ digest }) => digest !== image.digest);
    if (before.length === 0) {
      return { state: 'passed' };
    }
    return {
      state: 'found',
      findings: [
        {
          key: tag,
          title: `The tag ${tag} was moved`,
          seen: `${tag} pointed to ${before
            .slice(0, MOST_NAMED)
            .map(
              ({ digest, until }) =>
                `${digest.slice(0, 'sha256:'.length + 12)} until ${until.slice(
                  0,
                  10,
                )}`,
            )
            .join(', ')}${
            before.length > MOST_NAMED
              ? ` and to ${before.length - MOST_NAMED} more`
              : ''
          }, and points to this image now.`,
          confidence: 'certain',
          method: 'what the tag pointed to at each scan',
          places: [],
          remedy: {
            text: `Release under a new tag instead of pushing ${tag} again, and turn on tag immutability in the registry.`,
          },
        },
      ],
    };
  },
};
