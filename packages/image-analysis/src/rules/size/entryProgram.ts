import { FileVersion, ImageContents } from '../../combine/ImageContents';
import { ImageDescription } from '../../model';

const SHELL = /(?:^|\/)(?:ba|da|a|z)?sh$/;
const INITS = /(?:^|\/)(?:tini|dumb-init|catatonit|docker-init)$/;
const USUAL_PATHS = [
  'usr/local/sbin',
  'usr/local/bin',
  'usr/sbin',
  'usr/bin',
  'sbin',
  'bin',
  'go/bin',
  'usr/local/cargo/bin',
];
const MOST_LINKS = 8;

/** Words that start the image's program, inits such as tini passed over. */
export function startWords(image: ImageDescription): string[] {
  const words = [...(image.entrypoint ?? []), ...(image.cmd ?? [])];
  if (INITS.test(words[0] ?? '')) {
    const rest = words.slice(1).filter(word => word !== '--');
    const first = rest.findIndex(word => !word.startsWith('-'));
    return first < 0 ? [] : rest.slice(first);
  }
  return words;
}

/** Whether a shell starts the program: `/bin/sh -c "…"`. */
export function startsWithShell(image: ImageDescription): boolean {
  return SHELL.test(startWords(image)[0] ?? '');
}

/**
 * The live file that the image starts: its first word looked up as the kernel
 * and the PATH would; behind `java -jar` the archive. Absent where a shell
 * starts something, or the file is not there.
 */
export function entryProgram(
  image: ImageDescription,
  contents: ImageContents,
): FileVersion | undefined {
  const words = startWords(image);
  const [first] = words;
  if (first === undefined || startsWithShell(image)) {
    return undefined;
  }
  if (/(?:^|\/)java$/.test(first)) {
    const jar = words[words.indexOf('-jar') + 1];
    return words.includes('-jar') && jar !== undefined
      ? resolve(contents, absolute(image, jar))
      : undefined;
  }
  if (first.includes('/')) {
    return resolve(contents, absolute(image, first));
  }
  for (const directory of USUAL_PATHS) {
    const found = resolve(contents, `${directory}/${first}`);
    if (found) {
      return found;
    }
  }
  return undefined;
}

function absolute(image: ImageDescription, path: string): string {
  const whole = path.startsWith('/')
    ? path
    : `${image.workingDir ?? ''}/${path}`;
  return normalise(whole);
}

/** Follows links, directories on the way too where they are links of the root. */
function resolve(
  contents: ImageContents,
  path: string,
): FileVersion | undefined {
  let at = path;
  for (let hop = 0; hop < MOST_LINKS; hop += 1) {
    const file = contents.liveFile(at);
    if (file) {
      return file;
    }
    const link = linkOf(contents, at);
    if (link === undefined) {
      return undefined;
    }
    at = link;
  }
  return undefined;
}

/** Where the shortest leading part of a path that is a link leads. */
function linkOf(contents: ImageContents, path: string): string | undefined {
  const parts = path.split('/');
  for (let count = 1; count <= parts.length; count += 1) {
    const part = parts.slice(0, count).join('/');
    const target = contents.linkTarget(part);
    if (target !== undefined) {
      const isHard = contents.liveType(part) === 'hardlink';
      const base =
        isHard || target.startsWith('/')
          ? ''
          : parts.slice(0, count - 1).join('/');
      return normalise(
        [base, target, ...parts.slice(count)].filter(Boolean).join('/'),
      );
    }
  }
  return undefined;
}

function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}
