import { DockerfileInstruction } from '../../source/Dockerfile';

/** A COPY or ADD of files of the build context. */
export interface ContextCopy {
  instruction: DockerfileInstruction;
  /** As written, `./` and leading slashes taken away; `.` is the whole context. */
  sources: string[];
  destination: string;
}

/**
 * Reads a COPY or ADD that takes from the build context; absent for copies from
 * stages and images, of addresses and here-documents, and for others.
 */
export function contextCopy(
  instruction: DockerfileInstruction,
): ContextCopy | undefined {
  const { keyword, flags, args } = instruction;
  if (
    (keyword !== 'COPY' && keyword !== 'ADD') ||
    flags.some(({ name }) => name === 'from') ||
    args.length < 2
  ) {
    return undefined;
  }
  const sources = args
    .slice(0, -1)
    .filter(source => !isRemote(source) && !source.startsWith('<<'))
    .map(source => source.replace(/^(?:\.?\/)+/, '') || '.');
  return sources.length > 0
    ? { instruction, sources, destination: args[args.length - 1] }
    : undefined;
}

/** What ADD fetches. */
export function isRemote(source: string): boolean {
  return /^(?:https?:\/\/|git@|git:\/\/|ssh:\/\/|github\.com\/)/i.test(source);
}

/** Whether the whole build context is copied. */
export function copiesEverything(copy: ContextCopy): boolean {
  return copy.sources.some(source => /^(?:\.|\*|\*\*)\/?$/.test(source));
}
