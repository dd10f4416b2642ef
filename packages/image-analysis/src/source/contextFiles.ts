import { FileVersion, ImageContents } from '../combine/ImageContents';
import { ImageDescription } from '../model';
import { Dockerfile, DockerfileInstruction } from './Dockerfile';

/** A file of the image that came out of the build context. */
export interface ContextFile {
  file: FileVersion;
  /** Where it lay in the build context: `docs/README.md`. */
  path: string;
  copy: DockerfileInstruction;
}

/** Sources that stand for the whole build context. */
const EVERYTHING = /^(?:\.?\/)*(?:\.|\*)?\/?$/;

/**
 * The files that copies of the whole build context brought into the image,
 * with their paths in that context. Copies whose layer or whose destination is
 * not known are left out, as are copies from other stages.
 */
export function contextFiles(options: {
  image: ImageDescription;
  contents: ImageContents;
  dockerfile: Dockerfile;
  layers: ReadonlyMap<DockerfileInstruction, number>;
}): ContextFile[] {
  const { image, contents, dockerfile, layers } = options;
  const found: ContextFile[] = [];
  for (const { copy, directory } of copiesOfEverything(image, dockerfile)) {
    const layer = layers.get(copy);
    const inside = directory === '' ? '' : `${directory}/`;
    if (layer !== undefined) {
      for (const file of contents.files) {
        if (file.layer === layer && file.path.startsWith(inside)) {
          found.push({ file, path: file.path.slice(inside.length), copy });
        }
      }
    }
  }
  return found;
}

/** Whether an instruction copies the whole build context. */
export function isCopyOfEverything(
  instruction: DockerfileInstruction,
): boolean {
  const { keyword, flags, args } = instruction;
  return (
    (keyword === 'COPY' || keyword === 'ADD') &&
    !flags.some(({ name }) => name === 'from') &&
    args.length > 1 &&
    args.slice(0, -1).some(source => EVERYTHING.test(source))
  );
}

function copiesOfEverything(
  image: ImageDescription,
  { chain }: Dockerfile,
): { copy: DockerfileInstruction; directory: string }[] {
  const found: { copy: DockerfileInstruction; directory: string }[] = [];
  const steps = chain.flatMap(({ instructions }) => instructions);
  const setsNone = steps.every(({ keyword }) => keyword !== 'WORKDIR');
  // What the base set, only the image tells, and only if nobody changed it.
  let current = setsNone ? image.workingDir ?? '/' : undefined;
  for (const step of steps) {
    const { keyword, args } = step;
    if (keyword === 'WORKDIR') {
      current = resolved(current, args[0] ?? '');
    } else if (isCopyOfEverything(step)) {
      const directory = resolved(current, args[args.length - 1]);
      if (directory !== undefined) {
        found.push({ copy: step, directory: directory.slice(1) });
      }
    }
  }
  return found;
}

/** An absolute path without `.`, `..` and a slash at its end; `/` is `/`. */
function resolved(base: string | undefined, path: string): string | undefined {
  if (path.includes('$') || (!path.startsWith('/') && base === undefined)) {
    return undefined;
  }
  const parts: string[] = [];
  const whole = path.startsWith('/') ? path : `${base}/${path}`;
  for (const part of whole.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return `/${parts.join('/')}`;
}
