import { ImageContents } from '../../combine/ImageContents';
import { LockfileFacts } from '../RuleInput';

/** What pins the libraries of a project, by ecosystem. */
const LOCKFILES = new Map<string, readonly string[]>([
  ['npm', ['package-lock.json', 'npm-shrinkwrap.json']],
  ['yarn', ['yarn.lock']],
  ['pnpm', ['pnpm-lock.yaml']],
  ['bun', ['bun.lock', 'bun.lockb']],
  ['pip', ['requirements.txt', 'poetry.lock', 'Pipfile.lock']],
  ['uv', ['uv.lock', 'requirements.txt']],
  ['go', ['go.sum']],
  ['gem', ['Gemfile.lock']],
  ['composer', ['composer.lock']],
  ['cargo', ['Cargo.lock']],
  ['maven', ['pom.xml']],
  ['gradle', ['gradle.lockfile']],
  ['nuget', ['packages.lock.json']],
  ['mix', ['mix.lock']],
]);

const NAMES = new Set([...LOCKFILES.values()].flat());
const MOST = 50;

/** Whether a file pins libraries. */
export function isLockfile(path: string): boolean {
  return NAMES.has(nameOf(path));
}

/** The project's own lock files in an image, libraries' ones left out. */
export function lockfilesOf(contents: ImageContents): LockfileFacts[] {
  const found: LockfileFacts[] = [];
  for (const { path, hash, hidden } of contents.files) {
    if (
      hidden === undefined &&
      hash !== undefined &&
      NAMES.has(nameOf(path)) &&
      !/(?:^|\/)(?:node_modules|vendor|site-packages)\//.test(path)
    ) {
      found.push({ path, hash });
      if (found.length === MOST) {
        break;
      }
    }
  }
  return found;
}

/**
 * Whether two releases pin the same libraries of an ecosystem; absent where
 * not both are known to hold a lock file in the same place.
 */
export function isSameLock(
  ecosystem: string,
  left: readonly LockfileFacts[] | undefined,
  right: readonly LockfileFacts[] | undefined,
): boolean | undefined {
  const names = LOCKFILES.get(ecosystem) ?? [];
  const ofEcosystem = (left ?? []).filter(({ path }) =>
    names.includes(nameOf(path)),
  );
  const others = new Map((right ?? []).map(({ path, hash }) => [path, hash]));
  const shared = ofEcosystem.filter(({ path }) => others.has(path));
  return shared.length === 0
    ? undefined
    : shared.every(({ path, hash }) => others.get(path) === hash);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
