import type { SecretSighting } from '../../LayerContents';
import { FILE_FORMS } from './fileForms';
import { looksRandom } from './looksRandom';
import { TOKEN_FORMS, TokenForm } from './tokenForms';

/** Told of one file; one is enough to act. */
const SIGHTINGS = 20;
/** Matches of one form looked at; a file of look-alikes is data. */
const MATCHES = 200;

/**
 * Finds secrets in a text file by precise forms. Gives kind and line, never
 * anything of the value.
 */
export function scanForSecrets(path: string, body: Buffer): SecretSighting[] {
  // The forms are ASCII; a byte per character keeps this quick.
  const text = body.toString('latin1');
  const found = new Map<string, SecretSighting>();
  for (const form of TOKEN_FORMS) {
    if (form.marks.some(mark => text.includes(mark))) {
      for (const index of placesOf(form, text)) {
        note(found, { path, kind: form.kind, line: lineOf(text, index) });
      }
    }
  }
  if (found.size === 0) {
    for (const form of FILE_FORMS) {
      const index = form.path.test(path) ? form.find(text) : undefined;
      if (index !== undefined) {
        note(found, { path, kind: form.kind, line: lineOf(text, index) });
      }
    }
  }
  return [...found.values()].slice(0, SIGHTINGS);
}

function* placesOf(form: TokenForm, text: string): Generator<number> {
  let matches = 0;
  for (const match of text.matchAll(form.form)) {
    matches += 1;
    if (matches > MATCHES) {
      return;
    }
    const isReal =
      form.isReal?.(match[0], text, match.index) ?? looksRandom(match[0]);
    if (isReal) {
      yield match.index;
    }
  }
}

function note(
  found: Map<string, SecretSighting>,
  sighting: { path: string; kind: string; line: number },
): void {
  const key = `${sighting.kind} ${sighting.line}`;
  if (found.size < SIGHTINGS && !found.has(key)) {
    found.set(key, { ...sighting, seenIn: 'contents' });
  }
}

function lineOf(text: string, index: number): number {
  let line = 1;
  let at = text.indexOf('\n');
  while (at >= 0 && at < index) {
    line += 1;
    at = text.indexOf('\n', at + 1);
  }
  return line;
}
