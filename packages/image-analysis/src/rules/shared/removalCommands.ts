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

/**
 * A script without some of its commands; absent where it is more than a plain
 * list, so that commands cannot be taken out one by one.
 */
export function scriptWithout(
  script: string,
  without: readonly ShellCommand[],
): string | undefined {
  const commands = commandsOf(script);
  if (!isPlainList(script, commands)) {
    return undefined;
  }
  const gone = new Set(without.map(({ text }) => text));
  return commands
    .map(({ text }) => text)
    .filter(text => !gone.has(text))
    .join(' && ');
}

/** Whether a script is its commands one after the other and nothing else. */
function isPlainList(
  script: string,
  commands: readonly ShellCommand[],
): boolean {
  let at = 0;
  for (const { text, joinedBy } of commands) {
    const start = script.indexOf(text, at);
    // A command within another one is found too late, or not at all.
    if (
      start < 0 ||
      !/^[\s;&\\]*$/.test(script.slice(at, start)) ||
      (joinedBy !== undefined && joinedBy !== '&&' && joinedBy !== ';')
    ) {
      return false;
    }
    at = start + text.length;
  }
  return /^[\s;]*$/.test(script.slice(at));
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
