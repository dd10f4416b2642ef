import { DockerfileInstruction } from '../../source/Dockerfile';
import { ShellCommand } from '../shell/ShellCommand';
import { commandsOf } from '../shell/commandsOf';

const known = new WeakMap<DockerfileInstruction, ShellCommand[]>();

/** The commands of a RUN, in shell or exec form; none for other instructions. */
export function runCommands(
  instruction: DockerfileInstruction,
): readonly ShellCommand[] {
  if (instruction.keyword !== 'RUN') {
    return [];
  }
  const before = known.get(instruction);
  if (before) {
    return before;
  }
  const { form, args, content } = instruction;
  const commands = commandsOf(
    form === 'exec' ? args.map(quoted).join(' ') : content,
  );
  known.set(instruction, commands);
  return commands;
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word)
    ? word
    : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The commands that run whatever happens. */
export function surelyRun(instruction: DockerfileInstruction) {
  return runCommands(instruction).filter(({ isConditional }) => !isConditional);
}
