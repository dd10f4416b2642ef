/** A JSON list of texts, as exec forms are written; absent for everything else. */
export function jsonWords(content: string): string[] | undefined {
  if (!content.trimStart().startsWith('[')) {
    return undefined;
  }
  try {
    const list: unknown = JSON.parse(content);
    return Array.isArray(list) && list.every(word => typeof word === 'string')
      ? list
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The words of a line as Docker separates them: by space, but not within
 * quotes or behind the escape character. Quotes and escapes are taken away
 * from a word (`"a b"`, `a\ b`), variables stay.
 */
export function lineWords(line: string, escape = '\\'): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (let at = 0; at < line.length; at++) {
    const char = line[at];
    if (char === escape && quote !== "'" && at + 1 < line.length) {
      word = (word ?? '') + line[at + 1];
      at += 1;
    } else if (quote !== undefined) {
      if (char === quote) {
        quote = undefined;
      } else {
        word = (word ?? '') + char;
      }
    } else if (char === '"' || char === "'") {
      quote = char;
      word ??= '';
    } else if (/\s/.test(char)) {
      if (word !== undefined) {
        words.push(word);
      }
      word = undefined;
    } else {
      word = (word ?? '') + char;
    }
  }
  if (word !== undefined) {
    words.push(word);
  }
  return words;
}

/** `A=b C="d e"`, the old `ENV A b c`, and ARG's bare `A`. */
export function assignmentsOf(
  keyword: string,
  content: string,
  escape: string,
): { name: string; value?: string }[] {
  if (!['ENV', 'ARG', 'LABEL'].includes(keyword)) {
    return [];
  }
  const words = lineWords(content, escape);
  if (keyword !== 'ARG' && words.length > 1 && !words[0].includes('=')) {
    const value = content.trim().slice(words[0].length).trim();
    return [{ name: words[0], value }];
  }
  return words.map(word => {
    const equals = word.indexOf('=');
    return equals < 0
      ? { name: word }
      : { name: word.slice(0, equals), value: word.slice(equals + 1) };
  });
}
