import { commandsOf } from '../shell/commandsOf';
import { ShellCommand } from '../shell/ShellCommand';
import { clearedCaches } from './cacheCommand';
import { packageCommand } from './packageCommand';

/**
 * The commands of a script that take any of these paths away: those that name
 * one of them, and where none does, all that remove something.
 */
export function removalCommands(
  script: string,
  paths: readonly string[],
): ShellCommand[] {
  const removing = commandsOf(script).filter(
    command =>
      !command.isConditional && (isRemoval(command) || clears(command)),
  );
  const naming = removing.filter(command => names(command, paths));
  return naming.length > 0 ? naming : removing;
}

/** A script without some of its commands; absent where it is not a plain list. */
export function scriptWithout(
  script: string,
  without: readonly ShellCommand[],
): string | undefined {
  const commands = commandsOf(script);
  const isPlain = commands.every(
    ({ isConditional, joinedBy }) =>
      !isConditional &&
      (joinedBy === undefined || joinedBy === '&&' || joinedBy === ';'),
  );
  if (!isPlain) {
    return undefined;
  }
  const gone = new Set(without.map(({ text }) => text));
  return commands
    .map(({ text }) => text)
    .filter(text => !gone.has(text))
    .join(' && ');
}

function isRemoval({ name, args }: ShellCommand): boolean {
  return (
    name === 'rm' ||
    name === 'unlink' ||
    name === 'rmdir' ||
    (name === 'find' && args.some(word => word === '-delete' || word === 'rm'))
  );
}

function clears(command: ShellCommand): boolean {
  return (
    clearedCaches(command).length > 0 ||
    packageCommand(command)?.action === 'remove'
  );
}

function names(command: ShellCommand, paths: readonly string[]): boolean {
  return command.args.some(word => {
    if (word.startsWith('-')) {
      return false;
    }
    const fixed = word
      .replace(/^(?:~|\$HOME|\$\{HOME\})/, 'root')
      .replace(/^\/+/, '')
      .split(/[*?[$]/)[0]
      .replace(/\/+$/, '');
    return (
      fixed !== '' &&
      paths.some(path => path === fixed || path.startsWith(`${fixed}/`))
    );
  });
}
