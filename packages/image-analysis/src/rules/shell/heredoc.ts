/** A heredoc whose body begins on the next line. */
export interface Heredoc {
  delimiter: string;
  /** `<<-`: tabs in front of its lines do not count. */
  stripsTabs: boolean;
  /** Fed to a shell, or the whole of a Dockerfile's RUN. */
  isScript: boolean;
}

/** Reads the lines up to the delimiter, or to the end where there is none. */
export function readHeredoc(
  script: string,
  start: number,
  heredoc: Heredoc,
): { body: string; end: number } {
  const lines: string[] = [];
  let at = start;
  while (at < script.length) {
    const newline = script.indexOf('\n', at);
    const stop = newline < 0 ? script.length : newline;
    const line = script.slice(at, stop);
    at = Math.min(stop + 1, script.length);
    const bare = heredoc.stripsTabs ? line.replace(/^\t+/, '') : line;
    if (bare.trimEnd() === heredoc.delimiter) {
      break;
    }
    lines.push(bare);
  }
  return { body: lines.join('\n'), end: at };
}

/** False where the first line names another interpreter. */
export function isShellScript(body: string): boolean {
  const [first] = body.split('\n', 1);
  return !first.startsWith('#!') || /\b(?:ba|da|a|z|k)?sh\b/.test(first);
}
