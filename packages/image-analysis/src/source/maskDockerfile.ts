import { MASK, maskSecrets } from '../facts/maskSecrets';
import { isSecretName } from '../facts/secretNames';

const PRIVATE_KEY =
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g;
/** `ENV NAME value`, the form without an equals sign. */
const SPACED = /^(\s*ENV\s+)([A-Za-z_][\w.-]{0,200})(\s+)(?=[^\s=])([\s\S]*)$/i;

/**
 * A Dockerfile that can be stored and shown: what looks like a secret is
 * replaced by `***`, and every line stays where it was, so that line numbers
 * hold. Applied twice it changes nothing more.
 * @public
 */
export function maskDockerfile(text: string): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(PRIVATE_KEY, key => MASK + newlinesOf(key))
    .split('\n');
  const escape = lines
    .slice(0, 5)
    .some(line => /^\s*#\s*escape\s*=\s*`\s*$/i.test(line))
    ? '`'
    : '\\';
  const masked: string[] = [];
  for (let at = 0; at < lines.length; ) {
    let end = at + 1;
    while (end < lines.length && lines[end - 1].trimEnd().endsWith(escape)) {
      end += 1;
    }
    masked.push(maskLines(lines.slice(at, end).join('\n')));
    at = end;
  }
  return masked.join('\n');
}

function maskLines(lines: string): string {
  const spaced = SPACED.exec(lines);
  const masked =
    spaced && isSecretName(spaced[2]) && !spaced[4].startsWith('$')
      ? `${spaced[1]}${spaced[2]}${spaced[3]}${MASK}`
      : maskSecrets(lines);
  const lost = newlinesOf(lines).length - newlinesOf(masked).length;
  return lost > 0 ? masked + '\n'.repeat(lost) : masked;
}

function newlinesOf(text: string): string {
  return text.replace(/[^\n]+/g, '');
}
