const MOST_LINES = 10;

/** File names that stand for a pattern rather than for themselves. */
const PATTERNS: ReadonlyArray<[RegExp, string]> = [
  [/_test\.go$/, '**/*_test.go'],
  [/\.(test|spec)\.([cm]?[jt]sx?)$/, '**/*.$1.$2'],
  [/\.log(\.\d+)?$/, '**/*.log'],
  [/\.(orig|rej|swp|swo|bak)$/, '**/*.$1'],
  [/^core\.\d+$/, '**/core.*'],
  [/^Dockerfile(\..+)?$/, '**/Dockerfile*'],
  [/^(docker-)?compose([.-].+)?\.ya?ml$/, '**/$1compose*.y*ml'],
];

/**
 * Lines of a .dockerignore that keep directories or files of these names out
 * of the build context, wherever in it they lie.
 */
export function ignoreLines(roots: readonly string[]): string[] {
  const lines = new Set<string>();
  for (const root of roots) {
    const name = root.slice(root.lastIndexOf('/') + 1);
    if (name !== '') {
      lines.add(lineOf(name));
    }
    if (lines.size === MOST_LINES) {
      break;
    }
  }
  return [...lines];
}

function lineOf(name: string): string {
  for (const [form, pattern] of PATTERNS) {
    const match = form.exec(name);
    if (match) {
      return pattern.replace(
        /\$(\d)/g,
        (_, group: string) => match[Number(group)] ?? '',
      );
    }
  }
  // What a .dockerignore takes for a pattern stands for itself behind `\`.
  return `**/${name.replace(/[\\*?[\]]/g, '\\$&')}`;
}
