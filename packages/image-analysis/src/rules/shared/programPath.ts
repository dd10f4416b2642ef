import { ImageContents } from '../../combine/ImageContents';
import { ImageFacts } from '../../facts/ImageFacts';

const MOST_LINKS = 8;

/**
 * Path of the file that the container starts, symbolic links followed; absent
 * where the config names none, or a name that is looked for in PATH and not
 * found in the usual places.
 */
export function programPath(
  facts: Pick<ImageFacts, 'entrypoint' | 'cmd' | 'workingDir' | 'environment'>,
  contents: ImageContents,
): string | undefined {
  const word = facts.entrypoint?.[0] ?? facts.cmd?.[0];
  if (word === undefined || word === '') {
    return undefined;
  }
  if (word.includes('/')) {
    return follow(normal(word, facts.workingDir ?? '/'), contents);
  }
  const path =
    facts.environment.find(({ name }) => name === 'PATH')?.value ??
    '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  for (const directory of path.split(':').slice(0, 50)) {
    const found = follow(normal(word, directory || '/'), contents);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function follow(start: string, contents: ImageContents): string | undefined {
  let path = start;
  for (let count = 0; count <= MOST_LINKS; count += 1) {
    if (contents.liveFile(path)) {
      return path;
    }
    const target = contents.linkTarget(path);
    if (target === undefined) {
      return undefined;
    }
    path =
      contents.liveType(path) === 'hardlink'
        ? target
        : normal(target, `/${path.split('/').slice(0, -1).join('/')}`);
  }
  return undefined;
}

function normal(path: string, directory: string): string {
  const parts: string[] = [];
  const whole = path.startsWith('/') ? path : `${directory}/${path}`;
  for (const part of whole.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}
