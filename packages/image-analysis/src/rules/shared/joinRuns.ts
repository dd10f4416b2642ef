/**
 * One RUN that does what several did, in their order, and stops at the first
 * that fails, as the build did. Scripts that cannot stand in a chain of `&&`
 * (several lines, a trailing `&`, a comment) go into a heredoc.
 */
export function joinRuns(
  scripts: readonly string[],
  flags: readonly string[] = [],
): string {
  const run = ['RUN', ...new Set(flags)].join(' ');
  const bare = scripts
    .map(script => script.trim().replace(/;$/, '').trimEnd())
    .filter(script => script !== '');
  if (bare.every(isChainable)) {
    return `${run} ${bare.join(' && \\\n    ')}`;
  }
  return [`${run} <<EOF`, 'set -e', ...bare, 'EOF'].join('\n');
}

function isChainable(script: string): boolean {
  return !/\n|(?:^|\s)#|[^&]&$|<<|[\\|]$/.test(script);
}
