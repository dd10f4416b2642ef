import { PathTrait } from '../ImageContents';

/** What a path tells of a file; nothing for ordinary ones. */
export function traitOf(_path: string): PathTrait | undefined {
  return undefined;
}
