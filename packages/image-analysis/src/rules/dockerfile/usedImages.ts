import { Dockerfile, DockerfileInstruction } from '../../source/Dockerfile';
import { copiedFrom } from '../../source/parseDockerfile';

/** An image that a Dockerfile names, in a FROM or to copy from. */
export interface UsedImage {
  /** As written. */
  text: string;
  /** With the defaults of build arguments. */
  name: string;
  hasVariables: boolean;
  at: DockerfileInstruction;
  /** Whether the final image stands on it. */
  isBase: boolean;
}

/**
 * Images of other people that the stages in use name; no stages, not `scratch`,
 * and not what a build argument without default decides.
 */
export function usedImages({ used, stages, chain }: Dockerfile): UsedImage[] {
  const names = new Set(
    stages.flatMap(({ name, index }) => [name ?? '', `${index}`]),
  );
  return used.flatMap(stage => {
    const { from, head } = stage;
    const own: UsedImage[] =
      from.stage === undefined && from.image !== undefined
        ? [
            {
              text: from.text,
              name: from.image,
              hasVariables: from.hasVariables,
              at: head,
              isBase: chain.includes(stage),
            },
          ]
        : [];
    const copied = stage.instructions.flatMap(instruction =>
      copiedFrom(instruction)
        .filter(name => !names.has(name.toLowerCase()) && !name.includes('$'))
        // A bare word may be a named context of the build.
        .filter(name => /[:/@]/.test(name))
        .map(name => ({
          text: name,
          name,
          hasVariables: false,
          at: instruction,
          isBase: false,
        })),
    );
    return [...own, ...copied].filter(
      ({ name }) => name !== '' && name !== 'scratch',
    );
  });
}

/** What follows the name: tag and digest. */
export function versionOf(name: string): { tag?: string; digest?: string } {
  const [reference, digest] = name.split('@');
  const tag = /:([^/:]+)$/.exec(reference)?.[1];
  return { tag, digest };
}
