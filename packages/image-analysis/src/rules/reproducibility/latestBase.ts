import { Rule } from '../Rule';
import { recordedBase, unrecordedReason } from './recordedBase';

/** A base by the tag `latest`, or by none, which is the same. */
export const latestBase: Rule = {
  id: 'latest-base',
  version: 1,
  title: 'Base image without a version',
  family: 'reproducibility',
  severity: 'low',
  needs: ['manifest'],
  why: 'What `latest` means changes without notice: the next build may stand on another major version of the system, and nobody chose it.',
  remedy: 'Name a version of the base image, best with its digest.',
  sources: [
    {
      name: 'hadolint DL3006, DL3007',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3007',
    },
  ],
  decide(input) {
    const { base } = input.image;
    if (base.known && base.layerCount === 0) {
      return { state: 'not-applicable', reason: 'the image has no base' };
    }
    const recorded = recordedBase(input);
    if (!recorded) {
      return {
        state: 'undecided',
        missing: 'manifest',
        reason: unrecordedReason(input),
      };
    }
    const { reference, name, isTagged, method, confidence } = recorded;
    if (reference.digest !== undefined || reference.tag !== 'latest') {
      return { state: 'passed' };
    }
    const bare = name.replace(/:latest$/, '');
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: isTagged
            ? 'Built on the latest of its base image'
            : 'Built on a base image without a tag',
          seen: `The image is built on ${name}, whose meaning changes whenever somebody pushes there.`,
          confidence,
          method,
          places: [],
          remedy: {
            text: `Name the version of ${bare} that is meant.`,
            change: {
              in: 'Dockerfile',
              before: `FROM ${name}`,
              after: recorded.digest
                ? `# with the version that it is now, e.g.\nFROM ${bare}:<version>@${recorded.digest}`
                : `FROM ${bare}:<version>`,
            },
          },
        },
      ],
    };
  },
};
