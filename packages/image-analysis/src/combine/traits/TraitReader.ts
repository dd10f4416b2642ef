import { PathTrait } from '../ImageContents';
import { CACHE_PATHS } from './cachePaths';
import { fileTrait } from './fileTrait';
import {
  LEFTOVER_PATHS,
  LIBRARY_NAMES,
  SITE_PATHS,
  SYSTEM_PATHS,
} from './leftoverPaths';
import { CHURN_PATHS, DEBUG_PATHS, DOCUMENTATION_PATHS } from './otherPaths';
import { PathPatterns } from './PathPattern';
import { NO_TOOLCHAIN, TOOLCHAIN_PATHS } from './toolchainPaths';

/** What a directory tells of all that is below it. */
export interface DirectoryFacts {
  path: string;
  name: string;
  above?: DirectoryFacts;
  trait?: PathTrait;
  /** Below `node_modules` and the like. */
  isLibrary: boolean;
  /** The distribution's, or somebody else's who is no part of the build. */
  isSystem: boolean;
  /** In a directory for what programs are linked with: `lib`, `lib64`, … */
  isLinked: boolean;
  isLlvm: boolean;
  isCuda: boolean;
  /** In what is named as homes of Java are. */
  isJava: boolean;
}

const ROOT: DirectoryFacts = {
  path: '',
  name: '',
  isLibrary: false,
  isSystem: false,
  isLinked: false,
  isLlvm: false,
  isCuda: false,
  isJava: false,
};

const PATTERNS = new PathPatterns()
  .add('cache', CACHE_PATHS)
  .add('toolchain', TOOLCHAIN_PATHS)
  .add('documentation', DOCUMENTATION_PATHS)
  .add('debug', DEBUG_PATHS)
  .add('churn', CHURN_PATHS)
  .add('leftover', LEFTOVER_PATHS);

const SYSTEM = new Set(SYSTEM_PATHS);
const SITES = new Set(SITE_PATHS);

const JAVA = /^(?:jvm|java|jdk|openjdk|temurin|zulu)/;

/** Whole histories are worth telling of wherever they lie. */
const EVERYWHERE = new Set(['git', 'svn', 'hg', 'vcs']);

/**
 * Tells traits of paths. Keeps what it learnt of directories: of an image's
 * paths most share theirs.
 */
export class TraitReader {
  private readonly directories = new Map<string, DirectoryFacts>([['', ROOT]]);
  private latest = ROOT;

  /** What a file's path tells of it; nothing for ordinary ones. */
  traitOf(path: string): PathTrait | undefined {
    const directory = this.directoryOf(path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    return fileTrait(path, name, directory) ?? directory.trait;
  }

  /** Facts of a file's directory, which mostly is that of the one before. */
  directoryOf(path: string): DirectoryFacts {
    const slash = Math.max(0, path.lastIndexOf('/'));
    if (
      slash !== this.latest.path.length ||
      !path.startsWith(this.latest.path)
    ) {
      this.latest = this.directory(path.slice(0, slash));
    }
    return this.latest;
  }

  private directory(path: string): DirectoryFacts {
    const known = this.directories.get(path);
    if (known !== undefined) {
      return known;
    }
    const slash = path.lastIndexOf('/');
    const above = this.directory(slash < 0 ? '' : path.slice(0, slash));
    const facts = below(above, path, path.slice(slash + 1));
    this.directories.set(path, facts);
    return facts;
  }
}

function below(
  above: DirectoryFacts,
  path: string,
  name: string,
): DirectoryFacts {
  const facts: DirectoryFacts = {
    path,
    name,
    above,
    isLibrary: above.isLibrary || LIBRARY_NAMES.has(name),
    isSystem: !SITES.has(path) && (above.isSystem || SYSTEM.has(path)),
    isLinked: above.isLinked || name.startsWith('lib'),
    isLlvm: above.isLlvm || name.startsWith('llvm-'),
    isCuda:
      above.isCuda || (above.path === 'usr/local' && name.startsWith('cuda')),
    isJava: above.isJava || JAVA.test(name),
  };
  const trait = NO_TOOLCHAIN.has(path)
    ? undefined
    : above.trait ?? ownTrait(facts);
  return trait === undefined ? facts : { ...facts, trait };
}

function ownTrait(facts: DirectoryFacts): PathTrait | undefined {
  const { path, isLibrary, isSystem } = facts;
  const match = PATTERNS.match(facts);
  if (match === undefined) {
    return undefined;
  }
  if (match.family === 'leftover') {
    const isOurs = !isLibrary && (!isSystem || EVERYWHERE.has(match.kind));
    if (!isOurs) {
      return undefined;
    }
  }
  return { ...match, root: path };
}
