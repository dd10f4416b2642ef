import { ShellCommand } from '../shell/ShellCommand';

/**
 * What a command has a package manager of the distribution do: `refresh`
 * fetches its lists, `upgrade` brings everything that is installed up to date.
 */
export type PackageAction =
  | 'refresh'
  | 'install'
  | 'upgrade'
  | 'remove'
  | 'clean';

export type PackageManager = 'apt' | 'apk' | 'dnf' | 'zypper';

/** A package manager's command, taken apart. */
export interface PackageCommand {
  manager: PackageManager;
  action: PackageAction;
  /** What is to be installed, upgraded or removed, as written. */
  packages: string[];
  options: string[];
}

interface Grammar {
  manager: PackageManager;
  actions: Readonly<Record<string, PackageAction>>;
  /** Options whose value is the next word. */
  valued: readonly string[];
}

const APT: Grammar = {
  manager: 'apt',
  actions: {
    update: 'refresh',
    install: 'install',
    reinstall: 'install',
    'build-dep': 'install',
    upgrade: 'upgrade',
    'dist-upgrade': 'upgrade',
    'full-upgrade': 'upgrade',
    'safe-upgrade': 'upgrade',
    remove: 'remove',
    purge: 'remove',
    autoremove: 'remove',
    autopurge: 'remove',
    clean: 'clean',
    autoclean: 'clean',
    'dist-clean': 'clean',
    distclean: 'clean',
  },
  valued: ['-t', '--target-release', '-o', '--option', '-c', '--config-file'],
};

const APK: Grammar = {
  manager: 'apk',
  actions: {
    update: 'refresh',
    add: 'install',
    upgrade: 'upgrade',
    del: 'remove',
    cache: 'clean',
  },
  valued: [
    '-t',
    '--virtual',
    '-X',
    '--repository',
    '-p',
    '--root',
    '--keys-dir',
    '--repositories-file',
    '--arch',
    '--wait',
    '--cache-dir',
  ],
};

const DNF: Grammar = {
  manager: 'dnf',
  actions: {
    makecache: 'refresh',
    'check-update': 'refresh',
    install: 'install',
    localinstall: 'install',
    groupinstall: 'install',
    reinstall: 'install',
    update: 'upgrade',
    upgrade: 'upgrade',
    'distro-sync': 'upgrade',
    'dist-upgrade': 'upgrade',
    remove: 'remove',
    erase: 'remove',
    autoremove: 'remove',
    clean: 'clean',
  },
  valued: [
    '-c',
    '--config',
    '--setopt',
    '--enablerepo',
    '--disablerepo',
    '--repo',
    '--installroot',
    '--releasever',
    '-x',
    '--exclude',
  ],
};

const ZYPPER: Grammar = {
  manager: 'zypper',
  actions: {
    ref: 'refresh',
    refresh: 'refresh',
    in: 'install',
    install: 'install',
    up: 'upgrade',
    update: 'upgrade',
    dup: 'upgrade',
    'dist-upgrade': 'upgrade',
    patch: 'upgrade',
    rm: 'remove',
    remove: 'remove',
    cc: 'clean',
    clean: 'clean',
  },
  valued: ['-r', '--repo', '--from', '-t', '--type'],
};

const GRAMMARS = new Map<string, Grammar>([
  ['apt-get', APT],
  ['apt', APT],
  ['aptitude', APT],
  ['apk', APK],
  ['yum', DNF],
  ['dnf', DNF],
  ['dnf5', DNF],
  ['microdnf', DNF],
  ['tdnf', DNF],
  ['zypper', ZYPPER],
]);

/**
 * Takes a package manager's command apart; absent for everything else. An
 * upgrade of named packages installs them.
 */
export function packageCommand(
  command: ShellCommand,
): PackageCommand | undefined {
  const grammar = GRAMMARS.get(command.name);
  if (!grammar) {
    return undefined;
  }
  const options: string[] = [];
  const words: string[] = [];
  for (let index = 0; index < command.args.length; index++) {
    const word = command.args[index];
    if (!word.startsWith('-')) {
      words.push(word);
    } else if (grammar.valued.includes(word)) {
      options.push(`${word} ${command.args[index + 1] ?? ''}`.trim());
      index += 1;
    } else {
      options.push(word);
    }
  }
  const [verb = '', ...packages] = words;
  const action = Object.hasOwn(grammar.actions, verb)
    ? grammar.actions[verb]
    : undefined;
  if (action === undefined) {
    return undefined;
  }
  return {
    manager: grammar.manager,
    action: action === 'upgrade' && packages.length > 0 ? 'install' : action,
    packages,
    options,
  };
}
