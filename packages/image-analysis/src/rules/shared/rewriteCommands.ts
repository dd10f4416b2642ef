import { ShellCommand } from '../shell/ShellCommand';
import { RunStep } from './runSteps';

/**
 * A RUN's script with some of its commands written anew; the rest, line breaks
 * and all, stays as it was. `rewrite` gives the new text, or nothing.
 */
export function rewriteCommands(
  step: Pick<RunStep, 'script' | 'commands'>,
  rewrite: (command: ShellCommand) => string | undefined,
): string {
  const { script, commands } = step;
  let text = '';
  let at = 0;
  for (const command of commands) {
    const by = rewrite(command);
    const found = by === undefined ? -1 : script.indexOf(command.text, at);
    if (by !== undefined && found >= 0) {
      text += script.slice(at, found) + by;
      at = found + command.text.length;
    }
  }
  return text + script.slice(at);
}

/**
 * A command's text with options behind one of its words, the first such word
 * that is not in front of its name.
 */
export function withOptions(
  command: ShellCommand,
  word: string,
  options: string,
): string {
  const { name, text } = command;
  const start = word === name ? 0 : text.indexOf(name) + name.length;
  for (
    let found = text.indexOf(word, start);
    found >= 0;
    found = text.indexOf(word, found + 1)
  ) {
    const end = found + word.length;
    if (
      /^(?:[\s/]|$)/.test(text.slice(found - 1, found)) &&
      /^(?:\s|$)/.test(text.slice(end, end + 1))
    ) {
      return `${text.slice(0, end)} ${options}${text.slice(end)}`;
    }
  }
  return text;
}
