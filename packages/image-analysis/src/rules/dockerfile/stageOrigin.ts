import { Dockerfile, DockerfileStage } from '../../source/Dockerfile';

/**
 * The image that a stage stands on in the end, over stages that it is FROM;
 * absent where a build argument without default decides.
 */
export function stageOrigin(
  { from }: DockerfileStage,
  dockerfile: Dockerfile,
): string | undefined {
  return from.stage === undefined
    ? from.image
    : stageOrigin(dockerfile.stages[from.stage], dockerfile);
}
