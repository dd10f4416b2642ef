import { DockerfileInstruction } from '../../source/Dockerfile';
import { ShellCommand } from '../shell/ShellCommand';
import { clearedCaches } from '../shared/cacheCommand';
import { packageCommand } from '../shared/packageCommand';
import { runCommands, surelyRun } from './runCommands';

/** Commands that go well with an installation and look at no source. */
const BESIDE = new Set([
  'set',
  'rm',
  'mkdir',
  'echo',
  'true',
  'export',
  'ln',
  'corepack',
  'useradd',
  'adduser',
  'groupadd',
  'addgroup',
]);

/**
 * Whether a RUN surely does the same whatever lies in the build context: it
 * installs packages by name, and does nothing that could look at a file of it.
 */
export function isIndependentRun(instruction: DockerfileInstruction): boolean {
  const commands = runCommands(instruction);
  return (
    commands.length > 0 &&
    commands.length === surelyRun(instruction).length &&
    !instruction.mounts.some(({ type }) => type === 'bind') &&
    !/[^<]<[^<]|\$\(|`/.test(instruction.content) &&
    commands.every(isIndependent)
  );
}

function isIndependent(command: ShellCommand): boolean {
  const { name, args } = command;
  const packages = packageCommand(command);
  if (packages) {
    return !packages.packages.some(namesFile);
  }
  if (/^pip[\d.]*$/.test(name) || name === 'npm') {
    const [verb, ...words] = args.filter(word => !word.startsWith('-'));
    return (
      verb === 'install' &&
      words.length > 0 &&
      !words.some(namesFile) &&
      !args.some(word =>
        /^-[ecr]|^--(?:editable|requirement|constraint)/.test(word),
      ) &&
      (name !== 'npm' || args.includes('-g') || args.includes('--global'))
    );
  }
  return BESIDE.has(name) || clearedCaches(command).length > 0;
}

function namesFile(word: string): boolean {
  return /[/$`<]|^\.|\.(?:deb|apk|rpm|whl|tgz)$/.test(word);
}
