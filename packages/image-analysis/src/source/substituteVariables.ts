const DEEPEST = 8;

/**
 * Replaces `$name`, `${name}`, `${name:-word}`, `${name-word}`, `${name:+word}`
 * and `${name+word}` as a Dockerfile does. Absent where a variable has no value
 * or the form is another one. Linear in the length of the text.
 */
export function substituteVariables(
  text: string,
  valueOf: (name: string) => string | undefined,
  depth = 0,
): string | undefined {
  if (depth > DEEPEST) {
    return undefined;
  }
  let result = '';
  let at = 0;
  while (at < text.length) {
    const char = text[at];
    if (char === '\\' && at + 1 < text.length) {
      result += text[at + 1];
      at += 2;
    } else if (char !== '$') {
      result += char;
      at += 1;
    } else if (text[at + 1] === '{') {
      const end = closingBrace(text, at + 1);
      const value =
        end === undefined
          ? undefined
          : expand(text.slice(at + 2, end), valueOf, depth);
      if (end === undefined || value === undefined) {
        return undefined;
      }
      result += value;
      at = end + 1;
    } else {
      const name = /^\w{1,200}/.exec(text.slice(at + 1, at + 201))?.[0];
      const value = name === undefined ? undefined : valueOf(name);
      if (name === undefined || value === undefined) {
        return undefined;
      }
      result += value;
      at += 1 + name.length;
    }
  }
  return result;
}

/** The inside of `${…}`. */
function expand(
  inside: string,
  valueOf: (name: string) => string | undefined,
  depth: number,
): string | undefined {
  const match = /^(\w{1,200})(?:(:?[-+])([\s\S]*))?$/.exec(inside);
  if (!match) {
    return undefined;
  }
  const [, name, operator, word = ''] = match;
  const value = valueOf(name);
  const isSet = operator?.startsWith(':')
    ? Boolean(value)
    : value !== undefined;
  if (operator?.endsWith('-')) {
    return isSet ? value : substituteVariables(word, valueOf, depth + 1);
  }
  if (operator?.endsWith('+')) {
    return isSet ? substituteVariables(word, valueOf, depth + 1) : '';
  }
  return value;
}

function closingBrace(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') {
      depth += 1;
    } else if (text[at] === '}') {
      depth -= 1;
      if (depth === 0) {
        return at;
      }
    }
  }
  return undefined;
}
