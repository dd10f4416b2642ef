import { ImageDescription, Instruction } from '../../model';
import { readableInstruction } from './readableInstruction';
import { BuildStep, ownBuildSteps } from './runSteps';

const MOST_STEPS = 60;

/** Steps that belong to the running program, not to its build. */
const RUN_TIME = new Set([
  'CMD',
  'ENTRYPOINT',
  'EXPOSE',
  'USER',
  'VOLUME',
  'HEALTHCHECK',
  'STOPSIGNAL',
  'LABEL',
]);

/** What {@link multiStageDockerfile} needs to know. */
export interface MultiStageOptions {
  image: ImageDescription;
  /** `golang:1.22`; the base's own name. */
  buildBase: string;
  runtimeBase: string;
  /** Paths that the program needs: `/go/bin/app`. */
  artefacts: readonly string[];
}

/** A Dockerfile before and after. */
export interface MultiStageChange {
  before: string;
  after: string;
}

/**
 * This image's own steps, built in a stage of their own, with a final stage
 * that holds what the program needs. Absent where there are too many steps to
 * show, or history tells none.
 */
export function multiStageDockerfile(
  options: MultiStageOptions,
): MultiStageChange | undefined {
  const { image, buildBase, runtimeBase, artefacts } = options;
  const steps = ownBuildSteps(image).map(instructionOf);
  const told = steps.filter(step => step !== undefined);
  if (
    told.length !== steps.length ||
    told.length === 0 ||
    told.length > MOST_STEPS ||
    told.some(({ keyword }) => keyword === 'other' || keyword === 'FROM')
  ) {
    return undefined;
  }
  const lines = (of: readonly Instruction[]) =>
    of.map(({ text }) => readableInstruction(text));
  const building = told.filter(({ keyword }) => !RUN_TIME.has(keyword));
  const workdir = told.filter(({ keyword }) => keyword === 'WORKDIR').at(-1);
  const running = told.filter(({ keyword }) => RUN_TIME.has(keyword));
  return {
    before: [`FROM ${buildBase}`, ...lines(told)].join('\n'),
    after: [
      `FROM ${buildBase} AS build`,
      ...lines(building),
      '',
      `FROM ${runtimeBase}`,
      ...(runtimeBase === 'scratch'
        ? [
            'COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/',
          ]
        : []),
      ...(workdir ? [workdir.text] : []),
      ...artefacts.map(path => `COPY --from=build ${path} ${path}`),
      ...lines(running),
    ].join('\n'),
  };
}

function instructionOf(step: BuildStep): Instruction | undefined {
  return step.layer ? step.layer.instruction : step.metadata.instruction;
}
