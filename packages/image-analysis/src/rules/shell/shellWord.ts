import { continuation } from './continuation';

/** A word of a shell script. */
export interface ShellWord {
  /** Quotes removed; variables and substitutions as written. */
  text: string;
  /** Any part of it was quoted, so that it cannot be a keyword. */
  isQuoted: boolean;
  /** Scripts in `$(…)`, `<(…)` and backticks. */
  substitutions: string[];
  /** Offset of the first character behind it. */
  end: number;
}

const ENDS_WORD = /[\s;&|()<>]/;

/**
 * Reads the word that begins at an offset. What is not closed goes to the end
 * of the text, so that no character is looked at more often than it is nested.
 */
export function readWord(script: string, start: number): ShellWord {
  const word: ShellWord = {
    text: '',
    isQuoted: false,
    substitutions: [],
    end: start,
  };
  let at = start;
  while (at < script.length) {
    const character = script[at];
    // `a=(…)` and `*.!(…)` go on behind the bracket.
    const isPart =
      character === '(' && /^\w+\+?=$|.[!@?*+]$/s.test(word.text.slice(-64));
    const continued = continuation(script, at);
    if (ENDS_WORD.test(character) && !isPart) {
      break;
    }
    if (continued !== undefined) {
      at = continued;
    } else if (isPart) {
      const end = endOfNesting(script, at, ')');
      word.text += script.slice(at, end);
      at = end;
    } else if (character === "'") {
      const close = script.indexOf("'", at + 1);
      const end = close < 0 ? script.length : close;
      word.text += script.slice(at + 1, end);
      word.isQuoted = true;
      at = end + 1;
    } else if (character === '"') {
      word.isQuoted = true;
      at = readDoubleQuoted(script, at + 1, word);
    } else if (character === '\\') {
      word.text += script[at + 1] ?? '';
      word.isQuoted = true;
      at += 2;
    } else {
      at = readPlain(script, at, word);
    }
  }
  word.end = Math.min(at, script.length);
  return word;
}

function readDoubleQuoted(
  script: string,
  start: number,
  word: ShellWord,
): number {
  let at = start;
  while (at < script.length) {
    const character = script[at];
    if (character === '"') {
      return at + 1;
    }
    if (character === '\\' && /["\\$`\n]/.test(script[at + 1] ?? '')) {
      word.text += script[at + 1] === '\n' ? '' : script[at + 1];
      at += 2;
    } else {
      at = readPlain(script, at, word);
    }
  }
  return at;
}

/** One character, or a whole expansion. */
function readPlain(script: string, at: number, word: ShellWord): number {
  const two = script.slice(at, at + 2);
  if (two === '$(') {
    return readSubstitution(script, at, word);
  }
  if (two === '${') {
    const end = endOfNesting(script, at + 1, '}');
    const inner = script.slice(at + 2, end - 1);
    word.text += script.slice(at, end);
    for (let open = inner.indexOf('$('); open >= 0; ) {
      const close = endOfNesting(inner, open + 1, ')');
      word.substitutions.push(inner.slice(open + 2, close - 1));
      open = inner.indexOf('$(', close);
    }
    return end;
  }
  if (script[at] === '`') {
    const end = endOfBackticks(script, at);
    word.substitutions.push(
      script.slice(at + 1, end - 1).replace(/\\([\\`$])/g, '$1'),
    );
    word.text += script.slice(at, end);
    return end;
  }
  word.text += script[at];
  return at + 1;
}

/** Reads `$(…)`, `<(…)` or `>(…)`, whose two first characters are at `at`. */
export function readSubstitution(
  script: string,
  at: number,
  word: ShellWord,
): number {
  const end = endOfNesting(script, at + 1, ')');
  // `$((…))` computes; it runs nothing.
  if (script[at + 2] !== '(') {
    const close = script[end - 1] === ')' ? end - 1 : end;
    word.substitutions.push(script.slice(at + 2, close));
  }
  word.text += script.slice(at, end);
  return end;
}

function endOfBackticks(script: string, start: number): number {
  let at = start + 1;
  while (at < script.length && script[at] !== '`') {
    at += script[at] === '\\' ? 2 : 1;
  }
  return Math.min(at + 1, script.length);
}

/**
 * Offset behind the bracket that closes the one at `start`, through nested
 * brackets and quotes; the end of the text where none does.
 */
function endOfNesting(script: string, start: number, close: string): number {
  const open = script[start];
  const stack: string[] = [close];
  let at = start + 1;
  while (at < script.length) {
    const character = script[at];
    const top = stack[stack.length - 1];
    if (character === '\\') {
      at += 1;
    } else if (character === top) {
      stack.pop();
      if (stack.length === 0) {
        return at + 1;
      }
    } else if (character === '"' || character === '`') {
      stack.push(character);
    } else if (character === '$' && /[({]/.test(script[at + 1] ?? '')) {
      stack.push(script[at + 1] === '(' ? ')' : '}');
      at += 1;
    } else if (top !== '"' && character === "'") {
      const end = script.indexOf("'", at + 1);
      at = end < 0 ? script.length : end;
    } else if (top === close && character === open) {
      stack.push(close);
    }
    at += 1;
  }
  return script.length;
}
