import { ownMetadata } from '../shared/ownMetadata';
import { noInstructionFound } from '../shared/unknownHistory';
import { Rule } from '../Rule';

/** MAINTAINER, which a label replaced. */
export const maintainerDeprecated: Rule = {
  id: 'maintainer-deprecated',
  version: 1,
  title: 'MAINTAINER is deprecated',
  family: 'hygiene',
  severity: 'info',
  needs: ['manifest'],
  why: 'MAINTAINER writes a field that tools no longer read. A label is found by all of them.',
  remedy: 'Set the label org.opencontainers.image.authors.',
  sources: [
    {
      name: 'Docker build check MaintainerDeprecated',
      url: 'https://docs.docker.com/reference/build-checks/maintainer-deprecated/',
    },
    {
      name: 'hadolint DL4000',
      url: 'https://github.com/hadolint/hadolint/wiki/DL4000',
    },
  ],
  decide(input) {
    const step = ownMetadata(input.image, 'MAINTAINER').at(-1);
    if (!step) {
      return noInstructionFound(input);
    }
    const before = step.instruction.text;
    const author = before
      .slice('MAINTAINER'.length)
      .trim()
      .replace(/^["']|["']$/g, '')
      .replace(/["\\$\n]/g, '');
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: 'Author told by MAINTAINER',
          seen: `The build has \`${before}\`.`,
          confidence: 'likely',
          method: 'read in the history',
          places: [],
          remedy: {
            text: 'Tell the author by a label.',
            change: {
              in: 'Dockerfile',
              before,
              after: `LABEL org.opencontainers.image.authors="${author}"`,
            },
          },
        },
      ],
    };
  },
};
