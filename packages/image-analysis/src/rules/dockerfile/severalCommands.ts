import { Rule } from '../Rule';
import { decideByDockerfile, findingAt, linesText } from './dockerfileEvidence';

/** More than one CMD, ENTRYPOINT or HEALTHCHECK: only the last one counts. */
export const severalCommands: Rule = {
  id: 'several-commands',
  version: 1,
  title: 'Several CMD or ENTRYPOINT in one stage',
  family: 'hygiene',
  severity: 'low',
  needs: ['dockerfile'],
  why: 'Only the last CMD, ENTRYPOINT and HEALTHCHECK of a stage count. The others do nothing, though whoever wrote them thought they did.',
  remedy: 'Keep the last one.',
  sources: [
    {
      name: 'hadolint DL4003, DL4004, DL3012',
      url: 'https://github.com/hadolint/hadolint/wiki/DL4003',
    },
    {
      name: 'BuildKit check MultipleInstructionsDisallowed',
      url: 'https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/',
    },
  ],
  decide: input =>
    decideByDockerfile(input, evidence => {
      const { final } = evidence.dockerfile;
      return ['CMD', 'ENTRYPOINT', 'HEALTHCHECK'].flatMap(keyword => {
        const all =
          final?.instructions.filter(one => one.keyword === keyword) ?? [];
        const idle = all.slice(0, -1);
        return idle.length === 0
          ? []
          : [
              findingAt(evidence, {
                key: keyword,
                title: `${keyword} without effect`,
                seen: `The ${keyword} in ${linesText(
                  idle,
                )} does nothing, as line ${all.at(-1)?.line} has another one.`,
                at: idle,
                remedy: {
                  text: `Take out what is in ${linesText(idle)}.`,
                  change: {
                    in: 'Dockerfile',
                    before: all.map(({ text }) => text).join('\n'),
                    after: all.at(-1)?.text ?? '',
                  },
                },
              }),
            ];
      });
    }),
};
