/**
 * One RUN that does what several did, in their order, and stops at the first
 * that fails, as the build did. A script that would change directory, shell
 * options or the flow of the next one runs in a subshell. Scripts that cannot
 * stand in a chain of `&&` (several lines, a trailing `&`, a comment) go into
 * a heredoc.
 */
export function joinRuns(
  scripts: readonly string[],
  flags: readonly string[] = [],
): string {
  const run = ['RUN', ...new Set(flags)].join(' ');
  const bare = scripts
    .map(script => script.trim().replace(/;$/, '').trimEnd())
    .filter(script => script !== '');
  const isLast = (index: number) => index === bare.length - 1;
  if (bare.every(isChainable)) {
    const chain = bare.map((script, index) =>
      isLast(index) || !leaks(script) ? script : `(${script})`,
    );
    return `${run} ${chain.join(' && \\\n    ')}`;
  }
  const lines = bare.map((script, index) =>
    isLast(index) || !leaks(script) ? script : `(\n${script}\n)`,
  );
  return [`${run} <<EOF`, 'set -e', ...lines, 'EOF'].join('\n');
}

function isChainable(script: string): boolean {
  return !/\n|(?:^|\s)#|[^&]&$|<<|[\\|]$/.test(script);
}

/** Whether what follows in the same shell would notice. */
function leaks(script: string): boolean {
  return /(?:^|[\s;&|])(?:cd|pushd|umask|exec|exit|trap)(?=\s|$)/.test(script);
}
