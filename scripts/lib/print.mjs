/** What the commands say to the person in front of the terminal. */

const useColour = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = code => text =>
  useColour ? `\u001b[${code}m${text}\u001b[0m` : text;

export const bold = paint('1');
export const green = paint('32');
export const red = paint('31');
export const dim = paint('2');

/** A step that is about to take time. */
export function step(text) {
  process.stdout.write(`${bold('▸')} ${text}\n`);
}

/** A framed block that nobody overlooks between log lines. */
export function block(title, lines) {
  const rule = '─'.repeat(72);
  const body = lines.map(line => `  ${line}`).join('\n');
  process.stdout.write(`\n${rule}\n  ${bold(title)}\n\n${body}\n${rule}\n\n`);
}

/** Ends the process with a message that says what to do. */
export function fail(message) {
  process.stderr.write(`${red('✖')} ${message}\n`);
  process.exit(1);
}

/** `83 s`, `4 min 12 s`. */
export function duration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 120
    ? `${seconds} s`
    : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
