/**
 * Offset behind a continued line's end (and the comment lines that follow it,
 * which a Dockerfile leaves out), where a backslash at `at` continues a line.
 */
export function continuation(script: string, at: number): number | undefined {
  if (script[at] !== '\\') {
    return undefined;
  }
  let end = at + 1;
  while (/[ \t\r]/.test(script[end] ?? '')) {
    end += 1;
  }
  if (script[end] !== '\n') {
    return undefined;
  }
  end += 1;
  for (;;) {
    let next = end;
    while (/[ \t]/.test(script[next] ?? '')) {
      next += 1;
    }
    if (script[next] !== '#') {
      return end;
    }
    const line = script.indexOf('\n', next);
    if (line < 0) {
      return script.length;
    }
    end = line + 1;
  }
}
