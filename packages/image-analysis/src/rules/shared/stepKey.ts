import { Instruction } from '../../model';

/**
 * What names a step in all releases: its text without what changes with the
 * files that it copies (`COPY file:<hash> in /app` of classic Docker and
 * buildah).
 */
export function stepKey(instruction: Instruction): string {
  return instruction.text
    .replace(/\b(file|dir|multi):[0-9a-f]{16,128}/g, '$1:')
    .replace(/\s+/g, ' ')
    .trim();
}
