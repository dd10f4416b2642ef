import { DirectoryTable } from './PathPattern';

/**
 * Directories of development that nobody ships on purpose. What may as well be
 * a part of the program (`test`, `coverage`, `docs`) is not told by its name.
 */
export const LEFTOVER_PATHS: DirectoryTable = {
  git: ['**/.git'],
  svn: ['**/.svn'],
  hg: ['**/.hg'],
  vcs: ['**/.bzr'],
  ide: ['**/.idea', '**/.vscode', '**/.vs', '**/.fleet', '**/.devcontainer'],
  ci: ['**/.github', '**/.gitlab', '**/.circleci', '**/.buildkite'],
  coverage: [
    '**/.nyc_output',
    '**/coverage/lcov-report',
    '**/htmlcov',
    '**/.coverage-html',
  ],
  tests: [
    '**/__tests__',
    '**/__snapshots__',
    '**/__fixtures__',
    '**/testdata',
    '**/src/test',
    '**/.tox',
    '**/.nox',
  ],
};

/** Files by name. */
export const LEFTOVER_NAMES: ReadonlyMap<string, string> = new Map([
  ['.DS_Store', 'ide'],
  ['Thumbs.db', 'ide'],
  ['.gitlab-ci.yml', 'ci'],
  ['.travis.yml', 'ci'],
  ['.drone.yml', 'ci'],
  ['Jenkinsfile', 'ci'],
  ['azure-pipelines.yml', 'ci'],
  ['bitbucket-pipelines.yml', 'ci'],
  ['sonar-project.properties', 'ci'],
  ['codecov.yml', 'ci'],
  ['.codecov.yml', 'ci'],
  ['.coverage', 'coverage'],
  ['lcov.info', 'coverage'],
  ['coverage-final.json', 'coverage'],
  ['Dockerfile', 'docker'],
  ['Containerfile', 'docker'],
  ['.dockerignore', 'docker'],
  ['docker-compose.yml', 'docker'],
  ['docker-compose.yaml', 'docker'],
  ['compose.yml', 'docker'],
  ['compose.yaml', 'docker'],
  ['conftest.py', 'tests'],
]);

/** Ends of file names, the dot's or underscore's part from which they count. */
export const LEFTOVER_ENDS: readonly (readonly [string, string])[] = [
  ['_test.go', 'tests'],
  ['_test.py', 'tests'],
  ['_test.rb', 'tests'],
  ['_spec.rb', 'tests'],
  ['.test.js', 'tests'],
  ['.test.mjs', 'tests'],
  ['.test.cjs', 'tests'],
  ['.test.jsx', 'tests'],
  ['.test.ts', 'tests'],
  ['.test.tsx', 'tests'],
  ['.spec.js', 'tests'],
  ['.spec.jsx', 'tests'],
  ['.spec.ts', 'tests'],
  ['.spec.tsx', 'tests'],
  ['.dockerfile', 'docker'],
  ['.Dockerfile', 'docker'],
  ['.log', 'logs'],
  ['.hprof', 'core-dump'],
  ['.orig', 'vcs'],
  ['.rej', 'vcs'],
];

/**
 * Where distributions and other people's packages lie: whatever of development
 * is in there, no .dockerignore of this image's would have kept out.
 */
export const SYSTEM_PATHS: readonly string[] = [
  'bin',
  'boot',
  'dev',
  'etc',
  'lib',
  'lib32',
  'lib64',
  'libx32',
  'nix',
  'opt/bitnami',
  'opt/conda',
  'opt/java',
  'proc',
  'root/buildinfo',
  'run',
  'sbin',
  'sys',
  'usr/bin',
  'usr/games',
  'usr/include',
  'usr/lib',
  'usr/lib32',
  'usr/lib64',
  'usr/libexec',
  'usr/sbin',
  'usr/share',
  'usr/local/bin',
  'usr/local/include',
  'usr/local/lib',
  'usr/local/libexec',
  'usr/local/sbin',
  'usr/local/share',
  'var/cache',
  'var/lib',
];

/** Places below those where programs are put all the same. */
export const SITE_PATHS: readonly string[] = ['usr/share/nginx/html'];

/** Directories of libraries that a project uses and others wrote. */
export const LIBRARY_NAMES = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  'site-packages',
  'dist-packages',
  'vendor',
  'gems',
  'Pods',
]);
