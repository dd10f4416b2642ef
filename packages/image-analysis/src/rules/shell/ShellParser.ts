import { ShellCommand } from './ShellCommand';
import { ShellFrame } from './ShellFrame';
import { continuation } from './continuation';
import { Heredoc, isShellScript, readHeredoc } from './heredoc';
import { ShellWord, readSubstitution, readWord } from './shellWord';
import { unwrapCommand } from './unwrapCommand';

/** Scripts within scripts: what lies deeper is not looked into. */
const DEEPEST = 8;

type Joint = NonNullable<ShellCommand['joinedBy']>;

/** A simple command while its words are being read. */
interface Draft {
  start: number;
  end: number;
  words: ShellWord[];
  /** Head of `for` and `case`: not a command. */
  isHead: boolean;
  heredocs: Heredoc[];
}

/**
 * Reads one script, and the scripts in it by parsers of their own; see
 * `commandsOf`.
 */
export class ShellParser {
  private readonly commands: ShellCommand[] = [];
  private readonly frames: ShellFrame[] = [];
  private readonly waitingHeredocs: Heredoc[] = [];
  private draft: Draft = emptyDraft();
  private joint: Joint | undefined;
  private definesFunction = false;
  private at = 0;

  constructor(
    private readonly script: string,
    private readonly depth: number,
    private readonly isConditional: boolean,
  ) {}

  parse(): ShellCommand[] {
    while (this.at < this.script.length) {
      this.step();
    }
    this.endCommand();
    return this.commands;
  }

  private step(): void {
    const { script, at } = this;
    const continued = continuation(script, at);
    if (continued !== undefined) {
      this.at = continued;
    } else if (script[at] === '\n') {
      this.at += 1;
      this.separate(';');
      this.readHeredocs();
    } else if (/\s/.test(script[at])) {
      this.at += 1;
    } else if (script[at] === '#') {
      const end = script.indexOf('\n', at);
      this.at = end < 0 ? script.length : end;
    } else if (this.isInTest()) {
      // `[[ a && b ]]` is one command.
      const length = /^(?:&&|\|\||[()<>;&|])/.exec(script.slice(at, at + 2));
      if (length) {
        this.at += length[0].length;
      } else {
        this.readWord();
      }
    } else if (!this.readRedirection() && !this.readOperator()) {
      this.readWord();
    }
  }

  private isInTest(): boolean {
    const { words } = this.draft;
    return words[0]?.text === '[[' && words[words.length - 1].text !== ']]';
  }

  private readOperator(): boolean {
    const operator = /^(?:;;&|;;|;&|&&|\|\||\|&|[;|&()])/.exec(
      this.script.slice(this.at, this.at + 3),
    )?.[0];
    if (operator === undefined) {
      return false;
    }
    this.at += operator.length;
    const frame = this.frames[this.frames.length - 1];
    if (frame?.isPattern) {
      if (operator === ')') {
        frame.isPattern = false;
        this.draft = emptyDraft();
      }
      return true;
    }
    switch (operator) {
      case ';;':
      case ';&':
      case ';;&':
        this.separate(';');
        if (frame?.kind === 'case') {
          frame.isPattern = true;
        }
        break;
      case '(':
        this.open();
        break;
      case ')':
        this.endCommand();
        if (frame?.kind === 'group' || frame?.kind === 'function') {
          this.frames.pop();
        }
        break;
      case '&&':
      case '||':
      case '&':
        this.separate(operator);
        break;
      default:
        this.separate(operator === ';' ? ';' : '|');
    }
    return true;
  }

  /** `(`: a subshell, or `name()` of a function. */
  private open(): void {
    const empty = /^[ \t]*\)/.exec(this.script.slice(this.at, this.at + 16));
    if (this.draft.words.length === 1 && empty) {
      this.at += empty[0].length;
      this.draft = emptyDraft();
      this.definesFunction = true;
      return;
    }
    if (this.script[this.at] === '(' && this.draft.words.length === 0) {
      // `((…))` computes.
      const end = this.script.indexOf('))', this.at);
      this.at = end < 0 ? this.script.length : end + 2;
      return;
    }
    this.endCommand();
    this.push('group');
  }

  private push(kind: ShellFrame['kind'], isConditional = false): void {
    this.frames.push({
      kind: this.definesFunction ? 'function' : kind,
      isConditional:
        isConditional || this.definesFunction || this.isConditionalHere(),
    });
    this.definesFunction = false;
  }

  private isConditionalHere(): boolean {
    const frame = this.frames[this.frames.length - 1];
    return frame ? frame.isConditional : this.isConditional;
  }

  /** `>file`, `2>&1`, `<<EOF`, `<<<word`; process substitution is a word. */
  private readRedirection(): boolean {
    const { script, at } = this;
    const match = /^(?:&>>?|\d{0,3}(?:<<<|<<-|<<|<>|<&|>>|>&|>\||<|>))/.exec(
      script.slice(at, at + 6),
    );
    if (!match || /^[<>]\(/.test(script.slice(at, at + 2))) {
      return false;
    }
    this.at = at + match[0].length;
    while (/[ \t]/.test(script[this.at] ?? '')) {
      this.at += 1;
    }
    const target = readWord(script, this.at);
    this.at = target.end;
    if (/^\d*<<-?$/.test(match[0])) {
      this.draft.heredocs.push({
        delimiter: target.text,
        stripsTabs: match[0].endsWith('-'),
        isScript: false,
      });
    } else {
      this.emitSubstitutions(target);
    }
    this.begin(at);
    return true;
  }

  private readWord(): void {
    const { script, at } = this;
    let word: ShellWord;
    if (/[<>]/.test(script[at])) {
      word = { text: '', isQuoted: true, substitutions: [], end: at };
      word.end = readSubstitution(script, at, word);
    } else {
      word = readWord(script, at);
    }
    this.at = Math.max(word.end, at + 1);
    const frame = this.frames[this.frames.length - 1];
    if (frame?.isPattern) {
      if (word.text === 'esac' && !word.isQuoted) {
        this.frames.pop();
      }
      return;
    }
    if (this.draft.words.length === 0 && !word.isQuoted) {
      if (this.readKeyword(word.text)) {
        return;
      }
    }
    this.begin(at);
    this.draft.words.push(word);
    if (
      frame?.kind === 'case' &&
      this.draft.isHead &&
      this.draft.words.length > 1 &&
      word.text === 'in'
    ) {
      this.endCommand();
      frame.isPattern = true;
    }
  }

  /** Reserved words count only where a command may begin. */
  private readKeyword(text: string): boolean {
    switch (text) {
      case 'if':
        this.push('if');
        return true;
      case 'while':
      case 'until':
        this.push('loop');
        return true;
      case 'then':
      case 'elif':
      case 'else':
      case 'do':
        this.makeConditional();
        return true;
      case 'fi':
      case 'done':
      case 'esac':
      case '}':
        this.frames.pop();
        return true;
      case 'for':
      case 'select':
        this.push('loop', true);
        this.draft.isHead = true;
        return true;
      case 'case':
        this.push('case', true);
        this.draft.isHead = true;
        this.draft.words.push({
          text,
          isQuoted: false,
          substitutions: [],
          end: this.at,
        });
        return true;
      case 'function': {
        const name = /^[ \t]+[\w.:-]+[ \t]*(?:\([ \t]*\))?/.exec(
          this.script.slice(this.at, this.at + 128),
        );
        this.at += name?.[0].length ?? 0;
        this.definesFunction = true;
        return true;
      }
      case '{':
        this.draft = emptyDraft();
        this.push('group');
        return true;
      case '!':
        return true;
      default:
        return false;
    }
  }

  private makeConditional(): void {
    const frame = this.frames[this.frames.length - 1];
    if (frame) {
      frame.isConditional = true;
    }
  }

  private begin(start: number): void {
    const { draft } = this;
    if (draft.start < 0) {
      draft.start = start;
    }
    draft.end = this.at;
  }

  private separate(joint: Joint): void {
    const hadWords = this.draft.words.length > 0;
    this.endCommand();
    // A new line behind `&&` or `|` ends nothing.
    if (hadWords || this.joint === undefined || joint !== ';') {
      this.joint = joint;
    }
  }

  private endCommand(): void {
    const { draft } = this;
    this.draft = emptyDraft();
    const command = unwrapCommand(
      draft.isHead ? [] : draft.words.map(({ text }) => text),
    );
    for (const heredoc of draft.heredocs) {
      heredoc.isScript = command.readsScript || draft.words.length === 0;
      this.waitingHeredocs.push(heredoc);
    }
    const [from, until] = command.scriptWords ?? [0, 0];
    draft.words.forEach((word, index) => {
      if (index < from || index >= until) {
        this.emitSubstitutions(word);
      }
    });
    if (command.name === '') {
      return;
    }
    const joinedBy = this.commands.length > 0 ? this.joint : undefined;
    this.joint = undefined;
    if (command.script !== undefined && this.depth < DEEPEST) {
      this.emit(command.script, joinedBy);
      return;
    }
    this.commands.push({
      name: command.name,
      args: command.args,
      assignments: command.assignments,
      text: this.script.slice(draft.start, draft.end).trim(),
      ...(joinedBy && { joinedBy }),
      isConditional: this.isConditionalHere(),
    });
  }

  private emitSubstitutions(word: ShellWord): void {
    for (const inner of word.substitutions) {
      this.emit(inner);
    }
  }

  private emit(script: string, joinedBy?: Joint): void {
    if (this.depth >= DEEPEST) {
      return;
    }
    const commands = new ShellParser(
      script,
      this.depth + 1,
      this.isConditionalHere(),
    ).parse();
    commands.forEach((command, index) => {
      this.commands.push(
        index === 0 && joinedBy ? { ...command, joinedBy } : command,
      );
    });
  }

  /** The bodies of the heredocs that the line before named. */
  private readHeredocs(): void {
    for (const heredoc of this.waitingHeredocs.splice(0)) {
      const { body, end } = readHeredoc(this.script, this.at, heredoc);
      this.at = end;
      if (heredoc.isScript && isShellScript(body)) {
        this.emit(body);
      }
    }
  }
}

function emptyDraft(): Draft {
  return { start: -1, end: -1, words: [], isHead: false, heredocs: [] };
}
