/** As much of a .dockerignore as is read. */
const LARGEST_LENGTH = 256 * 1024;
const MOST_PATTERNS = 2_000;
const LONGEST_PATTERN = 1_000;
const LONGEST_PATH = 4_096;

/** A line of a .dockerignore that says something. */
export interface DockerignorePattern {
  /** 1 is the first. */
  line: number;
  /** As written, without what surrounds it. */
  text: string;
  /** `!`: takes out of what earlier lines ignore. */
  isException: boolean;
  /** Cleaned: `a/./b/` is `a/b`. */
  path: string;
}

/** Says which paths of a build context a .dockerignore keeps out. */
export interface Dockerignore {
  patterns: readonly DockerignorePattern[];
  /** Whether a path (`src/main.go`, relative to the context) is kept out. */
  ignores(path: string): boolean;
  /** The pattern that decides about a path, ignoring it or not. */
  decisive(path: string): DockerignorePattern | undefined;
}

/**
 * Which file Docker reads: for the Dockerfile `build/app.Dockerfile` the file
 * `build/app.Dockerfile.dockerignore` if it exists, else `.dockerignore` at the
 * root of the context. The first of these paths that exists counts alone; the
 * two are never joined. Source: Docker, "Build context", "Filename and location".
 * @public
 */
export function dockerignorePaths(options: {
  /** Relative to the repository. */
  dockerfile: string;
  /** Directory of the build context, relative to the repository; `''` is its root. */
  context: string;
}): string[] {
  const root = options.context.replace(/^\.?\/+|\/+$/g, '').replace(/^\.$/, '');
  return [
    `${options.dockerfile}.dockerignore`,
    root === '' ? '.dockerignore' : `${root}/.dockerignore`,
  ];
}

/**
 * Reads a .dockerignore as Docker does: the last pattern that matches a path,
 * or a directory above it, decides. `*` and `?` stay within a name, `**` goes
 * over directories, `!` makes an exception. The time of a question is bounded
 * by the lengths of path and patterns multiplied, whatever the patterns are.
 */
export function parseDockerignore(text: string): Dockerignore {
  const patterns: DockerignorePattern[] = [];
  const matchers: Matcher[] = [];
  const lines = text
    .slice(0, LARGEST_LENGTH)
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const pattern = patternOf(lines[index], index + 1);
    if (pattern && patterns.length < MOST_PATTERNS) {
      patterns.push(pattern);
      matchers.push(compile(pattern.path));
    }
  }
  const decisive = (path: string) => {
    const cleaned = cleanPath(path.slice(0, LONGEST_PATH));
    for (let index = patterns.length - 1; index >= 0; index--) {
      if (matchesOrLiesBelow(matchers[index], cleaned)) {
        return patterns[index];
      }
    }
    return undefined;
  };
  return {
    patterns,
    decisive,
    ignores: path => decisive(path)?.isException === false,
  };
}

function patternOf(
  line: string,
  number: number,
): DockerignorePattern | undefined {
  const text = line.trim();
  if (line.startsWith('#') || text === '' || text.length > LONGEST_PATTERN) {
    return undefined;
  }
  const isException = text.startsWith('!');
  const written = isException ? text.slice(1).trim() : text;
  const path = cleanPath(written);
  return written === '' ? undefined : { line: number, text, isException, path };
}

/** `./a//b/../c/` is `a/c`; what leads out of the context stays there. */
function cleanPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.length === 0 ? '.' : parts.join('/');
}

/** A piece of a pattern; what it may match. */
type Token =
  | { kind: 'char'; char: string }
  | { kind: 'any' }
  | { kind: 'set'; ranges: [string, string][]; isNegated: boolean }
  /** `*`: any characters but slashes. */
  | { kind: 'star' }
  /** `**`: nothing, or what `within` matches. */
  | { kind: 'directories' }
  /** The inside of `**`: up to and with a slash, at the end of a pattern anything. */
  | { kind: 'within'; isLast: boolean };

interface Matcher {
  tokens: Token[];
}

function compile(pattern: string): Matcher {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; ) {
    const char = pattern[at];
    if (char === '*' && pattern[at + 1] === '*') {
      while (pattern[at] === '*') {
        at += 1;
      }
      if (pattern[at] === '/') {
        at += 1;
      }
      tokens.push(
        { kind: 'directories' },
        { kind: 'within', isLast: at >= pattern.length },
      );
    } else if (char === '*') {
      tokens.push({ kind: 'star' });
      at += 1;
    } else if (char === '?') {
      tokens.push({ kind: 'any' });
      at += 1;
    } else if (char === '[') {
      const set = setAt(pattern, at);
      tokens.push(set?.token ?? { kind: 'char', char });
      at = set?.end ?? at + 1;
    } else {
      const isEscaped = char === '\\' && at + 1 < pattern.length;
      tokens.push({ kind: 'char', char: isEscaped ? pattern[at + 1] : char });
      at += isEscaped ? 2 : 1;
    }
  }
  return { tokens };
}

/** `[a-z]` and `[^a-z]`. */
function setAt(
  pattern: string,
  open: number,
): { token: Token; end: number } | undefined {
  const isNegated = pattern[open + 1] === '^';
  const ranges: [string, string][] = [];
  let at = open + (isNegated ? 2 : 1);
  while (at < pattern.length && pattern[at] !== ']') {
    const from = pattern[at] === '\\' ? pattern[(at += 1)] : pattern[at];
    at += 1;
    let to = from;
    if (
      pattern[at] === '-' &&
      pattern[at + 1] !== ']' &&
      at + 1 < pattern.length
    ) {
      to = pattern[at + 1];
      at += 2;
    }
    ranges.push([from, to]);
  }
  return at < pattern.length && ranges.length > 0
    ? { token: { kind: 'set', ranges, isNegated }, end: at + 1 }
    : undefined;
}

/**
 * Follows all ways to match at once: `states` are the positions in the pattern
 * that can be reached. A directory of the path that matches decides about all
 * that lies below it.
 */
function matchesOrLiesBelow({ tokens }: Matcher, path: string): boolean {
  let states = closed(new Set([0]), tokens);
  for (let at = 0; at < path.length; at++) {
    if (path[at] === '/' && states.has(tokens.length)) {
      return true;
    }
    const next = new Set<number>();
    for (const state of states) {
      follow(tokens, state, path[at], next);
    }
    states = closed(next, tokens);
    if (states.size === 0) {
      return false;
    }
  }
  return states.has(tokens.length);
}

function follow(
  tokens: readonly Token[],
  state: number,
  char: string,
  next: Set<number>,
): void {
  const token = tokens.at(state);
  if (state >= tokens.length || token === undefined) {
    return;
  }
  switch (token.kind) {
    case 'char':
      if (token.char === char) {
        next.add(state + 1);
      }
      break;
    case 'any':
      if (char !== '/') {
        next.add(state + 1);
      }
      break;
    case 'set':
      if (
        char !== '/' &&
        token.ranges.some(([from, to]) => from <= char && char <= to) !==
          token.isNegated
      ) {
        next.add(state + 1);
      }
      break;
    case 'star':
      if (char !== '/') {
        next.add(state);
      }
      break;
    case 'within':
      next.add(state);
      if (char === '/') {
        next.add(state + 1);
      }
      break;
    default:
  }
}

/** Adds the states that are reached without reading a character. */
function closed(states: Set<number>, tokens: readonly Token[]): Set<number> {
  // A set visits what is added to it on the way.
  for (const state of states) {
    const token = state < tokens.length ? tokens[state] : undefined;
    if (token?.kind === 'directories') {
      states.add(state + 1).add(state + 2);
    } else if (
      token?.kind === 'star' ||
      (token?.kind === 'within' && token.isLast)
    ) {
      states.add(state + 1);
    }
  }
  return states;
}
