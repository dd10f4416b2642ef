const TOKEN = /\s*("(?:[^"\\]|\\.)*"|[()|]|(?:\.\w+)+|\w+)/y;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) {
      throw new Error(`Not understood: ${text.slice(at)}`);
    }
    tokens.push(match[1]);
  }
  return tokens;
}

class Pipeline {
  private place = 0;

  constructor(
    private readonly tokens: string[],
    private readonly data: unknown,
  ) {}

  value(): unknown {
    const value = this.pipe();
    if (this.place < this.tokens.length) {
      throw new Error(`Not understood: ${this.tokens.slice(this.place)}`);
    }
    return value;
  }

  private pipe(): unknown {
    let value = this.command([]);
    while (this.tokens[this.place] === '|') {
      this.place += 1;
      value = this.command([value]);
    }
    return value;
  }

  /** A function with its arguments, the piped one last; or a bare operand. */
  private command(piped: unknown[]): unknown {
    const first = this.tokens[this.place];
    const isCall = /^[a-z]/i.test(first ?? '');
    if (!isCall) {
      if (piped.length > 0) {
        throw new Error(`${first} takes nothing from a pipe`);
      }
      return this.operand();
    }
    this.place += 1;
    const given: unknown[] = [];
    while (
      this.place < this.tokens.length &&
      !['|', ')'].includes(this.tokens[this.place])
    ) {
      given.push(this.operand());
    }
    return call(first, [...given, ...piped]);
  }

  private operand(): unknown {
    const token = this.tokens[this.place];
    this.place += 1;
    if (token === '(') {
      const value = this.pipe();
      if (this.tokens[this.place] !== ')') {
        throw new Error('A parenthesis is not closed');
      }
      this.place += 1;
      return value;
    }
    if (token?.startsWith('"')) {
      return JSON.parse(token);
    }
    if (token?.startsWith('.')) {
      return token.slice(1).split('.').reduce(fieldOf, this.data);
    }
    throw new Error(`Not understood: ${token}`);
  }
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Reflect.get(value, key)
    : undefined;
}

function call(name: string, values: unknown[]): unknown {
  switch (name) {
    case 'index':
      return values
        .slice(1)
        .reduce((at, key) => fieldOf(at, String(key)), values[0]);
    case 'printf': {
      const rest = values.slice(1);
      return String(values[0]).replace(/%s/g, () => textOf(rest.shift()));
    }
    case 'default':
      return values[1] === undefined || values[1] === ''
        ? values[0]
        : values[1];
    case 'toJson':
      return JSON.stringify(values[0] ?? null);
    default:
      throw new Error(`No function ${name}`);
  }
}

function textOf(value: unknown): string {
  return value === undefined ? '<no value>' : String(value);
}

/**
 * Renders a template of Go's text/template as far as recipes use it: fields,
 * strings, parentheses and pipes of `index`, `printf`, `default` and `toJson`.
 * Throws on all else, rather than render something that Go would not.
 */
export function renderGoTemplate(template: string, data: unknown): string {
  return template.replace(/\{\{([^}]*)\}\}/g, (_, pipeline: string) =>
    textOf(new Pipeline(tokensOf(pipeline), data).value()),
  );
}
