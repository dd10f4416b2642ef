import { BuildTool, buildTool } from '../hygiene/buildTools';
import { buildInFinalStage } from '../hygiene/buildInFinalStage';
import { packageCommand } from '../shared/packageCommand';
import { buildBaseShipped } from '../size/buildBaseShipped';
import { toolchainInImage } from '../size/toolchainInImage';
import { DockerfileInstruction } from '../../source/Dockerfile';
import { Rule } from '../Rule';
import { decideByDockerfile, findingAt } from './dockerfileEvidence';
import { proposeStages } from './proposeStages';
import { runCommands, surelyRun } from './runCommands';

/** The only stage of a Dockerfile compiles, so that the compiler is shipped. */
export const noMultiStage: Rule = {
  id: 'no-multi-stage',
  version: 1,
  title: 'Dockerfile builds and runs in one stage',
  family: 'size',
  severity: 'high',
  needs: ['dockerfile'],
  uses: ['manifest', 'contents'],
  why: 'A program needs its compiler to be built, not to run. In a single stage compiler, sources and caches are shipped with every deployment: often more than nine tenths of the image.',
  remedy:
    'Build in a first stage, and copy the result into a second one that holds only what the program needs.',
  sources: [
    {
      name: 'Docker, Multi-stage builds',
      url: 'https://docs.docker.com/build/building/multi-stage/',
    },
    {
      name: 'hadolint issue 947',
      url: 'https://github.com/hadolint/hadolint/issues/947',
    },
    { name: 'Builder pattern (2018); go-docker (about 2021)' },
  ],
  decide(input) {
    const { contents } = input;
    const outcome = decideByDockerfile(
      input,
      evidence => {
        const { used } = evidence.dockerfile;
        const build =
          used.length === 1 ? buildOf(used[0].instructions) : undefined;
        if (!build) {
          return [];
        }
        const change = proposeStages(used[0], build.tool);
        return [
          findingAt(evidence, {
            key: '',
            title: 'Built and run in one stage',
            seen: `Line ${build.run.line} builds the program, and there is no other stage: what built it is in the image.`,
            at: [build.run],
            // Without contents nobody has seen the compiler in the image.
            confidence: 'likely',
            remedy: {
              text: change
                ? 'Two stages of this Dockerfile’s own lines; check that the second has all that the program needs.'
                : 'Name the stage, and copy its result into a second one on a small base.',
              change,
            },
          }),
        ];
      },
      [buildBaseShipped, buildInFinalStage, toolchainInImage],
    );
    return outcome.state === 'found' &&
      contents.known &&
      contents.value.isComplete
      ? {
          state: 'not-applicable',
          reason:
            'the layers’ contents show whether a compiler is left: rules build-base-shipped and build-in-final-stage judge them',
        }
      : outcome;
  },
};

/** The last RUN that compiles and does not take the compiler away again. */
function buildOf(
  instructions: readonly DockerfileInstruction[],
): { run: DockerfileInstruction; tool: BuildTool } | undefined {
  return instructions
    .flatMap(run => {
      const tool = surelyRun(run)
        .map(buildTool)
        .find(one => one !== undefined);
      const removes = runCommands(run).some(
        command => packageCommand(command)?.action === 'remove',
      );
      return tool && !removes ? [{ run, tool }] : [];
    })
    .at(-1);
}
