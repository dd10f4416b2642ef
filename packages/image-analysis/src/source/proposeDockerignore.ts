import { traitOf } from '../combine/traits/traitOf';
import { bytesText } from '../rules/shared/bytesText';
import { ContextFile } from './contextFiles';
import { Dockerfile } from './Dockerfile';
import { parseDockerignore } from './dockerignore';

/** A line to put into a .dockerignore, and what it would have kept out. */
export interface DockerignoreLine {
  pattern: string;
  /** Files of the image, largest first. */
  files: ContextFile[];
  /** Uncompressed. */
  bytes: number;
}

/** A .dockerignore made from what is in an image. */
export interface DockerignoreProposal {
  /** Most bytes first. */
  lines: DockerignoreLine[];
  /** The whole file: what is there already, then the lines. */
  text: string;
}

const MOST_LINES = 25;

/** Names that no program needs at run time, and the pattern for them. */
const PATTERNS: ReadonlyArray<[RegExp, string]> = [
  [/^(?:.*\/)?\.git\//, '**/.git'],
  [/_test\.go$/, '**/*_test.go'],
  [/^(?:.*\/)?Dockerfile(?:\.[\w.-]{1,60})?$/, '**/Dockerfile*'],
  [/^(?:.*\/)?[\w.-]{1,60}\.Dockerfile$/, '**/*.Dockerfile'],
  [/^(?:.*\/)?\.dockerignore$/, '**/.dockerignore'],
  [
    /^(?:.*\/)?(?:docker-)?compose(?:[.-][\w.-]{1,60})?\.ya?ml$/,
    '**/*compose*.y*ml',
  ],
  [/^sonar-project\.properties$/, 'sonar-project.properties'],
  [
    /^(?:README|CHANGELOG|CONTRIBUTING|CODE_OF_CONDUCT)(?:\.[\w.-]{1,20})?$/i,
    '',
  ],
  [/(?:^|\/)__pycache__\//, '**/__pycache__'],
  [/\.py[co]$/, '**/*.py[co]'],
  [/\.log$/, '**/*.log'],
  [/^(?:.*\/)?\.venv\//, '**/.venv'],
];

/** Steps of a build that need what would be left out, and what they need. */
const NEEDS: ReadonlyArray<[RegExp, RegExp]> = [
  [
    /\bgit[ \t]+(?:describe|rev-parse|log|show|status|submodule)\b|setuptools[_-]scm|versioneer/,
    /^(?:.*\/)?\.git\//,
  ],
  [
    /\bgo[ \t]+(?:test|vet)\b|\b(?:npm|yarn|pnpm)[ \t]+(?:run[ \t]+)?test\b|\bpytest\b|\bcargo[ \t]+test\b/,
    /_test\.go$|(?:^|\/)(?:tests?|__tests__|spec)\/|\.(?:test|spec)\.[cm]?[jt]sx?$/,
  ],
  // A project that names its README as its description is not built without.
  [
    /\b(?:pip[\d.]*|uv|poetry|flit|hatch|pdm)\b|-m[ \t]+build\b|setup\.py/,
    /^README(?:\.\w{1,20})?$/i,
  ],
];

/** Others' software: its tests and manuals are not ours to leave out. */
const THIRD_PARTY =
  /(?:^|\/)(?:node_modules|bower_components|vendor|site-packages|dist-packages)\//;

/**
 * Proposes a .dockerignore from the files that really got into an image out of
 * the build context and that no program needs: version control, tests, CI,
 * logs, and what the build makes anew. Lines that are there stay. Nothing is
 * proposed that a line already keeps out (the image is older then), or that the
 * Dockerfile copies or mounts by name. Absent where there is nothing to propose.
 */
export function proposeDockerignore(options: {
  files: readonly ContextFile[];
  dockerfile: Dockerfile;
  /** Text of the present .dockerignore, if there is one. */
  existing?: string;
  /** Directories that the build makes itself: `node_modules`. */
  made?: readonly string[];
}): DockerignoreProposal | undefined {
  const { files, dockerfile, existing = '', made = [] } = options;
  const ignore = parseDockerignore(existing);
  const wanted = wantedPaths(dockerfile);
  const needed = neededBy(dockerfile);
  const lines = new Map<string, ContextFile[]>();
  for (const file of files) {
    const pattern = patternFor(file.path, made);
    if (
      pattern !== undefined &&
      ignore.decisive(file.path) === undefined &&
      !needed.some(form => form.test(file.path))
    ) {
      const known = lines.get(pattern) ?? [];
      known.push(file);
      lines.set(pattern, known);
    }
  }
  const proposed = [...lines]
    .filter(([pattern]) => {
      const { ignores } = parseDockerignore(pattern);
      return !wanted.some(path => ignores(path));
    })
    .map(([pattern, members]) => ({
      pattern,
      files: [...members].sort(
        (left, right) => right.file.bytes - left.file.bytes,
      ),
      bytes: members.reduce((sum, { file }) => sum + file.bytes, 0),
    }))
    .sort(
      (left, right) =>
        right.bytes - left.bytes || (left.pattern < right.pattern ? -1 : 1),
    )
    .slice(0, MOST_LINES);
  return proposed.length === 0
    ? undefined
    : { lines: proposed, text: textOf(existing, proposed) };
}

function textOf(existing: string, lines: readonly DockerignoreLine[]): string {
  const kept = existing.replace(/\r\n?/g, '\n').trimEnd();
  return [
    ...(kept === '' ? [] : [kept, '']),
    ...lines.flatMap(({ pattern, bytes }) => [
      `# ${bytesText(bytes)} in this image`,
      pattern,
    ]),
    '',
  ].join('\n');
}

function patternFor(path: string, made: readonly string[]): string | undefined {
  const directory = made.find(
    name => path.startsWith(`${name}/`) || path.includes(`/${name}/`),
  );
  if (directory !== undefined) {
    return `**/${directory}`;
  }
  if (THIRD_PARTY.test(path)) {
    return undefined;
  }
  for (const [form, pattern] of PATTERNS) {
    if (form.test(path)) {
      return pattern === '' ? literal(path) : pattern;
    }
  }
  const trait = traitOf(path);
  return trait?.family === 'leftover' ? literal(trait.root) : undefined;
}

/** A path that stands for itself. */
function literal(path: string): string {
  return path.replace(/[\\*?[\]]/g, '\\$&').replace(/^(?=[!#])/, '\\');
}

/** Forms of paths that RUNs of the Dockerfile look at. */
function neededBy({ stages }: Dockerfile): RegExp[] {
  const scripts = stages
    .flatMap(({ instructions }) => instructions)
    .filter(({ keyword }) => keyword === 'RUN')
    .map(({ content }) => content);
  return NEEDS.filter(([step]) =>
    scripts.some(script => step.test(script)),
  ).map(([, form]) => form);
}

/** What the Dockerfile copies or mounts by name from the context. */
function wantedPaths({ stages }: Dockerfile): string[] {
  return stages
    .flatMap(({ instructions }) => instructions)
    .flatMap(({ keyword, flags, args, mounts }) => {
      const copied =
        (keyword === 'COPY' || keyword === 'ADD') &&
        !flags.some(({ name }) => name === 'from')
          ? args.slice(0, -1)
          : [];
      const mounted = mounts.flatMap(({ type, from, source }) =>
        type === 'bind' && from === undefined ? source ?? [] : [],
      );
      return [...copied, ...mounted];
    })
    .map(path => path.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, ''))
    .filter(path => path !== '' && path !== '.' && path !== '*');
}
