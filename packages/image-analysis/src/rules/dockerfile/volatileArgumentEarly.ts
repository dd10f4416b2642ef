import {
  DockerfileInstruction,
  DockerfileStage,
} from '../../source/Dockerfile';
import { Finding, Rule } from '../Rule';
import {
  DockerfileEvidence,
  decideByDockerfile,
  findingAt,
  linesText,
} from './dockerfileEvidence';
import { stageName } from './writtenAgain';

/** Names whose value is another one in every build. */
const VOLATILE =
  /^(?:(?:CI_|GITHUB_|GIT_|VCS_|SOURCE_)?(?:COMMIT|REVISION|SHA|REF)(?:_SHA|_HASH|_ID|_REF|_SHORT_SHA|_TAG)?|GIT_(?:HASH|DESCRIBE)|(?:CI_)?(?:BUILD|PIPELINE|JOB|RUN)_(?:DATE|TIME|TIMESTAMP|NUMBER|NUM|ID)|BUILD|BUILDDATE|BUILDTIME|DATE|TIMESTAMP|CREATED|CACHE_?BUST(?:ER)?)$/;

/** A build argument that changes with every build stands above work that it does not concern. */
export const volatileArgumentEarly: Rule = {
  id: 'volatile-argument-early',
  version: 1,
  title: 'Changing build argument above steps that do not need it',
  family: 'layers',
  severity: 'medium',
  needs: ['dockerfile'],
  uses: ['manifest'],
  why: 'Every RUN below an ARG is run with its value, so that a new value, such as a commit or a date, makes all of them run anew, whether they use it or not.',
  remedy:
    'Declare such arguments as low as possible, best right above the LABEL that needs them.',
  sources: [
    {
      name: 'Docker, Dockerfile reference: impact of ARG on build caching',
      url: 'https://docs.docker.com/reference/dockerfile/#impact-on-build-caching',
    },
  ],
  decide: input =>
    decideByDockerfile(input, evidence =>
      evidence.dockerfile.used.flatMap(stage => early(evidence, stage)),
    ),
};

function early(
  evidence: DockerfileEvidence,
  stage: DockerfileStage,
): Finding[] {
  return stage.instructions.flatMap((argument, index) => {
    const name = volatileName(argument);
    if (name === undefined) {
      return [];
    }
    const below = stage.instructions.slice(index + 1);
    const user = below.findIndex(one => mentions(one, name));
    const waiting = below
      .slice(0, user < 0 ? below.length : user)
      .filter(({ keyword }) => keyword === 'RUN');
    const usesIt = user < 0 ? undefined : below[user];
    return waiting.length === 0
      ? []
      : [
          findingAt(evidence, {
            key: `${stageName(stage)} ${name}`,
            title: `Argument ${name} declared too early`,
            seen: `${argument.keyword} ${name} in line ${
              argument.line
            } changes with every build, and the RUN in ${linesText(
              waiting,
            )} below it ${
              waiting.length === 1 ? 'does' : 'do'
            } not use it, but must run anew each time.`,
            at: [argument, ...waiting],
            // The value may stay the same where nobody sets the argument.
            confidence: 'likely',
            remedy: {
              text: usesIt
                ? `Move it down to line ${usesIt.line}, the first that uses it.`
                : 'Nothing below uses it: leave it out, or move it to the end.',
              change: {
                in: 'Dockerfile',
                before: [argument, ...waiting]
                  .map(({ text }) => text)
                  .join('\n'),
                after: [...waiting, argument]
                  .map(({ text }) => text)
                  .join('\n'),
              },
            },
          }),
        ];
  });
}

/** Of an ARG, or of an ENV that takes its value from one. */
function volatileName({
  keyword,
  assignments,
}: DockerfileInstruction): string | undefined {
  const name = assignments.find(
    one =>
      VOLATILE.test(one.name) &&
      (keyword === 'ARG' || (keyword === 'ENV' && one.value?.includes('$'))),
  )?.name;
  return keyword === 'ARG' || keyword === 'ENV' ? name : undefined;
}

function mentions({ content }: DockerfileInstruction, name: string): boolean {
  return content.includes(name);
}
