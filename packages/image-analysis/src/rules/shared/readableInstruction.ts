/** What classic Docker and buildah write in place of the names of sources. */
const HASHED = /\b(file|dir|multi):[0-9a-f]{16,128}/g;

const NAMES: Readonly<Record<string, string>> = {
  file: '<file>',
  dir: '<directory>',
  multi: '<files>',
};

/**
 * An instruction as a person would write it: `COPY <file> /app` where the
 * builder kept only the digest of what was copied.
 */
export function readableInstruction(text: string): string {
  return text.replace(HASHED, (_, kind: string) => NAMES[kind] ?? '<file>');
}
