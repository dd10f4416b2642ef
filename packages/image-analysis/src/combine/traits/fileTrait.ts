import { PathTrait } from '../ImageContents';
import { LEFTOVER_ENDS, LEFTOVER_NAMES } from './leftoverPaths';
import { CHURN_FILES, CHURN_NAMES, SOURCE_MAP_ENDS } from './otherPaths';
import { JDK_PROGRAMS, PROGRAMS, PROGRAM_DIRECTORIES } from './toolchainPaths';
import type { DirectoryFacts } from './TraitReader';

/** What a file's own name tells, in a directory that does or does not tell. */
export function fileTrait(
  path: string,
  name: string,
  directory: DirectoryFacts,
): PathTrait | undefined {
  const churn = CHURN_FILES.get(path);
  if (churn !== undefined) {
    return { family: 'churn', kind: churn, root: path };
  }
  if (directory.trait !== undefined) {
    return undefined;
  }
  return (
    debugTrait(name, directory) ??
    toolchainTrait(path, name, directory) ??
    (directory.isSystem
      ? systemTrait(path, name, directory)
      : ownTrait(path, name, directory))
  );
}

function debugTrait(
  name: string,
  { path }: DirectoryFacts,
): PathTrait | undefined {
  if (name.endsWith('.map')) {
    return SOURCE_MAP_ENDS.some(end => name.endsWith(end))
      ? { family: 'debug', kind: 'source-map', root: path }
      : undefined;
  }
  const isDebugFile =
    (name.endsWith('.debug') &&
      /(?:^|\/)(?:bin|sbin|lib|lib64|\.debug|\.build-id)(?:\/|$)/.test(path)) ||
    path.includes('.dSYM/Contents');
  return isDebugFile
    ? { family: 'debug', kind: 'debug-file', root: path }
    : undefined;
}

function toolchainTrait(
  path: string,
  name: string,
  directory: DirectoryFacts,
): PathTrait | undefined {
  const parent = directory.name;
  if (PROGRAM_DIRECTORIES.has(directory.path)) {
    const kind = programKind(name);
    if (kind !== undefined) {
      return { family: 'toolchain', kind, root: path };
    }
  }
  if (parent === 'bin' && JDK_PROGRAMS.has(name)) {
    return { family: 'toolchain', kind: 'jdk', root: path };
  }
  if (parent === 'lib' && isJdkFile(name, directory)) {
    return { family: 'toolchain', kind: 'jdk', root: path };
  }
  if (directory.isCuda) {
    return parent === 'bin' || name.endsWith('.a')
      ? { family: 'toolchain', kind: 'cuda', root: directory.path }
      : undefined;
  }
  if (
    /\.(?:a|o|la)$/.test(name) &&
    directory.isLinked &&
    !directory.isLibrary
  ) {
    return {
      family: 'toolchain',
      kind: directory.isLlvm ? 'llvm' : 'static-libraries',
      root: directory.path,
    };
  }
  const isCompilerLibrary =
    directory.isSystem &&
    (name.startsWith('librustc_driver') ||
      name.startsWith('libbfd-') ||
      name.startsWith('libopcodes-'));
  return isCompilerLibrary
    ? {
        family: 'toolchain',
        kind: name.startsWith('librustc') ? 'rust' : 'binutils',
        root: path,
      }
    : undefined;
}

/** `x86_64-linux-gnu-gcc-12` is `gcc`, and so are `gcc` and `gcc-12`. */
function programKind(name: string): string | undefined {
  const known = PROGRAMS.get(name);
  if (known !== undefined) {
    return known;
  }
  const bare = name.replace(/-\d[\d.]*$/, '');
  const target =
    /^[a-z0-9_]{2,12}-(?:[a-z]{2,12}-)?(?:linux|alpine-linux)-(?:gnu|musl|android)\w{0,8}-/.exec(
      bare,
    );
  return PROGRAMS.get(target ? bare.slice(target[0].length) : bare);
}

function isJdkFile(name: string, { isJava }: DirectoryFacts): boolean {
  return (
    name === 'ct.sym' ||
    (isJava && (name === 'src.zip' || name === 'tools.jar'))
  );
}

function systemTrait(
  path: string,
  name: string,
  directory: DirectoryFacts,
): PathTrait | undefined {
  if (isGem(name, directory)) {
    return { family: 'cache', kind: 'gem', root: directory.path };
  }
  const churn = CHURN_NAMES.get(name);
  return churn === undefined
    ? undefined
    : { family: 'churn', kind: churn, root: path };
}

function isGem(name: string, directory: DirectoryFacts): boolean {
  return name.endsWith('.gem') && directory.name === 'cache';
}

function ownTrait(
  path: string,
  name: string,
  directory: DirectoryFacts,
): PathTrait | undefined {
  if (isGem(name, directory)) {
    return { family: 'cache', kind: 'gem', root: directory.path };
  }
  if (directory.isLibrary) {
    return undefined;
  }
  const named = LEFTOVER_NAMES.get(name);
  if (named !== undefined) {
    return { family: 'leftover', kind: named, root: path };
  }
  const dot = Math.max(name.lastIndexOf('.'), name.lastIndexOf('_'));
  if (dot < 0) {
    return undefined;
  }
  if (isCoreDump(name)) {
    return { family: 'leftover', kind: 'core-dump', root: path };
  }
  if (name.startsWith('Dockerfile.') || name.startsWith('docker-compose.')) {
    return { family: 'leftover', kind: 'docker', root: path };
  }
  if (name.startsWith('test_') && name.endsWith('.py')) {
    return { family: 'leftover', kind: 'tests', root: directory.path };
  }
  for (const [end, kind] of LEFTOVER_ENDS) {
    if (name.endsWith(end) && name.length > end.length) {
      return {
        family: 'leftover',
        kind,
        root: kind === 'tests' ? directory.path : path,
      };
    }
  }
  return undefined;
}

/** `core.4711`; `core` alone may well be the program. */
function isCoreDump(name: string): boolean {
  return /^(?:vg)?core\.\d{2,10}$/.test(name);
}
