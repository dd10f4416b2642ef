import { cleanText } from '../../facts/cleanText';
import { maskSecrets } from '../../facts/maskSecrets';

/** At most this much of a text is kept. */
export const SYSTEM_TEXT_BYTES = 16 * 1024;

/** A small text as it may be kept: bounded, readable, free of secrets. */
export function systemText(body: Buffer): string {
  const text = body.toString('utf8', 0, SYSTEM_TEXT_BYTES);
  return maskSecrets(cleanText(text, SYSTEM_TEXT_BYTES));
}

/**
 * `etc/passwd` without its second field, which held hashes of passwords once
 * and may still.
 */
export function accountsText(body: Buffer): string {
  const lines = body
    .toString('utf8', 0, SYSTEM_TEXT_BYTES)
    .split('\n')
    .filter(line => line !== '')
    .map(line => {
      const fields = line.split(':');
      // Whatever is no line of accounts could be anything.
      return fields.length === 7
        ? [fields[0], 'x', ...fields.slice(2)].join(':')
        : '';
    })
    .filter(line => line !== '');
  return cleanText(lines.map(line => `${line}\n`).join(''), SYSTEM_TEXT_BYTES);
}
