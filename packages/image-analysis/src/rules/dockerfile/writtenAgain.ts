import {
  DockerfileInstruction,
  DockerfileStage,
} from '../../source/Dockerfile';

/** Longer pieces of a Dockerfile are not shown again. */
const MOST_LINES = 60;

/** A RUN as written, with flags put behind the keyword, one per line. */
export function withFlags(
  instruction: DockerfileInstruction,
  flags: readonly string[],
  escape: string,
): string {
  const separator = instruction.heredocs.length > 0 ? ' ' : ` ${escape}\n    `;
  return instruction.text.replace(
    /^(\s*[A-Za-z]+)[ \t]+/,
    (_, keyword: string) => `${keyword} ${[...flags, ''].join(separator)}`,
  );
}

/** Instructions as written, one below the other; absent where they are too many. */
export function writtenLines(
  instructions: readonly DockerfileInstruction[],
): string | undefined {
  const text = instructions.map(instruction => instruction.text).join('\n');
  return text.split('\n').length > MOST_LINES ? undefined : text;
}

/** The instructions of a stage from one to another, both included. */
export function fromTo(
  stage: DockerfileStage,
  first: DockerfileInstruction,
  last: DockerfileInstruction,
): DockerfileInstruction[] {
  return stage.instructions.slice(
    stage.instructions.indexOf(first),
    stage.instructions.indexOf(last) + 1,
  );
}

/** Names a stage in keys and sentences. */
export function stageName(stage: DockerfileStage): string {
  return stage.name ?? `${stage.index}`;
}
