import { ShellCommand } from '../shell/ShellCommand';

/** A command that fetches the libraries a project declares. */
export interface DependencyInstaller {
  /** As traits of paths call its cache: `npm`, `pip`, `maven`, … */
  ecosystem: string;
  /** Files that declare or pin the libraries, as the COPY before it would name them. */
  manifests: string[];
  /** The command that needs nothing else of the sources. */
  early: string;
  /** False where it builds the sources too: `mvn package`. */
  isOnlyInstall: boolean;
}

type Reader = (command: ShellCommand) => DependencyInstaller | undefined;

const READERS = new Map<string, Reader>([
  [
    'npm',
    command => nodeTool(command, ['ci', 'clean-install', 'install', 'i']),
  ],
  ['pnpm', command => nodeTool(command, ['install', 'i', 'fetch'])],
  ['bun', command => nodeTool(command, ['install', 'i'])],
  ['yarn', yarn],
  [
    'poetry',
    verbs(
      ['install', 'sync'],
      'pip',
      ['pyproject.toml', 'poetry.lock'],
      'poetry install --no-root',
    ),
  ],
  ['pipenv', verbs(['install', 'sync'], 'pip', ['Pipfile', 'Pipfile.lock'])],
  ['uv', uv],
  ['go', go],
  ['mvn', maven],
  ['mvnw', maven],
  ['gradle', gradle],
  ['gradlew', gradle],
  [
    'cargo',
    verbs(
      ['build', 'fetch'],
      'cargo',
      ['Cargo.toml', 'Cargo.lock'],
      'cargo fetch --locked',
    ),
  ],
  ['bundle', bundle],
  ['bundler', bundle],
  [
    'composer',
    verbs(
      ['install'],
      'composer',
      ['composer.json', 'composer.lock'],
      'composer install --no-scripts --no-autoloader',
    ),
  ],
  [
    'dotnet',
    verbs(
      ['restore', 'build', 'publish'],
      'nuget',
      ['*.csproj'],
      'dotnet restore',
    ),
  ],
  ['mix', verbs(['deps.get'], 'mix', ['mix.exs', 'mix.lock'])],
]);

/**
 * Recognises the installation of a project's own dependencies. Absent for
 * single packages by name (`npm install -g npm`, `pip install requests`),
 * which need nothing of the sources.
 */
export function dependencyInstaller(
  command: ShellCommand,
): DependencyInstaller | undefined {
  const module = /^python[\d.]*$/.test(command.name)
    ? command.args.indexOf('-m')
    : -1;
  if (module >= 0 && command.args[module + 1] === 'pip') {
    return pip(command, command.args.slice(module + 2));
  }
  if (/^pip[\d.]*$/.test(command.name)) {
    return pip(command, command.args);
  }
  return READERS.get(command.name)?.(command);
}

function verbs(
  allowed: readonly string[],
  ecosystem: string,
  manifests: string[],
  early?: string,
): Reader {
  return command => {
    const [verb] = plain(command.args);
    if (verb === undefined || !allowed.includes(verb)) {
      return undefined;
    }
    return {
      ecosystem,
      manifests,
      early: early ?? command.text,
      isOnlyInstall: verb !== 'build' && verb !== 'publish',
    };
  };
}

const NODE_LOCKS = new Map([
  ['npm', 'package-lock.json'],
  ['pnpm', 'pnpm-lock.yaml'],
  ['bun', 'bun.lock'],
]);

function nodeTool(
  command: ShellCommand,
  allowed: readonly string[],
): DependencyInstaller | undefined {
  const [verb, ...packages] = plain(command.args);
  const isGlobal = command.args.some(word => /^(?:-g|--global)$/.test(word));
  if (
    verb === undefined ||
    !allowed.includes(verb) ||
    isGlobal ||
    packages.length > 0
  ) {
    return undefined;
  }
  return {
    ecosystem: command.name,
    manifests: [
      'package.json',
      NODE_LOCKS.get(command.name) ?? 'package-lock.json',
    ],
    early: command.text,
    isOnlyInstall: true,
  };
}

function yarn(command: ShellCommand): DependencyInstaller | undefined {
  const [verb = 'install', next] = plain(command.args);
  const isInstall =
    verb === 'install' || (verb === 'workspaces' && next === 'focus');
  return isInstall && !command.args.includes('--version')
    ? {
        ecosystem: 'yarn',
        manifests: ['package.json', 'yarn.lock'],
        early: command.text,
        isOnlyInstall: true,
      }
    : undefined;
}

function pip(
  command: ShellCommand,
  args: readonly string[],
): DependencyInstaller | undefined {
  if (plain(args)[0] !== 'install' || args.includes('--no-deps')) {
    return undefined;
  }
  const files: string[] = [];
  args.forEach((word, index) => {
    if (word === '-r' || word === '--requirement') {
      files.push(args[index + 1] ?? '');
    } else {
      const joined = /^(?:-r|--requirement=)(.+)$/.exec(word)?.[1];
      if (joined !== undefined) {
        files.push(joined);
      }
    }
  });
  const manifests = files.filter(file => file !== '' && !file.includes('$'));
  if (manifests.length > 0) {
    return {
      ecosystem: 'pip',
      manifests,
      early: command.text,
      isOnlyInstall: !args.some(isProject),
    };
  }
  return args.some(isProject)
    ? {
        ecosystem: 'pip',
        manifests: ['requirements.txt'],
        early: 'pip install -r requirements.txt',
        isOnlyInstall: false,
      }
    : undefined;
}

/** `pip install .`, `-e .`, `.[test]` */
function isProject(word: string): boolean {
  return /^\.(?:\/|\[[^\]]*\])?$/.test(word);
}

function uv(command: ShellCommand): DependencyInstaller | undefined {
  const [verb, ...others] = plain(command.args);
  if (verb === 'sync') {
    return {
      ecosystem: 'uv',
      manifests: ['pyproject.toml', 'uv.lock'],
      early: 'uv sync --locked --no-install-project',
      isOnlyInstall: true,
    };
  }
  return verb === 'pip' && others[0] === 'install'
    ? pip(command, command.args.slice(command.args.indexOf('pip') + 1))
    : undefined;
}

function go(command: ShellCommand): DependencyInstaller | undefined {
  const [verb, next] = plain(command.args);
  const downloads =
    verb === 'mod' && (next === 'download' || next === 'vendor');
  // `go install host/tool@version` needs nothing of the sources.
  const builds =
    verb === 'build' ||
    (verb === 'install' && !command.args.some(word => word.includes('@')));
  return downloads || builds
    ? {
        ecosystem: 'go',
        manifests: ['go.mod', 'go.sum'],
        early: 'go mod download',
        isOnlyInstall: downloads,
      }
    : undefined;
}

function maven(command: ShellCommand): DependencyInstaller | undefined {
  const goals = plain(command.args);
  const only =
    goals.length > 0 && goals.every(goal => goal.includes('dependency:'));
  const builds = goals.some(goal =>
    /^(?:compile|test|package|verify|install|deploy)$/.test(goal),
  );
  return only || builds
    ? {
        ecosystem: 'maven',
        manifests: ['pom.xml'],
        early: 'mvn -B dependency:go-offline',
        isOnlyInstall: only,
      }
    : undefined;
}

function gradle(command: ShellCommand): DependencyInstaller | undefined {
  const tasks = plain(command.args);
  const only =
    tasks.length > 0 && tasks.every(task => /dependencies$/.test(task));
  const builds = tasks.some(task =>
    /(?:^|:)(?:build|assemble|bootJar|installDist|shadowJar|jar|war)$/.test(
      task,
    ),
  );
  return only || builds
    ? {
        ecosystem: 'gradle',
        manifests: ['build.gradle*', 'settings.gradle*'],
        early: 'gradle dependencies --no-daemon',
        isOnlyInstall: only,
      }
    : undefined;
}

function bundle(command: ShellCommand): DependencyInstaller | undefined {
  const [verb = 'install'] = plain(command.args);
  return verb === 'install'
    ? {
        ecosystem: 'gem',
        manifests: ['Gemfile', 'Gemfile.lock'],
        early: command.text,
        isOnlyInstall: true,
      }
    : undefined;
}

function plain(args: readonly string[]): string[] {
  return args.filter(word => !word.startsWith('-'));
}
