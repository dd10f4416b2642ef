/**
 * Reads a text of stanzas `Field: value`, with blank lines between stanzas and
 * continuations that begin by a blank (Debian's control files). Only the wanted
 * fields are kept, by lower-case name, and only their first lines.
 */
export function* stanzas(
  text: string,
  wanted: ReadonlySet<string>,
): Generator<Map<string, string>> {
  let stanza = new Map<string, string>();
  for (const line of linesOf(text)) {
    if (line === '') {
      if (stanza.size > 0) {
        yield stanza;
        stanza = new Map();
      }
      continue;
    }
    const colon = line.indexOf(':');
    if (colon <= 0 || line[0] === ' ' || line[0] === '\t') {
      continue;
    }
    const field = line.slice(0, colon).toLowerCase();
    if (wanted.has(field)) {
      stanza.set(field, line.slice(colon + 1).trim());
    }
  }
  if (stanza.size > 0) {
    yield stanza;
  }
}

/** Lines one after the other, so that no list of all of them is held. */
export function* linesOf(text: string): Generator<string> {
  let from = 0;
  while (from < text.length) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    const isWindows = end > from && text[end - 1] === '\r';
    yield text.slice(from, isWindows ? end - 1 : end);
    from = end + 1;
  }
}
