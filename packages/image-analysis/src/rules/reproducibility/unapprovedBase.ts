import { formatReference, parseReference } from '@image-insights/oci-registry';
import { Rule } from '../Rule';
import { matchesWildcard } from '../shared/wildcard';
import { recordedBase, unrecordedReason } from './recordedBase';

/** A base image that is not on the organisation's list. */
export const unapprovedBase: Rule = {
  id: 'unapproved-base',
  version: 1,
  title: 'Base image not approved',
  family: 'reproducibility',
  severity: 'medium',
  needs: ['manifest'],
  why: 'Services on a few approved bases share their layers on every node, and a fix of the system reaches all of them.',
  remedy: 'Build on one of the approved base images.',
  sources: [
    {
      name: 'hadolint DL3026',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3026',
    },
  ],
  decide(input) {
    const { image, options } = input;
    const { base } = image;
    const approved = options.approvedBases;
    if (approved === undefined || approved.length === 0) {
      return {
        state: 'not-applicable',
        reason: 'no list of approved base images is configured',
      };
    }
    if (base.known && base.layerCount === 0) {
      return { state: 'not-applicable', reason: 'the image has no base' };
    }
    const recorded = recordedBase(input);
    const proven =
      base.known && base.method === 'diff-id-prefix' ? base.name : undefined;
    const name = recorded?.name ?? proven;
    if (name === undefined) {
      return {
        state: 'undecided',
        missing: 'manifest',
        reason: unrecordedReason(input),
      };
    }
    const names = spellings(name);
    if (
      approved.some(pattern =>
        patternSpellings(pattern).some(one =>
          names.some(spelling => matchesWildcard(one, spelling)),
        ),
      )
    ) {
      return { state: 'passed' };
    }
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: 'Base image not approved',
          seen: `The image is built on ${name}, which none of the approved names fits: ${approved
            .slice(0, 10)
            .join(', ')}${approved.length > 10 ? ', …' : ''}.`,
          // A scanned image with the same layers may have several names.
          confidence: recorded ? recorded.confidence : 'likely',
          method: recorded
            ? recorded.method
            : 'a scanned image has the same bottom layers',
          places: [],
          remedy: { text: 'Build on one of the approved base images.' },
        },
      ],
    };
  },
};

/** With and without tag and digest, in full: `docker.io/library/debian`. */
function spellings(name: string): string[] {
  try {
    const { repository, tag, digest } = parseReference(name);
    const bare = formatReference({ repository });
    return [
      bare,
      ...(tag === undefined ? [] : [`${bare}:${tag}`]),
      ...(digest === undefined ? [] : [`${bare}@${digest}`]),
      ...(tag === undefined || digest === undefined
        ? []
        : [`${bare}:${tag}@${digest}`]),
    ];
  } catch {
    return [name];
  }
}

/** As written, and as Docker Hub's short names are meant. */
function patternSpellings(pattern: string): string[] {
  const [first, ...others] = pattern.split('/');
  if (others.length === 0) {
    return [pattern, `docker.io/library/${pattern}`];
  }
  return /[.:]|^localhost$|^\*/.test(first)
    ? [pattern]
    : [pattern, `docker.io/${pattern}`];
}
