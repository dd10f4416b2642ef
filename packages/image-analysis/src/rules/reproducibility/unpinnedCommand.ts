import { packageCommand } from '../shared/packageCommand';
import { ShellCommand } from '../shell/ShellCommand';

/** What a command installs without saying which version. */
export interface UnpinnedCommand {
  command: ShellCommand;
  /** `apt`, `apk`, `pip`, `npm`, … */
  tool: string;
  packages: string[];
}

const PIP_VALUED = new Set([
  '-r',
  '--requirement',
  '-c',
  '--constraint',
  '-i',
  '--index-url',
  '--extra-index-url',
  '-f',
  '--find-links',
  '-t',
  '--target',
  '--prefix',
  '--root',
  '--platform',
  '--python-version',
  '--cache-dir',
  '--timeout',
  '--retries',
  '--proxy',
  '--trusted-host',
  '--progress-bar',
  '--only-binary',
  '--no-binary',
]);

/**
 * What a command installs in whatever version there is on the day of the
 * build; absent where it installs nothing, or everything by version. Words
 * with variables may hold a version and are left out.
 */
export function unpinnedCommand(
  command: ShellCommand,
): UnpinnedCommand | undefined {
  const found = system(command) ?? language(command);
  const packages = (found?.packages ?? []).filter(
    word => word !== '' && !/[$`*]/.test(word),
  );
  return found && packages.length > 0
    ? { command, tool: found.tool, packages }
    : undefined;
}

interface Told {
  tool: string;
  packages: string[];
}

function system(command: ShellCommand): Told | undefined {
  const told = packageCommand(command);
  if (told?.action !== 'install') {
    return undefined;
  }
  const { manager, packages } = told;
  return {
    tool: manager === 'dnf' ? command.name : manager,
    packages: packages.filter(word => !isPinned(manager, word)),
  };
}

function isPinned(manager: string, word: string): boolean {
  switch (manager) {
    case 'apt':
      return /[=/]|\.deb$|[-+]$/.test(word);
    case 'apk':
      return /[=~<>@!]|\.apk$|^\./.test(word);
    case 'dnf':
      // Groups, files and addresses name a version in their own way, or none.
      return /-\d|^@|\.rpm$|:\/\/|^\//.test(word);
    default:
      return /[=<>]|-\d|\.rpm$|:\/\/|^\//.test(word);
  }
}

function language(command: ShellCommand): Told | undefined {
  const { name, args } = command;
  if (/^pip[\d.]*$/.test(name)) {
    return pip(args);
  }
  if (/^python[\d.]*$/.test(name) && args[0] === '-m' && args[1] === 'pip') {
    return pip(args.slice(2));
  }
  const words = args.filter(word => !word.startsWith('-'));
  const [verb, ...rest] = words;
  switch (name) {
    case 'npm':
      return verb === 'install' || verb === 'i' || verb === 'add'
        ? { tool: 'npm', packages: rest.filter(isLooseNode) }
        : undefined;
    case 'yarn':
      return verb === 'global' && rest[0] === 'add'
        ? { tool: 'yarn', packages: rest.slice(1).filter(isLooseNode) }
        : undefined;
    case 'pnpm':
      return verb === 'add'
        ? { tool: 'pnpm', packages: rest.filter(isLooseNode) }
        : undefined;
    case 'gem':
      return (verb === 'install' || verb === 'i') &&
        !args.some(word => /^(?:-v|--version)/.test(word))
        ? {
            tool: 'gem',
            packages: rest.filter(word => !/:|\.gem$/.test(word)),
          }
        : undefined;
    case 'go':
      return verb === 'install' || verb === 'get'
        ? {
            tool: 'go',
            packages: rest.filter(
              word =>
                /^[\w-]+\.[\w.-]+\//.test(word) &&
                (!word.includes('@') || word.endsWith('@latest')),
            ),
          }
        : undefined;
    default:
      return undefined;
  }
}

function pip(args: readonly string[]): Told | undefined {
  const [verb, ...rest] = args;
  const isConstrained = rest.some(word =>
    /^(?:-c|--constraint|--require-hashes)/.test(word),
  );
  if (verb !== 'install' || isConstrained) {
    return undefined;
  }
  const packages: string[] = [];
  for (let index = 0; index < rest.length; index++) {
    const word = rest[index];
    if (PIP_VALUED.has(word)) {
      index += 1;
    } else if (
      !word.startsWith('-') &&
      !/[=<>~!@/]|^\.|\.(?:whl|zip|tar\.gz)$/.test(word)
    ) {
      packages.push(word);
    }
  }
  return { tool: 'pip', packages };
}

/** Folders, archives and repositories name themselves; `a@1` is pinned. */
function isLooseNode(word: string): boolean {
  if (/^[./~]|\.tgz$|\.tar(?:\.gz)?$|:/.test(word)) {
    return false;
  }
  // `owner/repository` is GitHub's, `@scope/name` is npm's.
  if (!word.startsWith('@') && word.includes('/')) {
    return false;
  }
  return !word.slice(1).includes('@') || word.endsWith('@latest');
}
