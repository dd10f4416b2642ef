import { ShellCommand } from '../shell/ShellCommand';
import { dependencyInstaller } from './dependencyInstaller';
import { packageCommand } from './packageCommand';

/** Paths whose removal clears a cache, and the kinds of cache they are. */
const CACHE_PATHS: ReadonlyArray<{ part: string; kinds: string[] }> = [
  { part: 'var/lib/apt/lists', kinds: ['apt-lists'] },
  { part: 'var/cache/apt', kinds: ['apt-archives'] },
  { part: 'var/cache/apk', kinds: ['apk'] },
  { part: 'var/cache/yum', kinds: ['dnf'] },
  { part: 'var/cache/dnf', kinds: ['dnf'] },
  { part: 'var/cache/libdnf5', kinds: ['dnf'] },
  { part: 'var/cache/zypp', kinds: ['zypper'] },
  { part: '.cache/pip', kinds: ['pip'] },
  { part: '.cache/uv', kinds: ['uv'] },
  { part: '.cache/yarn', kinds: ['yarn'] },
  { part: '.cache/go-build', kinds: ['go'] },
  { part: 'go/pkg/mod', kinds: ['go'] },
  { part: '.npm', kinds: ['npm'] },
  { part: '.m2', kinds: ['maven'] },
  { part: '.gradle', kinds: ['gradle'] },
  { part: '.cargo/registry', kinds: ['cargo'] },
  { part: '.nuget', kinds: ['nuget'] },
  { part: '.composer', kinds: ['composer'] },
  { part: '.cache', kinds: ['pip', 'uv', 'yarn', 'go', 'composer'] },
];

/** Commands of tools that clear their own cache: name, words, kind. */
const CACHE_COMMANDS: ReadonlyArray<[string, RegExp, string]> = [
  ['npm', /^cache (?:clean|rm)\b/, 'npm'],
  ['yarn', /^cache clean\b/, 'yarn'],
  ['pnpm', /^store prune\b/, 'pnpm'],
  ['pip', /^cache purge\b/, 'pip'],
  ['pip3', /^cache purge\b/, 'pip'],
  ['uv', /^cache (?:clean|prune)\b/, 'uv'],
  ['go', /^clean\b.*-(?:modcache|cache)\b/, 'go'],
  ['conda', /^clean\b/, 'conda'],
  ['mamba', /^clean\b/, 'conda'],
  ['composer', /^(?:clear-cache|clearcache|cc)\b/, 'composer'],
  ['dotnet', /^nuget locals\b.*(?:--clear|-c)\b/, 'nuget'],
];

const MANAGER_KINDS = {
  apt: ['apt-lists', 'apt-archives'],
  apk: ['apk'],
  dnf: ['dnf'],
  zypper: ['zypper'],
} as const;

/**
 * Which caches a command clears, by the kinds of path traits; none for every
 * other command.
 */
export function clearedCaches(command: ShellCommand): string[] {
  const packages = packageCommand(command);
  if (packages?.action === 'clean') {
    const { manager } = packages;
    const isWhole =
      manager !== 'apt' ||
      command.args.some(word => /^dist-?clean$/.test(word));
    return isWhole ? [...MANAGER_KINDS[manager]] : ['apt-archives'];
  }
  const words = command.args.join(' ').slice(0, 2_000);
  if (command.name === 'rm' || command.name === 'find') {
    const kinds = command.args.flatMap(
      word =>
        CACHE_PATHS.find(({ part }) => holdsPath(word, part))?.kinds ?? [],
    );
    const deletes = command.name === 'rm' || /-delete\b|-exec rm\b/.test(words);
    return deletes ? [...new Set(kinds)] : [];
  }
  return CACHE_COMMANDS.filter(
    ([name, form]) => name === command.name && form.test(words),
  ).map(([, , kind]) => kind);
}

/** Which caches a command fills, unless it is told not to. */
export function filledCaches(command: ShellCommand): string[] {
  const packages = packageCommand(command);
  if (packages) {
    const { manager, action, options } = packages;
    const fills =
      action === 'refresh' || action === 'install' || action === 'upgrade';
    if (!fills || options.includes('--no-cache')) {
      return [];
    }
    if (manager !== 'apt') {
      return [...MANAGER_KINDS[manager]];
    }
    return action === 'refresh' ? ['apt-lists'] : ['apt-archives'];
  }
  if (/^pip[\d.]*$/.test(command.name)) {
    const fills =
      command.args.includes('install') &&
      !command.args.includes('--no-cache-dir') &&
      command.assignments.PIP_NO_CACHE_DIR === undefined;
    return fills ? ['pip'] : [];
  }
  const installer = dependencyInstaller(command);
  return installer ? [installer.ecosystem] : [];
}

function holdsPath(word: string, part: string): boolean {
  const bare = word.replace(/^(?:~|\$HOME|\$\{HOME\})?\/*/, '');
  return (
    bare === part ||
    bare.startsWith(`${part}/`) ||
    bare.endsWith(`/${part}`) ||
    bare.includes(`/${part}/`)
  );
}
